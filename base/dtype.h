// SPDX-License-Identifier: Apache-2.0
// Element types and their exact conversions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace attngen {

enum class DType : std::uint8_t { f64, f32, f16, bf16, e4m3, e5m2, i8, i4, u8, i32, i64, boolean };

/// The name as the language writes it: "bf16", "bool".
std::string_view name_of(DType type);
std::optional<DType> dtype_named(std::string_view name);

/// Bytes of one element; i4 is held one element to a byte (packing is a kernel's business).
std::size_t bytes_of(DType type);
bool is_float(DType type);
bool is_integer(DType type);  ///< i8 i4 u8 i32 i64; not bool

/// The nearest value of `type`, ties to even. Beyond the largest value f32, f16 and bf16 become
/// infinite as IEEE says; e4m3 and e5m2 saturate, infinities too, as `cvt.rn.satfinite` does.
/// Integers round half-to-even and saturate, NaN becomes 0; bool is 0 or 1.
double round_to(DType type, double value);

/// One element from / to memory. `store_element` rounds as `round_to` does.
double load_element(DType type, const void* at);
void store_element(DType type, void* at, double value);

/// Bit-level conversions, round to nearest even, NaN stays NaN.
std::uint16_t f16_bits(double value);
double f16_value(std::uint16_t bits);
std::uint16_t bf16_bits(double value);
double bf16_value(std::uint16_t bits);
std::uint8_t e4m3_bits(double value);
double e4m3_value(std::uint8_t bits);
std::uint8_t e5m2_bits(double value);
double e5m2_value(std::uint8_t bits);

/// Unit roundoff u: 2^-53, 2^-24, 2^-11, 2^-8 for f64, f32, f16, bf16; 2^-4, 2^-3 for e4m3, e5m2.
double unit_roundoff(DType type);

}  // namespace attngen
