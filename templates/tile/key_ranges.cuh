// SPDX-License-Identifier: Apache-2.0
// Two ranges of keys as one with a gap, cut into tiles.
// reads Config: kKeyTile
// needs: ops/integer.cuh tile/row_part.cuh

/// Keys from `begin` to before `end`, but those from `gap_begin` to before `gap_end`.
struct KeyRanges {
  int begin;
  int gap_begin;
  int gap_end;
  int end;
};

/// What lies in `a` or `b`. Tiles are counted from `begin` and from the end of the gap, which
/// begins where the tiles before it end, so that none of them meet.
__device__ __forceinline__ KeyRanges joined_ranges(KeyRange a, KeyRange b) {
  if (a.end <= a.begin) a = b;
  if (b.end <= b.begin) b = a;
  KeyRanges joined = {smaller_of(a.begin, b.begin), smaller_of(a.end, b.end),
                      larger_of(a.begin, b.begin), larger_of(a.end, b.end)};
  if (joined.gap_end <= joined.gap_begin) {
    joined.gap_begin = joined.end;
    joined.gap_end = joined.end;
    return joined;
  }
  const int tiles = (joined.gap_begin - joined.begin + Config::kKeyTile - 1) / Config::kKeyTile;
  joined.gap_end = larger_of(joined.gap_end, joined.begin + tiles * Config::kKeyTile);
  return joined;
}
