// SPDX-License-Identifier: Apache-2.0
// elu(x) + 1
// reads Config: -
// needs: ops/exponential.cuh

__device__ __forceinline__ float exponential_linear_unit_plus_1(float x) {
  return x > 0.0f ? x + 1.0f : exponential(x);
}
