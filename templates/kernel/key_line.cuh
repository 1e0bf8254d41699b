// SPDX-License-Identifier: Apache-2.0
// The line of all work: the key tiles of every unit, sequence by sequence, cut evenly over blocks.
// Units of one sequence have equally many tiles; a unit is one row tile with its keys.
// reads Config: kKeyTile kLeastTiles kKeysHaveGap kSkipsTiles
// needs: ops/integer.cuh
// hooks: sequence_count units_per_sequence enter_block tile_possible

__device__ __forceinline__ int tiles_between(int begin, int end) {
  return (larger_of(end - begin, 0) + Config::kKeyTile - 1) / Config::kKeyTile;
}

/// Tiles of keys that some row of a unit may use.
__device__ __forceinline__ int tile_count(const Block& block) {
  if constexpr (Config::kKeysHaveGap) {
    return tiles_between(block.key_begin, block.gap_begin) +
           tiles_between(block.gap_end, block.key_end);
  }
  return tiles_between(block.key_begin, block.key_end);
}

__device__ __forceinline__ int first_key(const Block& block, int tile) {
  if constexpr (Config::kKeysHaveGap) {
    const int before = tiles_between(block.key_begin, block.gap_begin);
    if (tile >= before) return block.gap_end + (tile - before) * Config::kKeyTile;
  }
  return block.key_begin + tile * Config::kKeyTile;
}

/// The next tile from `tile` on of which some pair may count.
__device__ __forceinline__ int skip_empty(const Arguments& arguments, const Block& block, int tile,
                                          int end) {
  if constexpr (Config::kSkipsTiles) {
    while (tile < end && !tile_possible(arguments, block, first_key(block, tile),
                                        first_key(block, tile) + Config::kKeyTile - 1)) {
      ++tile;
    }
  }
  return tile;
}

/// Tiles of each unit of a sequence; none beyond the last sequence.
__device__ __forceinline__ int tiles_of_sequence(const Arguments& arguments, int sequence) {
  if (sequence >= sequence_count(arguments)) return 0;
  return tile_count(enter_block(arguments, sequence, 0, nullptr));
}

/// How the line is cut: the first `longer` blocks have share + 1 tiles, the others `share`.
struct KeyLine {
  long long tiles;
  long long share;
  long long longer;
  int blocks;           // those that have work; the others of the grid have none
  bool has_empty_unit;  // of no tile, so on no block's part of the line

  __device__ __forceinline__ long long start(long long block) const {
    return block * share + smaller_of(block, longer);
  }
  /// The block on whose part tile `at` is.
  __device__ __forceinline__ long long block_at(long long at) const {
    const long long in_longer = longer * (share + 1);
    return at < in_longer ? at / (share + 1) : longer + (at - in_longer) / share;
  }
};

/// Every warp measures for itself.
__device__ __forceinline__ KeyLine measure_line(const Arguments& arguments) {
  const int sequences = sequence_count(arguments);
  long long tiles = 0;
  bool has_empty = false;
#pragma unroll 1
  for (int sequence = threadIdx.x % 32; sequence < sequences; sequence += 32) {
    const int own = tiles_of_sequence(arguments, sequence);
    tiles += own;
    has_empty = has_empty || own == 0;
  }
#pragma unroll
  for (int distance = 16; distance > 0; distance /= 2) {
    tiles += __shfl_xor_sync(0xffffffffu, tiles, distance);
  }
  KeyLine line;
  line.tiles = tiles * units_per_sequence(arguments);
  line.has_empty_unit = __any_sync(0xffffffffu, has_empty);
  const long long most = larger_of(line.tiles / Config::kLeastTiles, 1ll);
  line.blocks = static_cast<int>(smaller_of(static_cast<long long>(gridDim.x), most));
  line.share = line.tiles / line.blocks;
  line.longer = line.tiles % line.blocks;
  return line;
}

/// A place on the line.
struct LinePlace {
  int sequence;
  int unit;   // of the sequence
  int tile;   // of the unit
  int tiles;  // that the unit has
};

/// Tiles of one unit, and where the unit begins on the line.
struct Segment {
  int begin;
  int end;
  long long unit_at;
  bool is_cut;
};

/// The place of tile `at`, which is on the line.
__device__ __forceinline__ LinePlace place_on_line(const Arguments& arguments, long long at) {
  const int lane = threadIdx.x % 32;
  const long long units = units_per_sequence(arguments);
  long long before = 0;
#pragma unroll 1
  for (int base = 0;; base += 32) {
    const int tiles = tiles_of_sequence(arguments, base + lane);
    long long up_to = tiles;
#pragma unroll
    for (int distance = 1; distance < 32; distance *= 2) {
      const long long other = __shfl_up_sync(0xffffffffu, up_to, distance);
      if (lane >= distance) up_to += other;
    }
    const unsigned beyond = __ballot_sync(0xffffffffu, at < before + up_to * units);
    if (beyond != 0) {
      const int found = __ffs(beyond) - 1;
      LinePlace place;
      place.sequence = base + found;
      place.tiles = __shfl_sync(0xffffffffu, tiles, found);
      const long long rest =
          at - before - (__shfl_sync(0xffffffffu, up_to, found) - place.tiles) * units;
      place.unit = static_cast<int>(rest / place.tiles);
      place.tile = static_cast<int>(rest % place.tiles);
      return place;
    }
    before += __shfl_sync(0xffffffffu, up_to, 31) * units;
  }
}

/// The beginning of the unit behind that of `place`; the line does not end there.
__device__ __forceinline__ LinePlace next_unit(const Arguments& arguments, LinePlace place) {
  place.tile = 0;
  place.unit += 1;
  if (place.unit < units_per_sequence(arguments)) return place;
  place.unit = 0;
#pragma unroll 1
  do {
    place.sequence += 1;
    place.tiles = tiles_of_sequence(arguments, place.sequence);
  } while (place.tiles == 0);
  return place;
}
