// SPDX-License-Identifier: Apache-2.0
// A value that the compiler must take as it stands.
// reads Config: -
// needs: -

/// x. Addresses made of it keep it as their base, so that those of an unrolled loop differ by a
/// literal; with the bits of x known, each of them would be computed from the start.
__device__ __forceinline__ long long opaque(long long x) {
  long long same;
  asm("mov.b64 %0, %1;" : "=l"(same) : "l"(x));
  return same;
}
