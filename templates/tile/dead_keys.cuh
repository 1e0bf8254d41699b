// SPDX-License-Identifier: Apache-2.0
// Keys of a tile that no row of the CTA uses: their values may be anything, NaN included, so they
// become zeros before a weight of zero meets them.
// reads Config: kThreads kRowTile kKeyTile kKeysPerWarp
// needs: ops/shared_memory.cuh

/// `kept`: bit i is set where element i of one of this thread's rows counts. `marks` is shared
/// memory, kThreads / 32 * 4 words that nobody else uses meanwhile. Ends with a barrier.
template <class Operand>
__device__ __forceinline__ void zero_dead_keys(unsigned values, unsigned kept, unsigned* marks) {
  constexpr int kRowWarps = Config::kRowTile / 16;
#pragma unroll
  for (int distance = 4; distance < 32; distance *= 2) {
    kept |= __shfl_xor_sync(0xffffffffu, kept, distance);
  }
  const int lane = threadIdx.x % 32;
  if (lane < 4) marks[threadIdx.x / 32 * 4 + lane] = kept;
  __syncthreads();

  constexpr int kThreadsPerKey = Config::kThreads / Config::kKeyTile;
  const int key = threadIdx.x / kThreadsPerKey;
  const int first_warp = key / Config::kKeysPerWarp * kRowWarps;
  const int element = key % Config::kKeysPerWarp / 8 * 2 + key % 2;
  unsigned used = 0;
#pragma unroll
  for (int warp = 0; warp < kRowWarps; ++warp) {
    used |= marks[(first_warp + warp) * 4 + key % 8 / 2];
  }
  if ((used >> element & 1) == 0) {
    const unsigned zeros[4] = {};
#pragma unroll 1
    for (int column = threadIdx.x % kThreadsPerKey * 8; column < Operand::kPaddedColumns;
         column += kThreadsPerKey * 8) {
      store_shared_16(values + key * Operand::kPitch + column * 2, zeros);
    }
  }
  __syncthreads();
}
