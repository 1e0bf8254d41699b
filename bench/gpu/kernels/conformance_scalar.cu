// SPDX-License-Identifier: Apache-2.0
// One entry per wrapper of templates/ops that works on single values: out[i] = wrapper(a[i], b[i]).
// needs: infinity.cuh order.cuh exponential.cuh logarithm.cuh reciprocal.cuh roots.cuh round.cuh bf16.cuh f16.cuh opaque.cuh checked.cuh

struct Arguments {
  const unsigned* a;
  const unsigned* b;
  const unsigned* c;
  unsigned* out;
  long long count;
};

template <class Operation>
__device__ __forceinline__ void for_each_word(const Arguments& arguments, Operation operation) {
  const long long i = blockIdx.x * 128ll + threadIdx.x;
  if (i < arguments.count) arguments.out[i] = operation(arguments.a[i], arguments.b[i]);
}

__device__ __forceinline__ float real(unsigned bits) { return __uint_as_float(bits); }
__device__ __forceinline__ unsigned bits_of(float value) { return __float_as_uint(value); }

extern "C" __global__ void __launch_bounds__(128) power_of_two_case(
    const __grid_constant__ Arguments arguments) {
  for_each_word(arguments, [](unsigned a, unsigned) { return bits_of(power_of_two(real(a))); });
}

extern "C" __global__ void __launch_bounds__(128) natural_logarithm_case(
    const __grid_constant__ Arguments arguments) {
  for_each_word(arguments, [](unsigned a, unsigned) { return bits_of(natural_logarithm(real(a))); });
}

extern "C" __global__ void __launch_bounds__(128) approximate_reciprocal_case(
    const __grid_constant__ Arguments arguments) {
  for_each_word(arguments,
                [](unsigned a, unsigned) { return bits_of(approximate_reciprocal(real(a))); });
}

extern "C" __global__ void __launch_bounds__(128) square_root_case(
    const __grid_constant__ Arguments arguments) {
  for_each_word(arguments, [](unsigned a, unsigned) { return bits_of(square_root(real(a))); });
}

extern "C" __global__ void __launch_bounds__(128) reciprocal_square_root_case(
    const __grid_constant__ Arguments arguments) {
  for_each_word(arguments,
                [](unsigned a, unsigned) { return bits_of(reciprocal_square_root(real(a))); });
}

extern "C" __global__ void __launch_bounds__(128) round_to_even_case(
    const __grid_constant__ Arguments arguments) {
  for_each_word(arguments, [](unsigned a, unsigned) { return bits_of(round_to_even(real(a))); });
}

// Every word is inside: a trap would end the recording, and the virtual GPU's tests have one.
extern "C" __global__ void __launch_bounds__(128) checked_coordinate_case(
    const __grid_constant__ Arguments arguments) {
  for_each_word(arguments, [](unsigned a, unsigned) {
    return static_cast<unsigned>(checked_coordinate(static_cast<long long>(a), 1ll << 32));
  });
}

extern "C" __global__ void __launch_bounds__(128) maximum_case(
    const __grid_constant__ Arguments arguments) {
  for_each_word(arguments,
                [](unsigned a, unsigned b) { return bits_of(maximum(real(a), real(b))); });
}

extern "C" __global__ void __launch_bounds__(128) minimum_case(
    const __grid_constant__ Arguments arguments) {
  for_each_word(arguments,
                [](unsigned a, unsigned b) { return bits_of(minimum(real(a), real(b))); });
}

extern "C" __global__ void __launch_bounds__(128) pack_pair_bf16_case(
    const __grid_constant__ Arguments arguments) {
  for_each_word(arguments,
                [](unsigned a, unsigned b) { return pack_pair(real(a), real(b), Bf16()); });
}

extern "C" __global__ void __launch_bounds__(128) pack_pair_f16_case(
    const __grid_constant__ Arguments arguments) {
  for_each_word(arguments,
                [](unsigned a, unsigned b) { return pack_pair(real(a), real(b), F16()); });
}

extern "C" __global__ void __launch_bounds__(128) store_one_bf16_case(
    const __grid_constant__ Arguments arguments) {
  for_each_word(arguments, [](unsigned a, unsigned) {
    Bf16 stored;
    store_one(&stored, real(a));
    return static_cast<unsigned>(stored.bits);
  });
}

extern "C" __global__ void __launch_bounds__(128) store_one_f16_case(
    const __grid_constant__ Arguments arguments) {
  for_each_word(arguments, [](unsigned a, unsigned) {
    F16 stored;
    store_one(&stored, real(a));
    return static_cast<unsigned>(stored.bits);
  });
}

extern "C" __global__ void __launch_bounds__(128) to_float_bf16_case(
    const __grid_constant__ Arguments arguments) {
  for_each_word(arguments, [](unsigned a, unsigned) {
    return bits_of(to_float(Bf16{static_cast<unsigned short>(a)}));
  });
}

extern "C" __global__ void __launch_bounds__(128) to_float_f16_case(
    const __grid_constant__ Arguments arguments) {
  for_each_word(arguments, [](unsigned a, unsigned) {
    return bits_of(to_float(F16{static_cast<unsigned short>(a)}));
  });
}

extern "C" __global__ void __launch_bounds__(128) opaque_case(
    const __grid_constant__ Arguments arguments) {
  for_each_word(arguments, [](unsigned a, unsigned b) {
    const long long whole = opaque(static_cast<long long>(b) << 32 | a);
    return static_cast<unsigned>(whole >> 32) - static_cast<unsigned>(whole);
  });
}
