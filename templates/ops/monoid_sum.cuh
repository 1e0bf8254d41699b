// SPDX-License-Identifier: Apache-2.0
// The reduction sum{...}.
// reads Config: -
// needs: -

struct Sum {
  static __device__ __forceinline__ float identity() { return 0.0f; }
  static __device__ __forceinline__ float combine(float a, float b) { return a + b; }
};
