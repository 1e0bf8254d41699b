// SPDX-License-Identifier: Apache-2.0
// A reduction over the columns of a tile in shared memory: one f32 per tile row.
// reads Config: kThreads
// needs: ops/shared_memory.cuh

/// to[row] = Reduction::Monoid over Reduction::term(element). A barrier before and after belongs to
/// the caller.
template <class Operand, class Reduction>
__device__ __forceinline__ void reduce_columns(unsigned tile, float* to) {
  using Monoid = typename Reduction::Monoid;
  constexpr int kThreadsPerRow = Config::kThreads / Operand::kRows;
  const int row = threadIdx.x / kThreadsPerRow;
  const int part = threadIdx.x % kThreadsPerRow;
  float reduced = Monoid::identity();
#pragma unroll 1
  for (int column = part * 8; column < Operand::kColumns; column += kThreadsPerRow * 8) {
    unsigned words[4];
    load_shared_16(words, tile + row * Operand::kPitch + column * 2);
#pragma unroll
    for (int i = 0; i < 8; ++i) {
      const auto bits = static_cast<unsigned short>(words[i / 2] >> i % 2 * 16);
      const float term = Reduction::term(to_float(typename Operand::Element{bits}));
      if (Operand::kColumns % 8 == 0 || column + i < Operand::kColumns) {
        reduced = Monoid::combine(reduced, term);
      }
    }
  }
#pragma unroll
  for (int distance = kThreadsPerRow / 2; distance > 0; distance /= 2) {
    reduced = Monoid::combine(reduced, __shfl_xor_sync(0xffffffffu, reduced, distance));
  }
  if (part == 0) to[row] = reduced;
}
