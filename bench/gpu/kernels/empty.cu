// SPDX-License-Identifier: Apache-2.0
// Kernels that do nothing: what launching costs. The second one may start before the one in front of
// it has ended, and waits for that itself.

struct Arguments {
  long long unused;
};

extern "C" __global__ void __launch_bounds__(128) empty(const __grid_constant__ Arguments) {}

extern "C" __global__ void __launch_bounds__(128) empty_dependent(
    const __grid_constant__ Arguments) {
#if __CUDA_ARCH__ >= 900
  asm volatile("griddepcontrol.wait;" ::: "memory");
  asm volatile("griddepcontrol.launch_dependents;" ::: "memory");
#endif
}
