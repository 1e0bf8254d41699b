// SPDX-License-Identifier: Apache-2.0
// What tables say, coordinates and lengths, in a kernel that trusts no table.
// reads Config: -
// needs: -

/// `at`, which lies in 0 ... extent - 1; the launch ends with a trap otherwise.
template <class A>
__device__ __forceinline__ A checked_coordinate(A at, long long extent) {
  if (at < 0 || at >= extent) asm volatile("trap;");
  return at;
}

/// `keys`, how many count, is one of 0 ... capacity; a trap otherwise.
template <class A>
__device__ __forceinline__ void check_length(A keys, long long capacity) {
  checked_coordinate(keys, capacity + 1);
}

/// Rows begin ... end - 1 lie at 0 ... extent - 1 once they are shifted; a trap otherwise. Without
/// a row any shift will do.
__device__ __forceinline__ void check_rows(int begin, int end, long long shift, long long extent) {
  if (begin >= end) return;
  checked_coordinate(shift + begin, extent);
  checked_coordinate(shift + end - 1, extent);
}
