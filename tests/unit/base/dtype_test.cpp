// SPDX-License-Identifier: Apache-2.0
#include "base/dtype.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace {

using attngen::DType;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// The slow reference: a format by its definition, every finite magnitude in a sorted list, and the
// nearest one found by comparing distances.
struct Format {
  const char* name;
  int exponent_bits;
  int mantissa_bits;
  int bias;
  bool saturates;        // beyond the largest value: that value, else infinity
  bool top_is_all_used;  // e4m3: the largest exponent holds numbers, only its last code is NaN
  std::uint16_t (*bits)(double);
  double (*value)(std::uint16_t);
};

std::uint16_t e4m3_bits16(double v) {
  return attngen::e4m3_bits(v);
}
std::uint16_t e5m2_bits16(double v) {
  return attngen::e5m2_bits(v);
}
double e4m3_value16(std::uint16_t b) {
  return attngen::e4m3_value(static_cast<std::uint8_t>(b));
}
double e5m2_value16(std::uint16_t b) {
  return attngen::e5m2_value(static_cast<std::uint8_t>(b));
}

const std::array<Format, 4> kFormats{{
    {"f16", 5, 10, 15, false, false, attngen::f16_bits, attngen::f16_value},
    {"bf16", 8, 7, 127, false, false, attngen::bf16_bits, attngen::bf16_value},
    {"e4m3", 4, 3, 7, true, true, e4m3_bits16, e4m3_value16},
    {"e5m2", 5, 2, 15, true, false, e5m2_bits16, e5m2_value16},
}};

double defined_value(const Format& f, int code) {
  const int mantissa = code % (1 << f.mantissa_bits);
  const int exponent = code / (1 << f.mantissa_bits);
  const double fraction = mantissa / std::pow(2.0, f.mantissa_bits);
  if (exponent == 0) return fraction * std::pow(2.0, 1 - f.bias);
  return (1 + fraction) * std::pow(2.0, exponent - f.bias);
}

// All finite magnitudes; the index is the code.
std::vector<double> magnitudes(const Format& f) {
  const int top = (1 << f.exponent_bits) - 1;
  const int last =
      f.top_is_all_used ? ((top + 1) << f.mantissa_bits) - 2 : (top << f.mantissa_bits) - 1;
  std::vector<double> values;
  for (int code = 0; code <= last; ++code) values.push_back(defined_value(f, code));
  return values;
}

// The code of the nearest magnitude, ties to the even code; one past the end for overflow.
std::size_t nearest(const Format& f, const std::vector<double>& values, double magnitude) {
  const auto above = std::lower_bound(values.begin(), values.end(), magnitude);
  const auto high = static_cast<std::size_t>(above - values.begin());
  if (high == 0) return 0;
  const double next =
      high < values.size() ? values[high] : defined_value(f, static_cast<int>(values.size()));
  // Exact: neighbours of a format of at most 11 significant bits, and a double between them.
  const long double to_high = static_cast<long double>(next) - magnitude;
  const long double to_low = static_cast<long double>(magnitude) - values[high - 1];
  if (to_high < to_low) return high;
  if (to_high > to_low) return high - 1;
  return high % 2 == 0 ? high : high - 1;
}

// A code of the format, as the sign and magnitude that the reference speaks of.
void check_one(const Format& f, const std::vector<double>& values, double input) {
  const std::size_t code = nearest(f, values, std::fabs(input));
  const double largest = values.back();
  double expected = code < values.size() ? values[code] : (f.saturates ? largest : kInfinity);
  expected = std::copysign(expected, input);
  const double got = f.value(f.bits(input));
  if (got != expected || std::signbit(got) != std::signbit(expected)) {
    FAIL_CHECK(f.name << ": " << input << " became " << got << ", nearest is " << expected);
  }
}

std::uint64_t next_random(std::mt19937_64& random) {
  return random();
}

}  // namespace

TEST_CASE("every code of the small floats has the value its definition says") {
  for (const Format& f : kFormats) {
    CAPTURE(f.name);
    const std::vector<double> values = magnitudes(f);
    const int width = 1 + f.exponent_bits + f.mantissa_bits;
    const unsigned sign = 1u << (width - 1);
    for (unsigned code = 0; code < sign; ++code) {
      const double plus = f.value(static_cast<std::uint16_t>(code));
      const double minus = f.value(static_cast<std::uint16_t>(code | sign));
      if (code < values.size()) {
        REQUIRE(plus == values[code]);
        REQUIRE(minus == -values[code]);
        REQUIRE(std::signbit(minus));
        REQUIRE(f.bits(plus) == code);
        REQUIRE(f.bits(minus) == (code | sign));
      } else if (code == values.size() && !f.top_is_all_used) {
        REQUIRE(plus == kInfinity);
        REQUIRE(minus == -kInfinity);
      } else {
        REQUIRE(std::isnan(plus));
        REQUIRE(std::isnan(minus));
      }
    }
  }
}

TEST_CASE("rounding finds the nearest value: all midpoints and their neighbours") {
  for (const Format& f : kFormats) {
    const std::vector<double> values = magnitudes(f);
    for (std::size_t code = 0; code < values.size(); ++code) {
      const double next = defined_value(f, static_cast<int>(code) + 1);
      const double middle = values[code] + (next - values[code]) / 2;
      for (const double sign : {1.0, -1.0}) {
        check_one(f, values, sign * middle);
        check_one(f, values, sign * std::nextafter(middle, 0.0));
        check_one(f, values, sign * std::nextafter(middle, kInfinity));
        check_one(f, values, sign * std::nextafter(values[code], 0.0));
        check_one(f, values, sign * std::nextafter(values[code], kInfinity));
      }
    }
  }
}

TEST_CASE("rounding finds the nearest value: random doubles of all exponents") {
  std::mt19937_64 random(20240607);
  for (const Format& f : kFormats) {
    const std::vector<double> values = magnitudes(f);
    for (int i = 0; i < 50000; ++i) {
      const double any = std::bit_cast<double>(next_random(random));
      if (std::isfinite(any)) check_one(f, values, any);
      // Most doubles are far outside; these are inside.
      const double inside = std::ldexp(
          static_cast<double>(next_random(random) >> 11),
          static_cast<int>(next_random(random) % (2u << f.exponent_bits)) - 2 * f.bias - 53);
      check_one(f, values, (next_random(random) & 1) != 0 ? inside : -inside);
    }
  }
}

TEST_CASE("one rounding only: a double that two roundings through f32 would lift") {
  // Just above the middle of 1 and 1 + 2^-10, by less than half an ulp of f32.
  const double above = 1 + 0x1p-11 + 0x1p-40;
  CHECK(attngen::f16_bits(above) == 0x3C01);
  CHECK(attngen::f16_bits(static_cast<double>(static_cast<float>(above))) == 0x3C00);
  CHECK(attngen::bf16_bits(1 + 0x1p-8 + 0x1p-40) == 0x3F81);
}

TEST_CASE("infinities and NaN") {
  CHECK(attngen::f16_bits(kInfinity) == 0x7C00);
  CHECK(attngen::f16_bits(-kInfinity) == 0xFC00);
  CHECK(attngen::f16_bits(65519.99) == 0x7BFF);
  CHECK(attngen::f16_bits(65520) == 0x7C00);
  CHECK(attngen::bf16_bits(-kInfinity) == 0xFF80);
  CHECK(attngen::bf16_bits(std::numeric_limits<double>::max()) == 0x7F80);
  CHECK(attngen::e4m3_bits(kInfinity) == 0x7E);
  CHECK(attngen::e4m3_bits(-1e30) == 0xFE);
  CHECK(attngen::e4m3_value(0x7E) == 448);
  CHECK(attngen::e5m2_bits(kInfinity) == 0x7B);
  CHECK(attngen::e5m2_bits(-1e30) == 0xFB);
  CHECK(attngen::e5m2_value(0x7B) == 57344);
  CHECK(attngen::e5m2_value(0xFC) == -kInfinity);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const Format& f : kFormats) CHECK(std::isnan(f.value(f.bits(nan))));
  for (const DType type : {DType::f64, DType::f32}) {
    CHECK(std::isnan(attngen::round_to(type, nan)));
    CHECK(attngen::round_to(type, -kInfinity) == -kInfinity);
  }
}

TEST_CASE("integers round half to even and saturate") {
  CHECK(attngen::round_to(DType::i32, 0.5) == 0);
  CHECK(attngen::round_to(DType::i32, 1.5) == 2);
  CHECK(attngen::round_to(DType::i32, 2.5) == 2);
  CHECK(attngen::round_to(DType::i32, -0.5) == 0);
  CHECK(attngen::round_to(DType::i32, -1.5) == -2);
  CHECK(attngen::round_to(DType::i32, -2.500001) == -3);
  CHECK(attngen::round_to(DType::i8, 127.6) == 127);
  CHECK(attngen::round_to(DType::i8, -1e300) == -128);
  CHECK(attngen::round_to(DType::i4, 9) == 7);
  CHECK(attngen::round_to(DType::i4, -9) == -8);
  CHECK(attngen::round_to(DType::u8, -0.6) == 0);
  CHECK(attngen::round_to(DType::u8, 255.5) == 255);
  CHECK(attngen::round_to(DType::i32, 3e9) == 2147483647.0);
  std::int64_t wide = 0;
  attngen::store_element(DType::i64, &wide, 1e19);
  CHECK(wide == std::numeric_limits<std::int64_t>::max());
  attngen::store_element(DType::i64, &wide, 0x1p63);
  CHECK(wide == std::numeric_limits<std::int64_t>::max());
  attngen::store_element(DType::i64, &wide, -kInfinity);
  CHECK(wide == std::numeric_limits<std::int64_t>::min());
  attngen::store_element(DType::i64, &wide, std::numeric_limits<double>::quiet_NaN());
  CHECK(wide == 0);
  CHECK(attngen::round_to(DType::boolean, -0.25) == 1);
  CHECK(attngen::round_to(DType::boolean, -0.0) == 0);
}

TEST_CASE("names, widths and kinds") {
  const std::array<DType, 12> all{DType::f64,  DType::f32,  DType::f16, DType::bf16,
                                  DType::e4m3, DType::e5m2, DType::i8,  DType::i4,
                                  DType::u8,   DType::i32,  DType::i64, DType::boolean};
  for (const DType type : all) {
    CHECK(attngen::dtype_named(attngen::name_of(type)) == type);
    CHECK((attngen::unit_roundoff(type) > 0) == attngen::is_float(type));
    const int kinds = (attngen::is_float(type) ? 1 : 0) + (attngen::is_integer(type) ? 1 : 0);
    CHECK(kinds == (type == DType::boolean ? 0 : 1));
    CHECK(attngen::round_to(type, 1.0) == 1.0);
  }
  CHECK(attngen::name_of(DType::boolean) == "bool");
  CHECK_FALSE(attngen::dtype_named("boolean").has_value());
  CHECK_FALSE(attngen::dtype_named("").has_value());
  CHECK(attngen::bytes_of(DType::bf16) == 2);
  CHECK(attngen::bytes_of(DType::i4) == 1);
  CHECK(attngen::bytes_of(DType::i64) == 8);
}

TEST_CASE("the unit roundoff is half the distance from 1 to its successor") {
  for (const DType type :
       {DType::f64, DType::f32, DType::f16, DType::bf16, DType::e4m3, DType::e5m2}) {
    const double u = attngen::unit_roundoff(type);
    CHECK(attngen::round_to(type, 1 + 2 * u) == 1 + 2 * u);
    CHECK(attngen::round_to(type, 1 + u) == 1);
    if (type != DType::f64) CHECK(attngen::round_to(type, 1 + 1.01 * u) == 1 + 2 * u);
  }
}
