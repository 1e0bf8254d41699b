// SPDX-License-Identifier: Apache-2.0
// Exact integer arithmetic of coordinates: floor division, the remainder with the divisor's sign.
// reads Config: -
// needs: -

template <class A, class B>
__device__ __forceinline__ auto floor_quotient(A a, B b) {
  const auto quotient = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

template <class A, class B>
__device__ __forceinline__ auto floor_remainder(A a, B b) {
  const auto remainder = a % b;
  return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder;
}

template <class A, class B>
__device__ __forceinline__ auto larger_of(A a, B b) {
  return a < b ? b : a;
}

template <class A, class B>
__device__ __forceinline__ auto smaller_of(A a, B b) {
  return b < a ? b : a;
}

template <class A>
__device__ __forceinline__ A size_of(A a) {
  return a < 0 ? -a : a;
}

/// `bound` brought down to `value`, which may be wider; a negative one is like 0, before any key.
template <class A>
__device__ __forceinline__ int at_most(int bound, A value) {
  return value < bound ? static_cast<int>(larger_of(value, A(0))) : bound;
}

/// `bound` brought up to `value`, as far as there are keys.
template <class A>
__device__ __forceinline__ int at_least(int bound, A value) {
  return value > bound ? static_cast<int>(smaller_of(value, A(0x7fffffff))) : bound;
}
