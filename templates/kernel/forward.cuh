// SPDX-License-Identifier: Apache-2.0
// One CTA: a tile of rows meets its keys once, tile by tile, and leaves with finished rows.
// reads Config: kKeyTile kStages kClampsKeys kReducesRows kReducesKeys
// needs: ops/integer.cuh ops/opaque.cuh ops/shared_memory.cuh tile/load_tile.cuh
// needs: tile/contract.cuh tile/row_part.cuh kernel/meet_tile.cuh
// hooks: enter_block enter_row reduce_rows reduce_keys agree_row finish_row store_columns

__device__ __forceinline__ void forward(const Arguments& arguments) {
  extern __shared__ __align__(16) unsigned char shared_memory[];
  constexpr int kStageBytes = KeyOperand::kBytes + ValueOperand::kBytes;
  constexpr int kScratchAt = RowOperand::kBytes + Config::kStages * kStageBytes;
  const unsigned rows = static_cast<unsigned>(__cvta_generic_to_shared(shared_memory));
  const unsigned stages = rows + RowOperand::kBytes;
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
  const int own_row = first_row_of_warp() + lane / 4;
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

      meet_tile(arguments, block, row, wide, rows, stage, first);
      first = next;
      stage = next_stage;
    } while (first < block.key_end);
  }
  wait_for_copies();  // of the rows, where there was no key

  const long long own_column = opaque(lane % 4 * 2);
#pragma unroll
  for (int half = 0; half < 2; ++half) {
    const bool is_stored = block.row_first + own_row + 8 * half <= block.row_last;
    agree_row(row[half]);
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
