// SPDX-License-Identifier: Apache-2.0
// One CTA: a tile of rows meets its keys once, tile by tile, and leaves with finished rows.
// reads Config: kKeyTile kStages kSkipsTiles kRowsBeginLate kRetagsWide kScoreReadsTables
// reads Config: kClampsKeys kReducesRows kReducesKeys
// needs: ops/integer.cuh ops/opaque.cuh ops/shared_memory.cuh tile/load_tile.cuh
// needs: tile/contract.cuh tile/row_part.cuh
// hooks: enter_block enter_row reduce_rows reduce_keys tile_possible tile_certain kept_keys keep
// hooks: score excluded update_row clear_dead_keys finish_row store_columns

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

__device__ __forceinline__ void forward(const Arguments& arguments) {
  extern __shared__ __align__(16) unsigned char shared_memory[];
  constexpr int kStageBytes = KeyOperand::kBytes + ValueOperand::kBytes;
  constexpr int kScratchAt = RowOperand::kBytes + Config::kStages * kStageBytes;
  const unsigned rows = static_cast<unsigned>(__cvta_generic_to_shared(shared_memory));
  const unsigned stages = rows + RowOperand::kBytes;
  const int warp = threadIdx.x / 32;
  const int lane = threadIdx.x % 32;

  const Block block = enter_block(arguments, blockIdx.x,
                                  reinterpret_cast<float*>(shared_memory + kScratchAt));
  load_tile<RowOperand>(arguments, block, rows, block.row_first, block.row_last + 1);
  commit_copies();
  int first = skip_empty_tiles(arguments, block, smaller_of(block.key_begin, block.key_end));
  load_stage(arguments, block, stages, first);
  if constexpr (Config::kReducesRows) {
    wait_for_copies();
    __syncthreads();
    reduce_rows(block, rows);
    __syncthreads();
  }

  // Each thread follows two rows; a row beyond the last one repeats it and is not stored.
  const int own_row = warp * 16 + lane / 4;
  Row row[2];
#pragma unroll
  for (int half = 0; half < 2; ++half) {
    const int tile_row = smaller_of(own_row + 8 * half, block.row_last - block.row_first);
    row[half] = enter_row(arguments, block, block.row_first + tile_row, tile_row);
  }
  Fragments<ValueOperand::kPaddedColumns> wide = {};

  unsigned stage = stages;
  // A CTA without keys meets one tile in which no pair counts: one way to the end costs less to
  // compile than two.
  if (!Config::kClampsKeys || first < block.key_end) {
#pragma unroll 1
    do {
      wait_for_copies();
      __syncthreads();
      const int next = skip_empty_tiles(arguments, block, first + Config::kKeyTile);
      const unsigned next_stage = stage == stages ? stages + kStageBytes : stages;
      if (next < block.key_end) load_stage(arguments, block, next_stage, next);
      if constexpr (Config::kReducesKeys) {
        reduce_keys(block, stage);
        __syncthreads();
      }

      Fragments<Config::kKeyTile> tile;
      contract_keys<RowOperand, KeyOperand>(tile, rows + warp * 16 * RowOperand::kPitch, stage);

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
        const float factor =
            update_row(arguments, block, row[half], part[half], is_full, kept[half]);
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
      contract_values<ValueOperand>(wide, tile, values);
      first = next;
      stage = next_stage;
    } while (first < block.key_end);
  }
  wait_for_copies();  // of the rows, where there was no key

  const long long own_column = opaque(lane % 4 * 2);
#pragma unroll
  for (int half = 0; half < 2; ++half) {
    const bool is_stored = block.row_first + own_row + 8 * half <= block.row_last;
    finish_row(arguments, block, row[half], is_stored && lane % 4 == 0);
    if (is_stored) {
#pragma unroll
      for (int n = 0; n < ValueOperand::kPaddedColumns / 8; ++n) {
        if (n * 8 < ValueOperand::kColumns) {
          store_columns(arguments, block, row[half], own_column + n * 8, wide[n][2 * half],
                        wide[n][2 * half + 1]);
        }
      }
    }
  }
}
