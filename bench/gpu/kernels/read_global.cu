// SPDX-License-Identifier: Apache-2.0
// Reads every 16-byte word of `from` once, kLoads of them in flight per thread; each thread leaves the
// exclusive or of what it read, so that a read that did not happen is seen.

struct Arguments {
  const uint4* from;
  unsigned* out;  // one word per thread of the grid
  long long count;
};

__device__ __forceinline__ uint4 load_once(const uint4* from) {
  uint4 word;
  asm volatile("ld.global.nc.L1::no_allocate.L2::128B.v4.u32 {%0, %1, %2, %3}, [%4];"
               : "=r"(word.x), "=r"(word.y), "=r"(word.z), "=r"(word.w)
               : "l"(from));
  return word;
}

template <int kLoads>
__device__ __forceinline__ void read_all(const Arguments& arguments) {
  constexpr int kThreads = 256;
  const long long step = static_cast<long long>(gridDim.x) * kThreads * kLoads;
  unsigned sum = 0;
  long long at = static_cast<long long>(blockIdx.x) * kThreads * kLoads + threadIdx.x;
  for (; at + (kLoads - 1) * kThreads < arguments.count; at += step) {
    uint4 words[kLoads];
#pragma unroll
    for (int i = 0; i < kLoads; ++i) words[i] = load_once(arguments.from + at + i * kThreads);
#pragma unroll
    for (int i = 0; i < kLoads; ++i) sum ^= words[i].x ^ words[i].y ^ words[i].z ^ words[i].w;
  }
  for (int i = 0; i < kLoads; ++i) {
    if (at + i * kThreads >= arguments.count) break;
    const uint4 word = load_once(arguments.from + at + i * kThreads);
    sum ^= word.x ^ word.y ^ word.z ^ word.w;
  }
  arguments.out[blockIdx.x * kThreads + threadIdx.x] = sum;
}

extern "C" __global__ void __launch_bounds__(256) read_global_1(
    const __grid_constant__ Arguments arguments) {
  read_all<1>(arguments);
}
extern "C" __global__ void __launch_bounds__(256) read_global_2(
    const __grid_constant__ Arguments arguments) {
  read_all<2>(arguments);
}
extern "C" __global__ void __launch_bounds__(256) read_global_4(
    const __grid_constant__ Arguments arguments) {
  read_all<4>(arguments);
}
extern "C" __global__ void __launch_bounds__(256) read_global_8(
    const __grid_constant__ Arguments arguments) {
  read_all<8>(arguments);
}
