// SPDX-License-Identifier: Apache-2.0
// 1 / x to one unit in the last place.
// reads Config: -
// needs: -

__device__ __forceinline__ float approximate_reciprocal(float x) {
  float reciprocal;
  asm("rcp.approx.ftz.f32 %0, %1;" : "=f"(reciprocal) : "f"(x));
  return reciprocal;
}
