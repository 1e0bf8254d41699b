// SPDX-License-Identifier: Apache-2.0
// Larger and smaller of f32 values; NaN wins, as the language asks.
// reads Config: -
// needs: -

__device__ __forceinline__ float maximum(float a, float b) {
  float larger;
  asm("max.NaN.f32 %0, %1, %2;" : "=f"(larger) : "f"(a), "f"(b));
  return larger;
}

__device__ __forceinline__ float minimum(float a, float b) {
  float smaller;
  asm("min.NaN.f32 %0, %1, %2;" : "=f"(smaller) : "f"(a), "f"(b));
  return smaller;
}
