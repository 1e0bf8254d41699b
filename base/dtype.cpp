// SPDX-License-Identifier: Apache-2.0
#include "base/dtype.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include "base/error.h"

namespace attngen {
namespace {

struct TypeFacts {
  DType type;
  std::string_view name;
  std::size_t bytes;
  double roundoff;  // 0 for integers and bool
};

constexpr std::array<TypeFacts, 12> kTypes{{
    {DType::f64, "f64", 8, 0x1p-53},
    {DType::f32, "f32", 4, 0x1p-24},
    {DType::f16, "f16", 2, 0x1p-11},
    {DType::bf16, "bf16", 2, 0x1p-8},
    {DType::e4m3, "e4m3", 1, 0x1p-4},
    {DType::e5m2, "e5m2", 1, 0x1p-3},
    {DType::i8, "i8", 1, 0},
    {DType::i4, "i4", 1, 0},
    {DType::u8, "u8", 1, 0},
    {DType::i32, "i32", 4, 0},
    {DType::i64, "i64", 8, 0},
    {DType::boolean, "bool", 1, 0},
}};

const TypeFacts& facts(DType type) {
  const TypeFacts& found = kTypes.at(static_cast<std::size_t>(type));
  check(found.type == type, "the table of types is not in the order of DType");
  return found;
}

// A float format of at most 16 bits: sign, exponent, mantissa. Codes count magnitudes upwards, so
// rounding up out of a binade is the next code, subnormals included.
struct SmallFloat {
  int mantissa_bits;
  int min_exponent;        // of the smallest normal number
  unsigned largest_code;   // the largest finite magnitude
  unsigned overflow_code;  // what conversion makes of a larger one
  unsigned infinity_code;  // 0 when the format has none
  unsigned nan_code;
  unsigned sign_bit;
};

constexpr SmallFloat kF16{10, -14, 0x7BFF, 0x7C00, 0x7C00, 0x7E00, 0x8000};
constexpr SmallFloat kBf16{7, -126, 0x7F7F, 0x7F80, 0x7F80, 0x7FC0, 0x8000};
constexpr SmallFloat kE4m3{3, -6, 0x7E, 0x7E, 0, 0x7F, 0x80};
constexpr SmallFloat kE5m2{2, -14, 0x7B, 0x7B, 0x7C, 0x7F, 0x80};

constexpr int kDoubleMantissaBits = 52;
constexpr int kDoubleBias = 1023;

// Integers only: one rounding, whatever the floating-point environment.
unsigned encoded(const SmallFloat& format, double value) {
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(value);
  const unsigned sign = (bits >> 63) != 0 ? format.sign_bit : 0u;
  if (std::isnan(value)) return sign | format.nan_code;
  if (std::isinf(value)) return sign | format.overflow_code;
  const int biased = static_cast<int>((bits >> kDoubleMantissaBits) & 0x7FF);
  if (biased == 0) return sign;  // zero, or far below half of every format's smallest number
  const int exponent = biased - kDoubleBias;
  const std::uint64_t hidden = std::uint64_t{1} << kDoubleMantissaBits;
  const std::uint64_t significand = (bits & (hidden - 1)) | hidden;
  const int drop =
      kDoubleMantissaBits - format.mantissa_bits + std::max(0, format.min_exponent - exponent);
  if (drop > kDoubleMantissaBits + 1) return sign;  // below half of the smallest number
  const std::uint64_t half = std::uint64_t{1} << (drop - 1);
  const std::uint64_t rest = significand & (2 * half - 1);
  std::uint64_t code = significand >> drop;
  if (rest > half || (rest == half && (code & 1) != 0)) ++code;
  code += static_cast<std::uint64_t>(std::max(0, exponent - format.min_exponent))
          << format.mantissa_bits;
  return sign | (code > format.largest_code ? format.overflow_code : static_cast<unsigned>(code));
}

double decoded(const SmallFloat& format, unsigned bits) {
  const unsigned code = bits & (format.sign_bit - 1);
  const double sign = (bits & format.sign_bit) != 0 ? -1.0 : 1.0;
  if (code > format.largest_code) {
    const bool infinite = code == format.infinity_code;
    return sign * (infinite ? std::numeric_limits<double>::infinity()
                            : std::numeric_limits<double>::quiet_NaN());
  }
  const unsigned mantissa = code & ((1u << format.mantissa_bits) - 1);
  const int biased = static_cast<int>(code >> format.mantissa_bits);
  const unsigned hidden = biased == 0 ? 0u : 1u << format.mantissa_bits;
  const int exponent = format.min_exponent + std::max(0, biased - 1) - format.mantissa_bits;
  return sign * std::ldexp(static_cast<double>(mantissa | hidden), exponent);
}

double half_to_even(double value) {
  const double below = std::floor(value);
  const double rest = value - below;
  if (rest < 0.5) return below;
  if (rest > 0.5) return below + 1;
  return std::fmod(below, 2.0) == 0 ? below : below + 1;
}

// NaN becomes 0, as `cvt.rni` makes it.
template <typename T>
T saturated(double value, T lowest = std::numeric_limits<T>::min(),
            T highest = std::numeric_limits<T>::max()) {
  if (std::isnan(value)) return 0;
  const double rounded = half_to_even(value);
  // 2^63 is not an int64, although (double)INT64_MAX is 2^63: hence >= and <=.
  if (rounded >= static_cast<double>(highest)) return highest;
  if (rounded <= static_cast<double>(lowest)) return lowest;
  return static_cast<T>(rounded);
}

template <typename T>
T loaded(const void* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

template <typename T>
void stored(void* at, T value) {
  std::memcpy(at, &value, sizeof value);
}

constexpr std::int8_t kI4Lowest = -8;
constexpr std::int8_t kI4Highest = 7;

}  // namespace

std::string_view name_of(DType type) {
  return facts(type).name;
}

std::optional<DType> dtype_named(std::string_view name) {
  for (const TypeFacts& known : kTypes) {
    if (known.name == name) return known.type;
  }
  return std::nullopt;
}

std::size_t bytes_of(DType type) {
  return facts(type).bytes;
}

bool is_float(DType type) {
  return facts(type).roundoff > 0;
}

bool is_integer(DType type) {
  return !is_float(type) && type != DType::boolean;
}

double unit_roundoff(DType type) {
  return facts(type).roundoff;
}

std::uint16_t f16_bits(double value) {
  return static_cast<std::uint16_t>(encoded(kF16, value));
}
std::uint16_t bf16_bits(double value) {
  return static_cast<std::uint16_t>(encoded(kBf16, value));
}
std::uint8_t e4m3_bits(double value) {
  return static_cast<std::uint8_t>(encoded(kE4m3, value));
}
std::uint8_t e5m2_bits(double value) {
  return static_cast<std::uint8_t>(encoded(kE5m2, value));
}

double f16_value(std::uint16_t bits) {
  return decoded(kF16, bits);
}
double bf16_value(std::uint16_t bits) {
  return decoded(kBf16, bits);
}
double e4m3_value(std::uint8_t bits) {
  return decoded(kE4m3, bits);
}

double e5m2_value(std::uint8_t bits) {
  return decoded(kE5m2, bits);
}

double load_element(DType type, const void* at) {
  switch (type) {
    case DType::f64:
      return loaded<double>(at);
    case DType::f32:
      return static_cast<double>(loaded<float>(at));
    case DType::f16:
      return f16_value(loaded<std::uint16_t>(at));
    case DType::bf16:
      return bf16_value(loaded<std::uint16_t>(at));
    case DType::e4m3:
      return e4m3_value(loaded<std::uint8_t>(at));
    case DType::e5m2:
      return e5m2_value(loaded<std::uint8_t>(at));
    case DType::i8:
    case DType::i4:
      return loaded<std::int8_t>(at);
    case DType::u8:
      return loaded<std::uint8_t>(at);
    case DType::i32:
      return loaded<std::int32_t>(at);
    case DType::i64:
      return static_cast<double>(loaded<std::int64_t>(at));
    case DType::boolean:
      return loaded<std::uint8_t>(at) != 0 ? 1.0 : 0.0;
  }
  throw InternalError("an element type without a load");
}

void store_element(DType type, void* at, double value) {
  switch (type) {
    case DType::f64:
      return stored(at, value);
    case DType::f32:
      return stored(at, static_cast<float>(value));
    case DType::f16:
      return stored(at, f16_bits(value));
    case DType::bf16:
      return stored(at, bf16_bits(value));
    case DType::e4m3:
      return stored(at, e4m3_bits(value));
    case DType::e5m2:
      return stored(at, e5m2_bits(value));
    case DType::i8:
      return stored(at, saturated<std::int8_t>(value));
    case DType::i4:
      return stored(at, saturated<std::int8_t>(value, kI4Lowest, kI4Highest));
    case DType::u8:
      return stored(at, saturated<std::uint8_t>(value));
    case DType::i32:
      return stored(at, saturated<std::int32_t>(value));
    case DType::i64:
      return stored(at, saturated<std::int64_t>(value));
    case DType::boolean:
      return stored(at, static_cast<std::uint8_t>(value != 0 ? 1 : 0));
  }
  throw InternalError("an element type without a store");
}

double round_to(DType type, double value) {
  std::array<std::byte, 8> element{};
  store_element(type, element.data(), value);
  return load_element(type, element.data());
}

}  // namespace attngen
