// SPDX-License-Identifier: Apache-2.0
// The infinity of f32, without a header.
// reads Config: -
// needs: -

__device__ __forceinline__ float infinity() { return __int_as_float(0x7f800000); }
