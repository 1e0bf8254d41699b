// SPDX-License-Identifier: Apache-2.0
// Cases of single values: approximations, comparisons, conversions.
#include <cmath>
#include <limits>

#include "base/dtype.h"
#include "bench/gpu/conformance_case.h"
#include "bench/gpu/conformance_operands.h"

namespace attngen::bench {
namespace {

Operands draw_two(std::uint64_t seed) {
  Random random(seed);
  Operands operands;
  operands.a = hostile_floats(random);
  operands.b = hostile_floats(random);
  // Every special value meets every kind of partner.
  for (std::size_t i = 0; i < operands.b.size(); ++i) {
    std::swap(operands.b[i],
              operands.b[i + below(random, static_cast<std::uint32_t>(operands.b.size() - i))]);
  }
  return operands;
}

Operands draw_bits(std::uint64_t seed) {
  Operands operands = draw_two(seed);
  Random random(seed + 1);
  operands.a = any_words(random, operands.a.size());
  constexpr std::uint32_t kHalves[] = {0x0000, 0x8000, 0x0001, 0x03FF, 0x0400, 0x7BFF,
                                       0x7C00, 0xFC00, 0x7E00, 0x7F80, 0xFF80, 0x0080};
  for (std::size_t i = 0; i < std::size(kHalves); ++i) operands.a[i] = kHalves[i];
  return operands;
}

std::size_t one_word_each(const Operands& operands) {
  return operands.a.size();
}

double flushed(double value) {
  return std::fabs(value) < 0x1p-126 ? std::copysign(0.0, value) : value;
}

template <class Function>
Expected of_numbers(const Operands& operands, Function function) {
  Expected expected;
  for (std::size_t i = 0; i < operands.a.size(); ++i) {
    expected.value.push_back(function(static_cast<double>(real_of(operands.a[i])),
                                      static_cast<double>(real_of(operands.b[i]))));
  }
  return expected;
}

Expected expect_power_of_two(const Operands& operands) {
  return of_numbers(operands, [](double a, double) { return std::exp2(flushed(a)); });
}

/// The instruction's error is absolute where its result is small.
Expected expect_natural_logarithm(const Operands& operands) {
  Expected expected = of_numbers(operands, [](double a, double) { return std::log(a); });
  for (const double value : expected.value) {
    expected.scale.push_back(std::isfinite(value) ? std::fmax(1.0, std::fabs(value)) : 1.0);
  }
  return expected;
}

Expected expect_reciprocal(const Operands& operands) {
  return of_numbers(operands, [](double a, double) { return flushed(1.0 / flushed(a)); });
}

Expected expect_square_root(const Operands& operands) {
  return of_numbers(operands, [](double a, double) { return std::sqrt(a); });
}

Expected expect_reciprocal_square_root(const Operands& operands) {
  return of_numbers(operands, [](double a, double) { return 1.0 / std::sqrt(a); });
}

Expected expect_round(const Operands& operands) {
  return of_numbers(operands, [](double a, double) { return std::nearbyint(a); });
}

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

bool before(double a, double b) {  // -0 before +0
  return a < b || (a == b && std::signbit(a) && !std::signbit(b));
}

Expected expect_maximum(const Operands& operands) {
  return of_numbers(operands, [](double a, double b) {
    return std::isnan(a) || std::isnan(b) ? kNan : before(a, b) ? b : a;
  });
}

Expected expect_minimum(const Operands& operands) {
  return of_numbers(operands, [](double a, double b) {
    return std::isnan(a) || std::isnan(b) ? kNan : before(b, a) ? b : a;
  });
}

template <class Function>
Expected of_bits(const Operands& operands, Function function) {
  Expected expected;
  for (std::size_t i = 0; i < operands.a.size(); ++i) {
    expected.value.push_back(static_cast<double>(function(operands.a[i], operands.b[i])));
  }
  return expected;
}

template <class Narrow>
std::uint32_t packed(std::uint32_t low, std::uint32_t high, Narrow narrow) {
  const std::uint32_t upper = narrow(static_cast<double>(real_of(high)));
  return narrow(static_cast<double>(real_of(low))) | upper << 16;
}

Expected expect_pack_bf16(const Operands& operands) {
  return of_bits(operands, [](auto a, auto b) { return packed(a, b, bf16_bits); });
}

Expected expect_pack_f16(const Operands& operands) {
  return of_bits(operands, [](auto a, auto b) { return packed(a, b, f16_bits); });
}

Expected expect_one_bf16(const Operands& operands) {
  return of_bits(operands, [](auto a, auto) { return packed(a, 0, bf16_bits); });
}

Expected expect_one_f16(const Operands& operands) {
  return of_bits(operands, [](auto a, auto) { return packed(a, 0, f16_bits); });
}

Expected expect_first(const Operands& operands) {
  return of_bits(operands, [](auto a, auto) { return a; });
}

Expected expect_difference(const Operands& operands) {
  return of_bits(operands, [](auto a, auto b) { return b - a; });
}

Expected expect_from_bf16(const Operands& operands) {
  Expected expected;
  for (const std::uint32_t word : operands.a) {
    expected.value.push_back(bf16_value(static_cast<std::uint16_t>(word)));
  }
  return expected;
}

Expected expect_from_f16(const Operands& operands) {
  Expected expected;
  for (const std::uint32_t word : operands.a) {
    expected.value.push_back(f16_value(static_cast<std::uint16_t>(word)));
  }
  return expected;
}

ConformanceCase scalar(const std::string& name, const std::string& instruction, WordKind kind,
                       double tolerance, Expected (*expect)(const Operands&),
                       Operands (*draw)(std::uint64_t) = draw_two) {
  ConformanceCase made;
  made.name = name;
  made.module = "conformance_scalar";
  made.instruction = instruction;
  made.kind = kind;
  made.tolerance = tolerance;
  made.draw = draw;
  made.result_words = one_word_each;
  made.expect = expect;
  return made;
}

ConformanceCase flushing(ConformanceCase made) {
  made.flushes_subnormals = true;
  return made;
}

}  // namespace

std::vector<ConformanceCase> scalar_cases() {
  constexpr double kApproximate = 0x1p-21;  // the PTX manual promises 2^-22 to 2^-23
  using enum WordKind;
  return {
      flushing(scalar("approximate_reciprocal", "rcp.approx.ftz.f32", f32, kApproximate,
                      expect_reciprocal)),
      scalar("checked_coordinate", "trap", bits, 0, expect_first),
      scalar("maximum", "max.NaN.f32", f32, 0, expect_maximum),
      scalar("minimum", "min.NaN.f32", f32, 0, expect_minimum),
      scalar("natural_logarithm", "lg2.approx.f32", f32, kApproximate, expect_natural_logarithm),
      scalar("opaque", "mov.b64", bits, 0, expect_difference),
      scalar("pack_pair_bf16", "cvt.rn.bf16x2.f32", bf16_pair, 0, expect_pack_bf16),
      scalar("pack_pair_f16", "cvt.rn.f16x2.f32", f16_pair, 0, expect_pack_f16),
      flushing(
          scalar("power_of_two", "ex2.approx.ftz.f32", f32, kApproximate, expect_power_of_two)),
      scalar("reciprocal_square_root", "rsqrt.approx.f32", f32, kApproximate,
             expect_reciprocal_square_root),
      scalar("round_to_even", "cvt.rni.f32.f32", f32, 0, expect_round),
      scalar("square_root", "sqrt.approx.f32", f32, kApproximate, expect_square_root),
      scalar("store_one_bf16", "cvt.rn.bf16.f32", bf16_pair, 0, expect_one_bf16),
      scalar("store_one_f16", "cvt.rn.f16.f32", f16_pair, 0, expect_one_f16),
      scalar("to_float_bf16", "shl.b32", f32, 0, expect_from_bf16, draw_bits),
      scalar("to_float_f16", "cvt.f32.f16", f32, 0, expect_from_f16, draw_bits),
  };
}

}  // namespace attngen::bench
