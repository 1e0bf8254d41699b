// SPDX-License-Identifier: Apache-2.0
// One tile of keys and values: how it gets into shared memory, and how a warp's rows meet it.
// reads Config: kKeyTile kKeysPerWarp kSkipsTiles kRowsBeginLate kRetagsWide kScoreReadsTables
// reads Config: kClampsKeys
// needs: ops/integer.cuh ops/shared_memory.cuh tile/load_tile.cuh tile/contract.cuh
// needs: tile/row_part.cuh
// hooks: tile_possible tile_certain kept_keys keep score excluded update_row clear_dead_keys

/// The first tile of keys at or after `first` that some row of this CTA may use.
__device__ __forceinline__ int skip_empty_tiles(const Arguments& arguments, const Block& block,
                                                int first) {
  if constexpr (Config::kSkipsTiles) {
    while (first < block.key_end &&
           !tile_possible(arguments, block, first, first + Config::kKeyTile - 1)) {
      first += Config::kKeyTile;
    }
  }
  return first;
}

/// One stage: a tile of keys, then the tile of their values.
__device__ __forceinline__ void load_stage(const Arguments& arguments, const Block& block,
                                           unsigned stage, int first) {
  load_tiles<KeyOperand, ValueOperand>(arguments, block, stage, first, block.key_end);
  commit_copies();
}

/// From contractions to scores.
__device__ __forceinline__ void score_row(const Arguments& arguments, const Block& block,
                                          const Row& row, RowPart& part) {
#pragma unroll
  for (int i = 0; i < RowPart::kCount; ++i) {
    int key = part.key(i);
    // Where every key counts, a table ends with the keys, not with their tile.
    if constexpr (Config::kClampsKeys) key = smaller_of(key, block.key_end - 1);
    part[i] = score(arguments, block, row, key, part.column(i), part[i]);
  }
}

/// Excludes the pairs that do not count. Returns those that do: bit i for element i.
__device__ __forceinline__ unsigned exclude_pairs(const Arguments& arguments, const Block& block,
                                                  const Row& row, RowPart& part) {
  const KeyRange range = kept_keys(arguments, block, row);
  const int begin = range.begin - part.key(0);
  const int end = range.end - part.key(0);
  unsigned kept = 0;
#pragma unroll
  for (int i = 0; i < RowPart::kCount; ++i) {
    const bool is_before = Config::kRowsBeginLate && RowPart::step(i) < begin;
    const bool counts = !is_before && RowPart::step(i) < end &&
                        keep(arguments, block, row, part.key(i));
    if constexpr (Config::kScoreReadsTables) {
      // A table may end where pairs no longer count.
      part[i] = counts ? score(arguments, block, row, part.key(i), part.column(i), part[i])
                       : excluded();
    } else {
      part[i] = counts ? part[i] : excluded();
    }
    if (counts) kept |= 1u << i;
  }
  return kept;
}

/// The tile of keys `first` ... in `stage` meets this thread's two rows; `rows` is the shared
/// address of the row tile.
__device__ __forceinline__ void meet_tile(const Arguments& arguments, const Block& block,
                                          Row (&row)[2],
                                          Fragments<ValueOperand::kPaddedColumns>& wide,
                                          unsigned rows, unsigned stage, int first) {
  Fragments<Config::kKeysPerWarp> tile;
  contract_keys<RowOperand, KeyOperand>(tile, rows + first_row_of_warp() * RowOperand::kPitch,
                                        stage + first_key_of_warp() * KeyOperand::kPitch);

  const int last = first + Config::kKeyTile - 1;
  const bool is_full = last < block.key_end && tile_certain(arguments, block, first, last);
  RowPart part[2] = {{tile, 0, first}, {tile, 1, first}};
  if (is_full || !Config::kScoreReadsTables) {
    score_row(arguments, block, row[0], part[0]);
    score_row(arguments, block, row[1], part[1]);
  }
  unsigned kept[2] = {0, 0};
  if (!is_full) {
    kept[0] = exclude_pairs(arguments, block, row[0], part[0]);
    kept[1] = exclude_pairs(arguments, block, row[1], part[1]);
  }
#pragma unroll
  for (int half = 0; half < 2; ++half) {
    const float factor = update_row(arguments, block, row[half], part[half], is_full, kept[half]);
    if constexpr (Config::kRetagsWide) {
#pragma unroll
      for (auto& fragment : wide) {
        fragment[2 * half] *= factor;
        fragment[2 * half + 1] *= factor;
      }
    }
  }
  const unsigned values = stage + KeyOperand::kBytes;
  if (!is_full) clear_dead_keys(block, values, kept[0] | kept[1]);
  contract_values<ValueOperand>(wide, tile, values + first_key_of_warp() * ValueOperand::kPitch);
}
