// SPDX-License-Identifier: Apache-2.0
// Powers of two that bring numbers of any size into the range of f16.
// reads Config: -
// needs: ops/integer.cuh ops/order.cuh

/// The scale of numbers that have no size yet.
constexpr float kLargestScale = 0x1p126f;

/// Brings a number of this size to 2^14 ... 2^15: far from overflow, and 28 bits above the smallest
/// normal f16.
__device__ __forceinline__ float f16_scale(float size) {
  const int exponent = __float_as_int(size) >> 23 & 255;
  return __int_as_float(smaller_of(268 - exponent, 253) << 23);
}

/// 1 / x for a power of two.
__device__ __forceinline__ float exact_inverse(float x) {
  return __int_as_float((254 << 23) - __float_as_int(x));
}

/// The largest size of some numbers.
struct LargestSize {
  static __device__ __forceinline__ float identity() { return 0.0f; }
  static __device__ __forceinline__ float combine(float a, float b) {
    return maximum(fabsf(a), fabsf(b));
  }
};
