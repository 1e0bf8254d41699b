// SPDX-License-Identifier: Apache-2.0
// The natural logarithm by the hardware's base-2 logarithm; log(0) = -infinity.
// reads Config: -
// needs: -

__device__ __forceinline__ float natural_logarithm(float x) {
  float log2;
  asm("lg2.approx.f32 %0, %1;" : "=f"(log2) : "f"(x));
  return log2 * 0.693147181f;
}
