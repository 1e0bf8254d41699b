// SPDX-License-Identifier: Apache-2.0
// The same reading through cp.async into a ring of kStages groups, 16 bytes per thread and group.

struct Arguments {
  const uint4* from;
  unsigned* out;  // one word per thread of the grid
  long long count;
};

constexpr int kThreads = 256;

__device__ __forceinline__ void begin_copy(unsigned slot, const uint4* from, long long at,
                                           long long count) {
  const bool inside = at < count;
  asm volatile("cp.async.cg.shared.global [%0], [%1], 16, %2;" ::"r"(slot),
               "l"(from + (inside ? at : 0)), "r"(inside ? 16 : 0)
               : "memory");
  asm volatile("cp.async.commit_group;" ::: "memory");
}

template <int kStages>
__device__ __forceinline__ void read_all(const Arguments& arguments) {
  extern __shared__ __align__(16) uint4 ring[];
  const unsigned mine = static_cast<unsigned>(__cvta_generic_to_shared(ring + threadIdx.x));
  constexpr unsigned kStageBytes = kThreads * 16;
  const long long step = static_cast<long long>(gridDim.x) * kThreads;
  const long long first = static_cast<long long>(blockIdx.x) * kThreads + threadIdx.x;
  long long next = first;
#pragma unroll
  for (int stage = 0; stage < kStages; ++stage, next += step) {
    begin_copy(mine + stage * kStageBytes, arguments.from, next, arguments.count);
  }
  unsigned sum = 0;
  int stage = 0;
  for (long long at = first; at < arguments.count; at += step, next += step) {
    asm volatile("cp.async.wait_group %0;" ::"n"(kStages - 1) : "memory");
    const uint4 word = ring[stage * kThreads + threadIdx.x];
    sum ^= word.x ^ word.y ^ word.z ^ word.w;
    begin_copy(mine + stage * kStageBytes, arguments.from, next, arguments.count);
    stage = stage + 1 == kStages ? 0 : stage + 1;
  }
  asm volatile("cp.async.wait_group 0;" ::: "memory");
  arguments.out[blockIdx.x * kThreads + threadIdx.x] = sum;
}

extern "C" __global__ void __launch_bounds__(256) read_cp_async_2(
    const __grid_constant__ Arguments arguments) {
  read_all<2>(arguments);
}
extern "C" __global__ void __launch_bounds__(256) read_cp_async_4(
    const __grid_constant__ Arguments arguments) {
  read_all<4>(arguments);
}
extern "C" __global__ void __launch_bounds__(256) read_cp_async_8(
    const __grid_constant__ Arguments arguments) {
  read_all<8>(arguments);
}
extern "C" __global__ void __launch_bounds__(256) read_cp_async_16(
    const __grid_constant__ Arguments arguments) {
  read_all<16>(arguments);
}
