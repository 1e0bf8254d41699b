// SPDX-License-Identifier: Apache-2.0
// 1 / (1 + exp(-x)); 0 and 1 at the infinities.
// reads Config: -
// needs: ops/exponential.cuh ops/reciprocal.cuh

__device__ __forceinline__ float logistic_sigmoid(float x) {
  return approximate_reciprocal(1.0f + exponential(-x));
}
