// SPDX-License-Identifier: Apache-2.0
// x / y with 0 / 0 = 0, without the slow path (and its call) that IEEE division brings.
// reads Config: -
// needs: ops/reciprocal.cuh

/// A divisor of many values, inverted once.
struct Divisor {
  float scale;    // a power of two that keeps the inverse finite and normal
  float inverse;  // of value * scale
};

__device__ __forceinline__ Divisor divisor_of(float value) {
  // Two finite factors stand for 1 / 0: 0 times them is 0, anything normal an infinity.
  if (value == 0.0f) return {0x1p127f, copysignf(0x1p127f, value)};
  const float size = fabsf(value);
  const float scale = size < 0x1p-64f ? 0x1p64f : size > 0x1p64f ? 0x1p-64f : 1.0f;
  return {scale, approximate_reciprocal(value * scale)};
}

__device__ __forceinline__ float quotient(float x, const Divisor& y) {
  return x * y.scale * y.inverse;
}

__device__ __forceinline__ float quotient(float x, float y) { return quotient(x, divisor_of(y)); }
