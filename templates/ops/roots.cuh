// SPDX-License-Identifier: Apache-2.0
// Square root and its reciprocal.
// reads Config: -
// needs: -

__device__ __forceinline__ float square_root(float x) {
  float root;
  asm("sqrt.approx.f32 %0, %1;" : "=f"(root) : "f"(x));
  return root;
}

__device__ __forceinline__ float reciprocal_square_root(float x) {
  float reciprocal;
  asm("rsqrt.approx.f32 %0, %1;" : "=f"(reciprocal) : "f"(x));
  return reciprocal;
}
