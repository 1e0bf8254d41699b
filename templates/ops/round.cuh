// SPDX-License-Identifier: Apache-2.0
// Round half to even.
// reads Config: -
// needs: -

__device__ __forceinline__ float round_to_even(float x) { return rintf(x); }
