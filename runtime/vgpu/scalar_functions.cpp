// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/scalar_functions.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace attngen::vgpu {
namespace {

constexpr std::uint16_t kNanBits = 0x7fff;  ///< PTX's canonical NaN in both half formats

template <typename To, typename From>
To bits_as(From from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}

float f16_to_single(std::uint16_t bits) {
  const std::uint32_t sign = std::uint32_t{bits & 0x8000u} << 16;
  const std::uint32_t magnitude = std::uint32_t{bits & 0x7fffu} << 13;
  const std::uint32_t scaled = bits_as<std::uint32_t>(bits_as<float>(magnitude) * 0x1p112f);
  const bool special = (bits & 0x7c00u) == 0x7c00u;
  return bits_as<float>(sign | (special ? magnitude | 0x7f800000u : scaled));
}

std::uint16_t bf16_nearest(float value) {
  const auto bits = bits_as<std::uint32_t>(value);
  if (std::isnan(value)) return kNanBits;
  return static_cast<std::uint16_t>((bits + 0x7fffu + (bits >> 16 & 1u)) >> 16);
}

std::uint16_t f16_nearest(float value) {
  const auto all = bits_as<std::uint32_t>(value);
  const auto sign = static_cast<std::uint16_t>(all >> 16 & 0x8000u);
  std::uint32_t bits = all & 0x7fffffffu;
  if (bits > 0x7f800000u) return kNanBits;
  if (bits >= 0x477ff000u) return sign | 0x7c00u;  // rounds beyond 65504
  if (bits < 0x38800000u) {
    // Subnormal: adding 0.5 aligns the wanted digits at the end of the significand, rounded.
    const float shifted = bits_as<float>(bits) + 0.5f;
    return static_cast<std::uint16_t>(sign | (bits_as<std::uint32_t>(shifted) - 0x3f000000u));
  }
  bits += 0xfffu + (bits >> 13 & 1u);
  return static_cast<std::uint16_t>(sign | ((bits - 0x38000000u) >> 13));
}

struct FormatLimits {
  int digits;
  int least;  ///< exponent of the smallest normal
  int most;   ///< exponent of the largest finite
};

FormatLimits limits_of(HalfFormat format) {
  return format == HalfFormat::f16 ? FormatLimits{11, -14, 15} : FormatLimits{8, -126, 127};
}

/// The bits of a value that the format holds exactly.
std::uint16_t encoded(HalfFormat format, double value) {
  const auto single = static_cast<float>(value);
  return format == HalfFormat::f16 ? f16_nearest(single) : bf16_nearest(single);
}

/// a*b + c rounded to odd in f64, so that rounding it again to a short format is exact.
double fused(double a, double b, double c) {
  const double product = a * b;  // exact: at most 22 digits
  const double sum = product + c;
  if (!std::isfinite(sum)) return sum;
  const double c_part = sum - product;
  const double error = (product - (sum - c_part)) + (c - c_part);
  auto bits = bits_as<std::uint64_t>(sum);
  if (error == 0 || (bits & 1) != 0) return sum;
  const bool away = (error > 0) == (sum > 0);
  bits += away ? 1 : ~std::uint64_t{0};
  return bits_as<double>(bits);
}

double half_minimum(double a, double b) {
  if (a == 0 && b == 0) return std::signbit(a) ? a : b;
  return a < b ? a : b;
}

double half_maximum(double a, double b) {
  if (a == 0 && b == 0) return std::signbit(a) ? b : a;
  return a > b ? a : b;
}

std::uint16_t half_operation(HalfOperation operation, HalfFormat format, std::uint16_t a_bits,
                             std::uint16_t b_bits, std::uint16_t c_bits) {
  if (operation == HalfOperation::neg) return a_bits ^ 0x8000u;
  if (operation == HalfOperation::abs) return a_bits & 0x7fffu;
  const double a = static_cast<double>(half_value(format, a_bits));
  const double b = static_cast<double>(half_value(format, b_bits));
  const double c = static_cast<double>(half_value(format, c_bits));
  double result = 0;
  switch (operation) {
    case HalfOperation::add:
      result = fused(a, 1, b);
      break;
    case HalfOperation::sub:
      result = fused(a, 1, -b);
      break;
    case HalfOperation::mul:
      result = a * b;
      break;
    case HalfOperation::fma:
      result = fused(a, b, c);
      break;
    case HalfOperation::fma_relu: {
      result = fused(a, b, c);
      if (!std::isnan(result) && !(result > 0)) result = 0;
      break;
    }
    case HalfOperation::min:
    case HalfOperation::max: {
      if (std::isnan(a) || std::isnan(b)) {
        if (std::isnan(a) && std::isnan(b)) return kNanBits;
        return std::isnan(a) ? b_bits : a_bits;
      }
      result = operation == HalfOperation::min ? half_minimum(a, b) : half_maximum(a, b);
      break;
    }
    case HalfOperation::min_nan:
    case HalfOperation::max_nan: {
      if (std::isnan(a) || std::isnan(b)) return kNanBits;
      result = operation == HalfOperation::min_nan ? half_minimum(a, b) : half_maximum(a, b);
      break;
    }
    case HalfOperation::ex2:
      result = std::exp2(a);
      break;
    case HalfOperation::ex2_flush: {
      const double least = std::ldexp(1.0, limits_of(format).least);
      result = std::exp2(a);
      if (result < least) result = 0;
      break;
    }
    case HalfOperation::tanh:
      result = std::tanh(a);
      break;
    case HalfOperation::abs:
    case HalfOperation::neg:
      break;
  }
  return half_bits(format, Rounding::nearest_even, result);
}

}  // namespace

double rounded(double value, int digits, int least, int most, Rounding rounding) {
  if (value == 0 || !std::isfinite(value)) return value;
  int exponent = 0;
  std::frexp(value, &exponent);
  const int quantum = std::max(exponent - 1, least) - (digits - 1);
  const double scaled = std::ldexp(value, -quantum);
  double whole = 0;
  switch (rounding) {
    case Rounding::nearest_even:
      whole = std::nearbyint(scaled);
      break;
    case Rounding::toward_zero:
      whole = std::trunc(scaled);
      break;
    case Rounding::down:
      whole = std::floor(scaled);
      break;
    case Rounding::up:
      whole = std::ceil(scaled);
      break;
  }
  const double result = std::copysign(std::ldexp(whole, quantum), value);
  const double largest = std::ldexp(2 - std::ldexp(1.0, 1 - digits), most);
  if (std::fabs(result) <= largest) return result;
  const bool to_infinity = rounding == Rounding::nearest_even ||
                           (rounding == Rounding::up && value > 0) ||
                           (rounding == Rounding::down && value < 0);
  return std::copysign(to_infinity ? std::numeric_limits<double>::infinity() : largest, value);
}

float half_value(HalfFormat format, std::uint16_t bits) {
  return format == HalfFormat::f16 ? f16_to_single(bits)
                                   : bits_as<float>(std::uint32_t{bits} << 16);
}

std::uint16_t half_bits(HalfFormat format, Rounding rounding, double value) {
  const FormatLimits limits = limits_of(format);
  if (std::isnan(value)) return kNanBits;
  return encoded(format, rounded(value, limits.digits, limits.least, limits.most, rounding));
}

float exponential2(float x) {
  return static_cast<float>(std::exp2(static_cast<double>(x)));
}
float logarithm2(float x) {
  return static_cast<float>(std::log2(static_cast<double>(x)));
}
float sine(float x) {
  return static_cast<float>(std::sin(static_cast<double>(x)));
}
float cosine(float x) {
  return static_cast<float>(std::cos(static_cast<double>(x)));
}
float hyperbolic_tangent(float x) {
  return static_cast<float>(std::tanh(static_cast<double>(x)));
}
float reciprocal_root(float x) {
  return static_cast<float>(1.0 / std::sqrt(static_cast<double>(x)));
}

float flush_subnormal(float x) {
  const auto bits = bits_as<std::uint32_t>(x);
  return (bits & 0x7f800000u) == 0 ? bits_as<float>(bits & 0x80000000u) : x;
}

std::uint32_t half_pair(int operation, int format, std::uint32_t a, std::uint32_t b,
                        std::uint32_t c) {
  const auto what = static_cast<HalfOperation>(operation);
  const auto as = static_cast<HalfFormat>(format);
  std::uint32_t result = 0;
  for (int shift = 0; shift < 32; shift += 16) {
    const std::uint16_t half = half_operation(what, as, static_cast<std::uint16_t>(a >> shift),
                                              static_cast<std::uint16_t>(b >> shift),
                                              static_cast<std::uint16_t>(c >> shift));
    result |= std::uint32_t{half} << shift;
  }
  return result;
}

float half_to_single(int format, std::uint32_t bits) {
  return half_value(static_cast<HalfFormat>(format), static_cast<std::uint16_t>(bits));
}

std::uint32_t double_to_half(int format, int rounding, int relu, int saturate, double value) {
  const auto as = static_cast<HalfFormat>(format);
  const FormatLimits limits = limits_of(as);
  if (std::isnan(value)) return kNanBits;
  if (relu != 0 && !(value > 0)) value = 0;
  double result =
      rounded(value, limits.digits, limits.least, limits.most, static_cast<Rounding>(rounding));
  if (saturate != 0 && std::isinf(result)) {
    result = std::copysign(std::ldexp(2 - std::ldexp(1.0, 1 - limits.digits), limits.most), result);
  }
  return encoded(as, result);
}

std::uint32_t pack_pair(int format, int rounding, int relu, int saturate, float high, float low) {
  const bool plain =
      rounding == static_cast<int>(Rounding::nearest_even) && relu == 0 && saturate == 0;
  if (plain) {
    if (static_cast<HalfFormat>(format) == HalfFormat::bf16) {
      return std::uint32_t{bf16_nearest(high)} << 16 | bf16_nearest(low);
    }
    return std::uint32_t{f16_nearest(high)} << 16 | f16_nearest(low);
  }
  return double_to_half(format, rounding, relu, saturate, static_cast<double>(high)) << 16 |
         double_to_half(format, rounding, relu, saturate, static_cast<double>(low));
}

double round_to_single(double value, int rounding) {
  return rounded(value, 24, -126, 127, static_cast<Rounding>(rounding));
}

double integer_to_float(std::uint64_t bits, int with_sign, int digits, int rounding) {
  const bool negative = with_sign != 0 && (bits >> 63) != 0;
  std::uint64_t magnitude = negative ? 0 - bits : bits;
  int length = 0;
  while (length < 64 && (magnitude >> length) != 0) ++length;
  const int drop = std::max(length - digits, 0);
  const auto how = static_cast<Rounding>(rounding);
  if (drop > 0) {
    const std::uint64_t unit = std::uint64_t{1} << drop;
    const std::uint64_t rest = magnitude & (unit - 1);
    magnitude -= rest;
    bool up = false;
    if (how == Rounding::nearest_even) {
      up = rest > unit / 2 || (rest == unit / 2 && (magnitude & unit) != 0);
    } else if (how != Rounding::toward_zero) {
      up = rest != 0 && (how == Rounding::up) != negative;
    }
    // A carry out of 64 bits is 2^64, which the shift below still represents.
    const double kept = static_cast<double>(magnitude >> drop) + (up ? 1.0 : 0.0);
    const double result = std::ldexp(kept, drop);
    return negative ? -result : result;
  }
  const auto exact = static_cast<double>(magnitude);
  return negative ? -exact : exact;
}

std::uint64_t extract_bits(std::uint64_t value, std::uint32_t position, std::uint32_t length,
                           int width, int with_sign) {
  const int start = static_cast<int>(position & 0xff);
  const int count = static_cast<int>(length & 0xff);
  const auto bit_at = [&](int index) { return value >> std::min(index, width - 1) & 1; };
  std::uint64_t sign = 0;
  if (with_sign != 0 && count > 0) sign = bit_at(std::min(start + count - 1, width - 1));
  std::uint64_t result = 0;
  for (int i = 0; i < width; ++i) {
    const bool inside = i < count && start + i < width;
    result |= (inside ? value >> (start + i) & 1 : sign) << i;
  }
  return result;
}

std::uint64_t insert_bits(std::uint64_t inserted, std::uint64_t into, std::uint32_t position,
                          std::uint32_t length, int width) {
  const int start = static_cast<int>(position & 0xff);
  const int count = static_cast<int>(length & 0xff);
  for (int i = 0; i < count && start + i < width; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << (start + i);
    into = (inserted >> i & 1) != 0 ? into | bit : into & ~bit;
  }
  return into;
}

std::uint32_t permute_bytes(std::uint32_t a, std::uint32_t b, std::uint32_t selector, int mode) {
  const std::uint64_t source = std::uint64_t{b} << 32 | a;
  const auto byte = [&](std::uint32_t index) {
    return static_cast<std::uint32_t>(source >> (8 * (index & 7)) & 0xff);
  };
  const std::uint32_t s = selector & 3;
  std::uint32_t result = 0;
  for (std::uint32_t i = 0; i < 4; ++i) {
    std::uint32_t chosen = 0;
    switch (mode) {
      case 1:
        chosen = byte(s + i);
        break;  // f4e
      case 2:
        chosen = byte(s - i);
        break;  // b4e
      case 3:
        chosen = byte(s);
        break;  // rc8
      case 4:
        chosen = byte(std::max(i, s));
        break;  // ecl
      case 5:
        chosen = byte(std::min(i, s));
        break;  // ecr
      case 6:
        chosen = byte((selector & 1) * 2 + (i & 1));
        break;  // rc16
      default: {
        const std::uint32_t nibble = selector >> (4 * i) & 0xf;
        chosen = byte(nibble);
        if ((nibble & 8) != 0) chosen = (chosen & 0x80) != 0 ? 0xff : 0;
      }
    }
    result |= chosen << (8 * i);
  }
  return result;
}

std::uint32_t logic3(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t table) {
  std::uint32_t result = 0;
  for (std::uint32_t row = 0; row < 8; ++row) {
    if ((table >> row & 1) == 0) continue;
    result |= ((row & 4) != 0 ? a : ~a) & ((row & 2) != 0 ? b : ~b) & ((row & 1) != 0 ? c : ~c);
  }
  return result;
}

std::uint32_t find_leading(std::uint64_t value, int width, int with_sign, int shift_amount) {
  if (with_sign != 0 && (value >> (width - 1) & 1) != 0) value = ~value;
  for (int i = width - 1; i >= 0; --i) {
    if ((value >> i & 1) == 0) continue;
    return static_cast<std::uint32_t>(shift_amount != 0 ? width - 1 - i : i);
  }
  return ~0u;
}

}  // namespace attngen::vgpu
