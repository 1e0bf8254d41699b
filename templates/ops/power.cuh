// SPDX-License-Identifier: Apache-2.0
// x to the power y, as the C library defines it.
// reads Config: -
// needs: -

__device__ __forceinline__ float power_of(float x, float y) { return powf(x, y); }
