// SPDX-License-Identifier: Apache-2.0
// x - y with (-infinity) - (-infinity) = -infinity.
// reads Config: -
// needs: ops/infinity.cuh

__device__ __forceinline__ float difference(float x, float y) {
  return x == -infinity() && y == -infinity() ? -infinity() : x - y;
}
