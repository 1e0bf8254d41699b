// SPDX-License-Identifier: Apache-2.0
// The reduction max{...}.
// reads Config: -
// needs: ops/infinity.cuh ops/order.cuh

struct Maximum {
  static __device__ __forceinline__ float identity() { return -infinity(); }
  static __device__ __forceinline__ float combine(float a, float b) { return maximum(a, b); }
};
