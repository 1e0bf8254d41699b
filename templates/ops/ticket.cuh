// SPDX-License-Identifier: Apache-2.0
// Counters in global memory by which blocks of one launch learn who comes last.
// reads Config: -
// needs: -

/// Counts one arrival and returns how many came before; the one that finds `last` before it leaves
/// the counter at 0. What this thread knew is known to those that come later.
__device__ __forceinline__ unsigned take_ticket(unsigned* counter, unsigned last) {
  unsigned before;
  asm volatile("atom.acq_rel.gpu.global.inc.u32 %0, [%1], %2;"
               : "=r"(before)
               : "l"(counter), "r"(last)
               : "memory");
  return before;
}

/// Orders this thread's accesses to global memory for every block of the GPU.
__device__ __forceinline__ void fence_of_gpu() { asm volatile("fence.acq_rel.gpu;" ::: "memory"); }
