// SPDX-License-Identifier: Apache-2.0
// tanh to f32 accuracy; tanh.approx.f32 has 11 bits only, too few under a cap of 50.
// reads Config: -
// needs: ops/exponential.cuh ops/reciprocal.cuh

__device__ __forceinline__ float hyperbolic_tangent(float x) {
  // (1 - t) / (1 + t) cancels near 0, where four terms of the series are enough.
  const float size = fabsf(x);
  const float t = exponential(-2.0f * size);
  const float large = copysignf((1.0f - t) * approximate_reciprocal(1.0f + t), x);
  const float x2 = x * x;
  const float small = x + x * x2 * (-0.333333333f + x2 * (0.133333333f + x2 * -0.0539682540f));
  return size < 0.15f ? small : large;
}
