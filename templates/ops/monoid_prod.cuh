// SPDX-License-Identifier: Apache-2.0
// The reduction prod{...}.
// reads Config: -
// needs: -

struct Product {
  static __device__ __forceinline__ float identity() { return 1.0f; }
  static __device__ __forceinline__ float combine(float a, float b) { return a * b; }
};
