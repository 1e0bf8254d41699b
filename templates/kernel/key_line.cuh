// SPDX-License-Identifier: Apache-2.0
// The line of all work: the key tiles of every unit, sequence by sequence, and how it is cut.
// Units of one sequence have equally many tiles; a unit is one row tile with its keys. What is never
// cut is an atom: a tile, or, where bits must not depend on the cut, a chunk of them.
// reads Config: kKeyTile kLeastTiles kPieceEdge kKeysHaveGap kSkipsTiles kChunkTiles
// needs: ops/integer.cuh kernel/line_cut.cuh
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

/// Tiles whose first keys lie in the same kChunkTiles * kKeyTile positions of a sequence, counted
/// from its first, are a chunk: it depends on the unit's own keys alone.
__device__ __forceinline__ int chunk_at(const Block& block, int tile) {
  constexpr int kChunkKeys = (Config::kChunkTiles > 0 ? Config::kChunkTiles : 1) * Config::kKeyTile;
  return first_key(block, tile) / kChunkKeys;
}

/// Chunks of the tiles begin ... end - 1, of which no two have a gap between them.
__device__ __forceinline__ int chunks_between(const Block& block, int begin, int end) {
  return begin < end ? chunk_at(block, end - 1) - chunk_at(block, begin) + 1 : 0;
}

/// The same, and where keys have a gap, its two sides: tiles before it, their chunks, and whether
/// the last of these goes on behind it.
struct ChunkRuns {
  int tiles;
  int before;
  int chunks_before;
  bool is_shared;
};

__device__ __forceinline__ ChunkRuns chunk_runs(const Block& block) {
  ChunkRuns runs = {tile_count(block), 0, 0, false};
  if constexpr (Config::kKeysHaveGap) {
    runs.before = tiles_between(block.key_begin, block.gap_begin);
    runs.chunks_before = chunks_between(block, 0, runs.before);
    runs.is_shared = runs.before > 0 && runs.before < runs.tiles &&
                     chunk_at(block, runs.before - 1) == chunk_at(block, runs.before);
  }
  return runs;
}

/// Atoms of a unit.
__device__ __forceinline__ int atom_count(const Block& block) {
  if constexpr (Config::kChunkTiles == 0) return tile_count(block);
  const ChunkRuns runs = chunk_runs(block);
  return runs.chunks_before + chunks_between(block, runs.before, runs.tiles) -
         (runs.is_shared ? 1 : 0);
}

/// The first tile of an atom; that of the one behind the last is the number of tiles.
__device__ __forceinline__ int first_tile(const Block& block, int atom) {
  if constexpr (Config::kChunkTiles == 0) return atom;
  const ChunkRuns runs = chunk_runs(block);
  const bool is_behind = atom >= runs.chunks_before;
  const int begin = is_behind ? runs.before : 0;
  const int end = is_behind ? runs.tiles : runs.before;
  const int later = is_behind ? atom - runs.chunks_before + (runs.is_shared ? 1 : 0) : atom;
  if (begin >= end || later == 0) return begin;
  const int chunk = chunk_at(block, begin) + later;
  const int tiles = chunk * Config::kChunkTiles -
                    static_cast<int>(first_key(block, begin) / Config::kKeyTile);
  return smaller_of(begin + tiles, end);
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

/// Atoms of each unit of a sequence; none beyond the last sequence.
__device__ __forceinline__ int atoms_of_sequence(const Arguments& arguments, int sequence) {
  if (sequence >= sequence_count(arguments)) return 0;
  return atom_count(enter_block(arguments, sequence, 0, nullptr));
}

struct KeyLine {
  LineCut cut;
  bool has_work;        // for this block
  bool has_empty_unit;  // of no atom, so on no block's part of the line
};

/// Every warp measures for itself.
__device__ __forceinline__ KeyLine measure_line(const Arguments& arguments) {
  const int sequences = sequence_count(arguments);
  long long atoms = 0;
  int longest = 0;
  int filled = 0;
#pragma unroll 1
  for (int sequence = threadIdx.x % 32; sequence < sequences; sequence += 32) {
    const int own = atoms_of_sequence(arguments, sequence);
    atoms += own;
    longest = larger_of(longest, own);
    filled += own > 0 ? 1 : 0;
  }
#pragma unroll 1
  for (int distance = 16; distance > 0; distance /= 2) {
    atoms += __shfl_xor_sync(0xffffffffu, atoms, distance);
    filled += __shfl_xor_sync(0xffffffffu, filled, distance);
    longest = larger_of(longest, __shfl_xor_sync(0xffffffffu, longest, distance));
  }
  const long long each = units_per_sequence(arguments);
  const bool are_equal = atoms == 1ll * filled * longest;
  const LineUnits units = {atoms * each, filled * each, are_equal ? longest : 0};
  KeyLine line;
  line.cut = choose_line_cut(units, static_cast<int>(gridDim.x), Config::kLeastTiles,
                             Config::kPieceEdge, static_cast<int>(blockIdx.x));
  line.has_work = atoms > 0 && static_cast<int>(blockIdx.x) < line.cut.blocks;
  line.has_empty_unit = filled < sequences;
  return line;
}

/// A place on the line.
struct LinePlace {
  int sequence;
  int unit;           // of the sequence
  int atom;           // of the unit; how many it has, in the edge behind them
  int atoms;          // that the unit has
  long long unit_at;  // where the unit begins
};

/// Atoms of one unit.
struct Segment {
  int begin;
  int end;
  bool is_cut;
};

/// The place of position `at`, which is on the line.
__device__ __forceinline__ LinePlace place_on_line(const Arguments& arguments,
                                                   const UnitWeight& weight, long long at) {
  const int lane = threadIdx.x % 32;
  const long long units = units_per_sequence(arguments);
  long long before = 0;
#pragma unroll 1
  for (int base = 0;; base += 32) {
    const int atoms = atoms_of_sequence(arguments, base + lane);
    long long up_to = weight.of(atoms);
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
      place.atoms = __shfl_sync(0xffffffffu, atoms, found);
      const long long own = weight.of(place.atoms);
      const long long rest = at - before - (__shfl_sync(0xffffffffu, up_to, found) - own) * units;
      place.unit = static_cast<int>(rest / own);
      place.atom = weight.atoms_before(rest % own, place.atoms);
      place.unit_at = at - rest % own;
      return place;
    }
    before += __shfl_sync(0xffffffffu, up_to, 31) * units;
  }
}

/// The beginning of the unit behind that of `place`; the line does not end there.
__device__ __forceinline__ LinePlace next_unit(const Arguments& arguments,
                                               const UnitWeight& weight, LinePlace place) {
  place.unit_at += weight.of(place.atoms);
  place.atom = 0;
  place.unit += 1;
  if (place.unit < units_per_sequence(arguments)) return place;
  place.unit = 0;
#pragma unroll 1
  do {
    place.sequence += 1;
    place.atoms = atoms_of_sequence(arguments, place.sequence);
  } while (place.atoms == 0);
  return place;
}

/// The first atom of a block that has some.
__device__ __forceinline__ LinePlace first_on_line(const Arguments& arguments,
                                                   const UnitWeight& weight, long long start) {
  const LinePlace place = place_on_line(arguments, weight, start);
  return place.atom < place.atoms ? place : next_unit(arguments, weight, place);
}
