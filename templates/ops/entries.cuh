// SPDX-License-Identifier: Apache-2.0
// The least and the largest of the entries that a tile reads in an integer table.
// reads Config: -
// needs: -

template <class Entry>
struct EntryRange {
  static constexpr Entry kLargest = static_cast<Entry>(~0ull >> (65 - 8 * sizeof(Entry)));
  Entry least = kLargest;
  Entry most = -kLargest - 1;

  /// Of a table without entries: no class follows from it.
  __device__ __forceinline__ EntryRange undecided() const { return {most, least}; }
  __device__ __forceinline__ void meet(Entry entry) {
    if (entry < least) least = entry;
    if (entry > most) most = entry;
  }
  /// What all lanes of the warp have found, each of which must ask.
  __device__ __forceinline__ EntryRange over_warp() const {
    EntryRange all = *this;
#pragma unroll 1
    for (int distance = 16; distance > 0; distance /= 2) {
      const Entry least_there = __shfl_xor_sync(0xffffffffu, all.least, distance);
      const Entry most_there = __shfl_xor_sync(0xffffffffu, all.most, distance);
      if (least_there < all.least) all.least = least_there;
      if (most_there > all.most) all.most = most_there;
    }
    return all;
  }
};

using IntEntries = EntryRange<int>;
using LongEntries = EntryRange<long long>;

/// Which entries of 32 neighbours are this lane's to look at.
__device__ __forceinline__ int lane_of_entries() { return threadIdx.x % 32; }
