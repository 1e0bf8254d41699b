// SPDX-License-Identifier: Apache-2.0
// x * sigmoid(x)
// reads Config: -
// needs: ops/sigmoid.cuh

__device__ __forceinline__ float sigmoid_linear_unit(float x) { return x * logistic_sigmoid(x); }
