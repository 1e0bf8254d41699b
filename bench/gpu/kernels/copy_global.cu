// SPDX-License-Identifier: Apache-2.0
// Fills with a known pattern, and copies, 16 bytes per thread and step.

struct Arguments {
  const uint4* from;
  uint4* to;
  long long count;
};

__device__ __forceinline__ unsigned pattern(long long word) {
  return static_cast<unsigned>(word) * 2654435761u;
}

extern "C" __global__ void __launch_bounds__(256) fill_global(
    const __grid_constant__ Arguments arguments) {
  const long long step = static_cast<long long>(gridDim.x) * 256;
  for (long long at = blockIdx.x * 256ll + threadIdx.x; at < arguments.count; at += step) {
    arguments.to[at] = make_uint4(pattern(4 * at), pattern(4 * at + 1), pattern(4 * at + 2),
                                  pattern(4 * at + 3));
  }
}

extern "C" __global__ void __launch_bounds__(256) copy_global(
    const __grid_constant__ Arguments arguments) {
  constexpr int kLoads = 4;
  const long long step = static_cast<long long>(gridDim.x) * 256 * kLoads;
  long long at = static_cast<long long>(blockIdx.x) * 256 * kLoads + threadIdx.x;
  for (; at + (kLoads - 1) * 256 < arguments.count; at += step) {
    uint4 words[kLoads];
#pragma unroll
    for (int i = 0; i < kLoads; ++i) words[i] = arguments.from[at + i * 256];
#pragma unroll
    for (int i = 0; i < kLoads; ++i) arguments.to[at + i * 256] = words[i];
  }
  for (int i = 0; i < kLoads; ++i) {
    if (at + i * 256 < arguments.count) arguments.to[at + i * 256] = arguments.from[at + i * 256];
  }
}
