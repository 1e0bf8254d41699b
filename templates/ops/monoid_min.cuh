// SPDX-License-Identifier: Apache-2.0
// The reduction min{...}.
// reads Config: -
// needs: ops/infinity.cuh ops/order.cuh

struct Minimum {
  static __device__ __forceinline__ float identity() { return infinity(); }
  static __device__ __forceinline__ float combine(float a, float b) { return minimum(a, b); }
};
