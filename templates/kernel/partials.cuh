// SPDX-License-Identifier: Apache-2.0
// What a warp knows of its rows after some of their keys, as floats [element][lane]; how several of
// them become one, and how the last one becomes outputs.
// reads Config: kRowTile kThreads kRowScalars kPartsAtOnce
// needs: ops/integer.cuh ops/opaque.cuh tile/contract.cuh tile/row_part.cuh
// hooks: enter_row save_row load_row merge_row agree_row finish_row store_columns

/// Sizes. Lane i of every warp has the same rows and columns, so no element changes its lane.
struct Partial {
  static constexpr int kRowWarps = Config::kRowTile / 16;
  static constexpr int kKeyWarps = Config::kThreads / 32 / kRowWarps;
  static constexpr int kRowFloats = Config::kRowScalars * 32;
  static constexpr int kFragments = ValueOperand::kPaddedColumns / 8;
  static constexpr int kFloats = 2 * kRowFloats + kFragments * 4 * 32;  // of one warp
  static constexpr int kSlotFloats = kRowWarps * kFloats;               // of a row tile
  /// Warps of the same rows share the columns of a merge: each has every kKeyWarps-th fragment.
  static constexpr int kShare = (kFragments + kKeyWarps - 1) / kKeyWarps;
};

using ColumnShare = float[Partial::kShare][4];

__device__ __forceinline__ int row_warp() { return threadIdx.x / 32 % Partial::kRowWarps; }
__device__ __forceinline__ int key_warp() { return threadIdx.x / 32 / Partial::kRowWarps; }

/// The rows of this thread; one beyond the last repeats it.
__device__ __forceinline__ void enter_rows(const Arguments& arguments, const Block& block,
                                           Row (&row)[2]) {
#pragma unroll
  for (int half = 0; half < 2; ++half) {
    const int own = block.row_begin + first_row_of_warp() + threadIdx.x % 32 / 4 + 8 * half;
    const int packed = smaller_of(own, block.row_end - 1);
    row[half] = enter_row(arguments, block, packed, larger_of(packed - block.row_begin, 0));
  }
}

/// One warp's rows and all their columns. `part` is the warp's own.
__device__ __forceinline__ void store_partial(
    float* part, const Row (&row)[2], const Fragments<ValueOperand::kPaddedColumns>& wide) {
  part += threadIdx.x % 32;
  save_row(part, row[0]);
  save_row(part + Partial::kRowFloats, row[1]);
  part += 2 * Partial::kRowFloats;
#pragma unroll
  for (int n = 0; n < Partial::kFragments; ++n) {
#pragma unroll
    for (int i = 0; i < 4; ++i) part[(n * 4 + i) * 32] = wide[n][i];
  }
}

/// Whether there is a row at this thread's place: what is not there is neither stored nor loaded.
__device__ __forceinline__ bool holds_row(const Block& block, int half) {
  return block.row_begin + first_row_of_warp() + threadIdx.x % 32 / 4 + 8 * half < block.row_end;
}

/// The same after a merge: each warp has its share of the columns.
__device__ __forceinline__ void store_share(float* part, const Block& block, const Row (&row)[2],
                                            const ColumnShare& columns) {
  part += threadIdx.x % 32;
#pragma unroll
  for (int half = 0; half < 2; ++half) {
    if (!holds_row(block, half)) continue;
    if (key_warp() == 0) save_row(part + half * Partial::kRowFloats, row[half]);
    float* own = part + 2 * Partial::kRowFloats;
#pragma unroll
    for (int k = 0; k < Partial::kShare; ++k) {
      const int n = key_warp() + k * Partial::kKeyWarps;
      if (n < Partial::kFragments) {
#pragma unroll
        for (int i = 2 * half; i < 2 * half + 2; ++i) own[(n * 4 + i) * 32] = columns[k][i];
      }
    }
  }
}

/// Partials of the same rows in the order in which they are merged: `first`, then rest + i * stride.
struct PartialList {
  const float* first;
  const float* rest;
  long long stride;
  int count;
};

__device__ __forceinline__ void merge_partials(const Arguments& arguments, const Block& block,
                                               const PartialList& list, Row (&row)[2],
                                               ColumnShare& columns) {
  enter_rows(arguments, block, row);
#pragma unroll
  for (auto& fragment : columns) {
#pragma unroll
    for (float& x : fragment) x = 0.0f;
  }
#pragma unroll 1
  for (int base = 0; base < list.count; base += Config::kPartsAtOnce) {
    Row later[Config::kPartsAtOnce][2];
    float loaded[Config::kPartsAtOnce][Partial::kShare][4];
#pragma unroll
    for (int at = 0; at < Config::kPartsAtOnce; ++at) {
      const int i = smaller_of(base + at, list.count - 1);
      const float* part = (i == 0 ? list.first : list.rest + i * list.stride) + threadIdx.x % 32;
#pragma unroll
      for (int half = 0; half < 2; ++half) {
        const bool is_there = holds_row(block, half);
        later[at][half] = row[half];
        if (is_there) load_row(part + half * Partial::kRowFloats, later[at][half]);
        const float* own = part + 2 * Partial::kRowFloats;
#pragma unroll
        for (int k = 0; k < Partial::kShare; ++k) {
          const int n = smaller_of(key_warp() + k * Partial::kKeyWarps, Partial::kFragments - 1);
#pragma unroll
          for (int j = 2 * half; j < 2 * half + 2; ++j) {
            loaded[at][k][j] = is_there ? own[(n * 4 + j) * 32] : 0.0f;
          }
        }
      }
    }
#pragma unroll
    for (int at = 0; at < Config::kPartsAtOnce; ++at) {
      if (base + at < list.count) {
#pragma unroll
        for (int half = 0; half < 2; ++half) {
          const MergeFactors factor = merge_row(arguments, block, row[half], later[at][half]);
#pragma unroll
          for (int k = 0; k < Partial::kShare; ++k) {
#pragma unroll
            for (int j = 2 * half; j < 2 * half + 2; ++j) {
              columns[k][j] = columns[k][j] * factor.earlier + loaded[at][k][j] * factor.later;
            }
          }
        }
      }
    }
  }
}

/// Rows that have met all their keys: final values, outputs.
__device__ __forceinline__ void finish_rows(const Arguments& arguments, const Block& block,
                                            Row (&row)[2], const ColumnShare& columns) {
  const int lane = threadIdx.x % 32;
  const long long own_column = opaque(key_warp() * 8 + lane % 4 * 2);
#pragma unroll
  for (int half = 0; half < 2; ++half) {
    const bool is_stored = holds_row(block, half);
    agree_row(row[half]);
    finish_row(arguments, block, row[half], is_stored && lane % 4 == 0 && key_warp() == 0);
    if (is_stored) {
#pragma unroll
      for (int k = 0; k < Partial::kShare; ++k) {
        const int n = key_warp() + k * Partial::kKeyWarps;
        if (n * 8 < ValueOperand::kColumns) {
          store_columns(arguments, block, row[half], own_column + k * Partial::kKeyWarps * 8,
                        columns[k][2 * half], columns[k][2 * half + 1]);
        }
      }
    }
  }
}
