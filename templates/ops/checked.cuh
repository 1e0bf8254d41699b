// SPDX-License-Identifier: Apache-2.0
// Coordinates that a table says, in a kernel that trusts no table.
// reads Config: -
// needs: -

/// `at`, which lies in 0 ... extent - 1; the launch ends with a trap otherwise.
template <class A>
__device__ __forceinline__ A checked_coordinate(A at, long long extent) {
  if (at < 0 || at >= extent) asm volatile("trap;");
  return at;
}
