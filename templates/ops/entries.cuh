// SPDX-License-Identifier: Apache-2.0
// The least and the largest of the entries that a tile reads in an integer table.
// reads Config: -
// needs: -

struct EntryRange {
  long long least = 0x7fffffffffffffff;
  long long most = -0x7fffffffffffffff - 1;

  /// Of a table without entries: no class follows from it.
  __device__ __forceinline__ EntryRange undecided() const { return {most, least}; }
  __device__ __forceinline__ void meet(long long entry) {
    if (entry < least) least = entry;
    if (entry > most) most = entry;
  }
};
