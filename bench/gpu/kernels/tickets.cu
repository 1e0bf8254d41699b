// SPDX-License-Identifier: Apache-2.0
// One thread per CTA takes `rounds` tickets from a counter, each atomic waiting for the one before.

struct Arguments {
  unsigned* counters;
  unsigned* clocks;  // per CTA: clocks from the first ticket to the last
  long long stride;  // words between the counters of neighbouring CTAs; 0: all share one
  int rounds;
};

template <class Take>
__device__ __forceinline__ void take_tickets(const Arguments& arguments, Take take) {
  if (threadIdx.x != 0) return;
  unsigned* const counter = arguments.counters + blockIdx.x * arguments.stride;
  const unsigned start = clock();
  unsigned got = 0;
#pragma unroll 1
  for (int round = 0; round < arguments.rounds; ++round) got = take(counter + (got >> 31));
  arguments.clocks[blockIdx.x] = static_cast<unsigned>(clock()) - start + (got >> 31);
}

extern "C" __global__ void __launch_bounds__(32) tickets_relaxed(
    const __grid_constant__ Arguments arguments) {
  take_tickets(arguments, [](unsigned* counter) {
    unsigned got;
    asm volatile("atom.relaxed.gpu.global.add.u32 %0, [%1], 1;" : "=r"(got) : "l"(counter) : "memory");
    return got;
  });
}

extern "C" __global__ void __launch_bounds__(32) tickets_acquire_release(
    const __grid_constant__ Arguments arguments) {
  take_tickets(arguments, [](unsigned* counter) {
    unsigned got;
    asm volatile("atom.acq_rel.gpu.global.add.u32 %0, [%1], 1;" : "=r"(got) : "l"(counter) : "memory");
    return got;
  });
}
