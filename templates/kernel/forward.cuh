// SPDX-License-Identifier: Apache-2.0
// One CTA: a tile of rows meets its keys once, tile by tile, and leaves with finished rows.
// reads Config: kRowTile kKeyTile kThreads kSkipsTiles kRetagsWide kScoreReadsTables
// needs: tile/load_tile.cuh tile/contract.cuh tile/row_part.cuh
// hooks: enter_block enter_row next... 

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

__device__ __forceinline__ void load_keys(const Arguments& arguments, const Block& block,
                                          unsigned stage, int first) {
  load_tile<KeyOperand>(arguments, block, stage, first, block.key_end);
  load_tile<ValueOperand>(arguments, block, stage + KeyOperand::kBytes, first,
                          block.key_end);
}

__device__ __forceinline__ void forward(const Arguments& arguments) {
  extern __shared__ __align__(16) unsigned char shared_memory[];
  const unsigned rows = __cvta_generic_to_shared(shared_memory);
  const unsigned stages = rows + RowOperand::kBytes;
  constexpr unsigned kStageBytes = KeyOperand::kBytes + ValueOperand::kBytes;
  const int warp = threadIdx.x / 32;
  const int lane = threadIdx.x % 32;

  const Block block = enter_block(arguments, blockIdx.x);
  load_tile<RowOperand>(arguments, block, rows, block.row_first, block.row_end);
  int first = skip_empty_tiles(arguments, block, block.key_begin);
  if (first < block.key_end) load_keys(arguments, block, stages, first);
  commit_copies();

  // Each thread follows two rows; rows beyond the last one repeat it and are not stored.
  const int first_row = block.row_first + warp * 16 + lane / 4;
  Row row[2] = {enter_row(arguments, block, min(first_row, block.row_end - 1)),
                enter_row(arguments, block, min(first_row + 8, block.row_end - 1))};
  Fragments<ValueOperand::kPaddedColumns> wide = {};

  unsigned stage = stages;
#pragma unroll 1
  while (first < block.key_end) {
    wait_for_copies();
    __syncthreads();
    const int next = skip_empty_tiles(arguments, block, first + Config::kKeyTile);
    const unsigned next_stage = stage == stages ? stages + kStageBytes : stages;
    if (next < block.key_end) {
      load_keys(arguments, block, next_stage, next);
      commit_copies();
    }

    Fragments<Config::kKeyTile> tile;
    contract_keys<RowOperand, KeyOperand>(tile, rows + warp * 16 * RowOperand::kPitch, stage);

    const int last = first + Config::kKeyTile - 1;
    const bool is_full = last < block.key_end && tile_certain(arguments, block, first, last);
#pragma unroll
    for (int half = 0; half < 2; ++half) {
      RowPart part = {tile, half, first + lane % 4 * 2};
      if constexpr (!Config::kScoreReadsTables) {
#pragma unroll
        for (int i = 0; i < RowPart::kCount; ++i) {
          part[i] = score(arguments, block, row[half], part.key(i), part[i]);
        }
        if (!is_full) {
#pragma unroll
          for (int i = 0; i < RowPart::kCount; ++i) {
            const int key = part.key(i);
            if (!(key < block.key_end && keep(arguments, block, row[half], key))) part[i] = excluded();
          }
        }
      }
      const float factor = update_row(arguments, block, row[half], part);
      if constexpr (Config::kRetagsWide) {
#pragma unroll
        for (auto& fragment : wide) {
          fragment[2 * half] *= factor;
          fragment[2 * half + 1] *= factor;
        }
      }
    }
    contract_values<ValueOperand>(wide, tile, stage + KeyOperand::kBytes);
    first = next;
    stage = next_stage;
  }

#pragma unroll
  for (int half = 0; half < 2; ++half) {
    const bool is_stored = first_row + 8 * half < block.row_end;
    finish_row(arguments, block, row[half], is_stored && lane % 4 == 0);
    if (is_stored) {
#pragma unroll
      for (int n = 0; n < ValueOperand::kPaddedColumns / 8; ++n) {
        store_pair(arguments, block, row[half], n * 8 + lane % 4 * 2, wide[n][2 * half],
                   wide[n][2 * half + 1]);
      }
    }
  }
}
