// SPDX-License-Identifier: Apache-2.0
// Outputs over disjoint sets of keys become the outputs over all of them. A warp takes a row, meets
// its parts in their order and holds the columns in registers, some at a time.
// reads Config: kThreads kColumnsAtOnce
// needs: ops/infinity.cuh tile/row_view.cuh
// hooks: no_key told_row told_column column_of_one merge_row finish_row store_row store_column

__device__ __forceinline__ void merge_outputs(const Arguments& arguments) {
  const long long index =
      static_cast<long long>(blockIdx.x) * (Config::kThreads / 32) + threadIdx.x / 32;
  if (index >= arguments.rows) return;
  const RowPlace place = place_of_row(arguments.extents, index);
  const int lane = threadIdx.x % 32;
  long long first = 0;
  do {  // at least once: a row without columns may have other outputs
    Row row = no_key();
    float wide[Config::kColumnsAtOnce];
#pragma unroll
    for (float& sum : wide) sum = 0.0f;
#pragma unroll 1
    for (int part = 0; part < arguments.parts; ++part) {
      const Row later = told_row(arguments, part, place);
      // A column of the output shows so much of each unit of the running sum: where that is
      // nothing, or without bound, it tells nothing of the sum.
      const float shown = column_of_one(later);
      const bool tells = shown != 0.0f && fabsf(shown) < infinity();
      const MergeFactors factor = merge_row(row, later);
#pragma unroll
      for (int i = 0; i < Config::kColumnsAtOnce; ++i) {
        const long long column = first + i * 32 + lane;
        if (column < arguments.columns) {
          const float value = told_column(arguments, part, place, column);
          const float sum = tells && value != 0.0f ? value / shown : 0.0f;
          wide[i] = wide[i] * factor.earlier + sum * factor.later;
        }
      }
    }
    finish_row(row);
    if (first == 0 && lane == 0) store_row(arguments, place, row);
#pragma unroll
    for (int i = 0; i < Config::kColumnsAtOnce; ++i) {
      const long long column = first + i * 32 + lane;
      if (column < arguments.columns) store_column(arguments, place, row, column, wide[i]);
    }
    first += Config::kColumnsAtOnce * 32;
  } while (first < arguments.columns);
}
