// SPDX-License-Identifier: Apache-2.0
// Scalar PTX operations that have no LLVM instruction. All are pure; floats follow the host's f64
// functions, rounded once, which is inside every bound PTX states for its approximations.
#pragma once

#include <cstdint>

#include "runtime/vgpu/half_operations.h"

namespace attngen::vgpu {

float half_value(HalfFormat format, std::uint16_t bits);
std::uint16_t half_bits(HalfFormat format, Rounding rounding, double value);

/// `value` in a format of `digits` binary digits whose smallest normal exponent is `least` and
/// whose largest is `most`, rounded once.
double rounded(double value, int digits, int least, int most, Rounding rounding);

/// ex2, lg2, tanh ... on f32.
float exponential2(float x);
float logarithm2(float x);
float sine(float x);
float cosine(float x);
float hyperbolic_tangent(float x);
float reciprocal_root(float x);
float flush_subnormal(float x);

/// Two halves (or one, in the low bits) combined by a HalfOperation.
std::uint32_t half_pair(int operation, int format, std::uint32_t a, std::uint32_t b,
                        std::uint32_t c);
float half_to_single(int format, std::uint32_t bits);
std::uint32_t double_to_half(int format, int rounding, int relu, int saturate, double value);
std::uint32_t pack_pair(int format, int rounding, int relu, int saturate, float high, float low);
double round_to_single(double value, int rounding);
double integer_to_float(std::uint64_t bits, int with_sign, int digits, int rounding);

std::uint64_t extract_bits(std::uint64_t value, std::uint32_t position, std::uint32_t length,
                           int width, int with_sign);
std::uint64_t insert_bits(std::uint64_t inserted, std::uint64_t into, std::uint32_t position,
                          std::uint32_t length, int width);
std::uint32_t permute_bytes(std::uint32_t a, std::uint32_t b, std::uint32_t selector, int mode);
std::uint32_t logic3(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t table);
std::uint32_t find_leading(std::uint64_t value, int width, int with_sign, int shift_amount);

}  // namespace attngen::vgpu
