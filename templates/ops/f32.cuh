// SPDX-License-Identifier: Apache-2.0
// Stores of f32 outputs.
// reads Config: -
// needs: -

__device__ __forceinline__ void store_one(float* to, float value) { *to = value; }

/// Two neighbours; `to` is a multiple of 8 bytes.
__device__ __forceinline__ void store_two(float* to, float low, float high) {
  *reinterpret_cast<float2*>(to) = make_float2(low, high);
}
