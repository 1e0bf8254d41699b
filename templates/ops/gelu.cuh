// SPDX-License-Identifier: Apache-2.0
// gelu in its erf form.
// reads Config: -
// needs: -

__device__ __forceinline__ float gaussian_linear_unit(float x) {
  return 0.5f * x * (1.0f + erff(x * 0.707106781f));
}
