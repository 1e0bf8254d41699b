// SPDX-License-Identifier: Apache-2.0
// exp by the hardware's power of two.
// reads Config: -
// needs: ops/infinity.cuh

constexpr float kLog2OfE = 1.44269504f;

__device__ __forceinline__ float power_of_two(float x) {
  float power;
  asm("ex2.approx.ftz.f32 %0, %1;" : "=f"(power) : "f"(x));
  return power;
}

__device__ __forceinline__ float exponential(float x) { return power_of_two(x * kLog2OfE); }

/// What exponential_of_difference subtracts for y. Its 0 for y = -infinity makes
/// (-infinity) - (-infinity) = -infinity without a test per x, where no x is above y.
__device__ __forceinline__ float exponent_shift(float y) {
  return y == -infinity() ? 0.0f : y * kLog2OfE;
}

/// exp(x - y) for x <= y and shift = exponent_shift(y).
__device__ __forceinline__ float exponential_of_difference(float x, float shift) {
  return power_of_two(__fmaf_rn(x, kLog2OfE, -shift));
}
