// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>

#include "base/dtype.h"
#include "opcode_cases.h"

namespace attngen::vgpu {
namespace {

template <typename Function>
auto on_f32(Function function) {
  return [function](Bits a, Bits b, Bits c) {
    return bits_of(static_cast<float>(function(f32_of(a), f32_of(b), f32_of(c))));
  };
}

template <typename Function>
auto on_f64(Function function) {
  return [function](Bits a, Bits b, Bits c) {
    return bits_of(static_cast<double>(function(f64_of(a), f64_of(b), f64_of(c))));
  };
}

/// With .ftz: subnormal operands and results are zeros.
template <typename Function>
auto flushing(Function function) {
  return [function](Bits a, Bits b, Bits c) {
    return bits_of(flushed(
        static_cast<float>(function(flushed(f32_of(a)), flushed(f32_of(b)), flushed(f32_of(c))))));
  };
}

/// f16 or bf16 through long double, which holds every product and sum these formats make.
template <typename Function>
auto on_half(bool f16, bool pair, Function function) {
  return [=](Bits a, Bits b, Bits c) {
    Bits result = 0;
    for (int shift = 0; shift < (pair ? 32 : 16); shift += 16) {
      const auto value = [&](Bits bits) {
        const auto half = static_cast<std::uint16_t>(bits >> shift);
        return static_cast<long double>(f16 ? f16_value(half) : bf16_value(half));
      };
      const auto x = static_cast<double>(function(value(a), value(b), value(c)));
      result |= Bits{f16 ? f16_bits(x) : bf16_bits(x)} << shift;
    }
    return result;
  };
}

/// a*b + c for half formats, close enough to round right: where the smaller term is lost
/// altogether, it still decides a tie.
long double fused_sum(long double a, long double b, long double c) {
  const long double product = a * b;
  const auto sum = static_cast<double>(product + c);
  if (!std::isfinite(sum) || product == 0 || c == 0) return static_cast<long double>(sum);
  const auto nudged = [sum](long double by) {
    return static_cast<long double>(std::nextafter(sum, by > 0 ? INFINITY : -INFINITY));
  };
  if (static_cast<long double>(sum) == product) return nudged(c);
  if (static_cast<long double>(sum) == c) return nudged(product);
  return static_cast<long double>(sum);
}

float saturate(float x) {
  return x > 0 ? (x > 1 ? 1.f : x) : 0.f;
}

float lesser(float a, float b) {
  if (std::isnan(a)) return b;
  if (std::isnan(b)) return a;
  if (a == b) return std::signbit(a) ? a : b;
  return a < b ? a : b;
}

float greater(float a, float b) {
  if (std::isnan(a)) return b;
  if (std::isnan(b)) return a;
  if (a == b) return std::signbit(a) ? b : a;
  return a > b ? a : b;
}

TEST_CASE("f32 arithmetic") {
  check_opcodes({
      {"add.f32 %d, %a, %b;", "f32", "f32", "f32", "",
       on_f32([](float a, float b, float) { return a + b; })},
      {"add.rn.ftz.f32 %d, %a, %b;", "f32", "f32", "f32", "",
       flushing([](float a, float b, float) { return a + b; })},
      {"sub.f32 %d, %a, %b;", "f32", "f32", "f32", "",
       on_f32([](float a, float b, float) { return a - b; })},
      {"mul.f32 %d, %a, %b;", "f32", "f32", "f32", "",
       on_f32([](float a, float b, float) { return a * b; })},
      {"mul.ftz.f32 %d, %a, %b;", "f32", "f32", "f32", "",
       flushing([](float a, float b, float) { return a * b; })},
      {"mul.sat.f32 %d, %a, %b;", "f32", "f32", "f32", "",
       on_f32([](float a, float b, float) { return saturate(a * b); })},
      {"fma.rn.f32 %d, %a, %b, %c;", "f32", "f32", "f32", "f32",
       on_f32([](float a, float b, float c) { return std::fma(a, b, c); })},
      {"fma.rn.ftz.sat.f32 %d, %a, %b, %c;", "f32", "f32", "f32", "f32",
       on_f32([](float a, float b, float c) {
         return saturate(flushed(std::fma(flushed(a), flushed(b), flushed(c))));
       })},
      {"div.rn.f32 %d, %a, %b;", "f32", "f32", "f32", "",
       on_f32([](float a, float b, float) { return a / b; })},
      {"div.full.f32 %d, %a, %b;", "f32", "f32", "f32", "",
       on_f32([](float a, float b, float) { return a / b; })},
      {"div.approx.ftz.f32 %d, %a, %b;", "f32", "f32", "f32", "",
       flushing([](float a, float b, float) { return a / b; })},
      {"min.f32 %d, %a, %b;", "f32", "f32", "f32", "",
       on_f32([](float a, float b, float) { return lesser(a, b); })},
      {"max.f32 %d, %a, %b;", "f32", "f32", "f32", "",
       on_f32([](float a, float b, float) { return greater(a, b); })},
      {"max.NaN.f32 %d, %a, %b;", "f32", "f32", "f32", "", on_f32([](float a, float b, float) {
         return std::isnan(a) || std::isnan(b) ? NAN : greater(a, b);
       })},
      {"abs.f32 %d, %a;", "f32", "f32", "", "",
       on_f32([](float a, float, float) { return std::fabs(a); })},
      {"neg.f32 %d, %a;", "f32", "f32", "", "", on_f32([](float a, float, float) { return -a; })},
      {"neg.ftz.f32 %d, %a;", "f32", "f32", "", "",
       flushing([](float a, float, float) { return -a; })},
      {"copysign.f32 %d, %a, %b;", "f32", "f32", "f32", "",
       on_f32([](float a, float b, float) { return std::copysign(b, a); })},
      {"add.f32 %d, %a, 0fBF800000;", "f32", "f32", "", "",
       on_f32([](float a, float, float) { return a - 1; })},
  });
}

TEST_CASE("f64 arithmetic") {
  check_opcodes({
      {"add.f64 %d, %a, %b;", "f64", "f64", "f64", "",
       on_f64([](double a, double b, double) { return a + b; })},
      {"mul.rn.f64 %d, %a, %b;", "f64", "f64", "f64", "",
       on_f64([](double a, double b, double) { return a * b; })},
      {"fma.rn.f64 %d, %a, %b, %c;", "f64", "f64", "f64", "f64",
       on_f64([](double a, double b, double c) { return std::fma(a, b, c); })},
      {"div.rn.f64 %d, %a, %b;", "f64", "f64", "f64", "",
       on_f64([](double a, double b, double) { return a / b; })},
      {"sqrt.rn.f64 %d, %a;", "f64", "f64", "", "",
       on_f64([](double a, double, double) { return std::sqrt(a); })},
      {"sub.f64 %d, %a, 0d3FF0000000000000;", "f64", "f64", "", "",
       on_f64([](double a, double, double) { return a - 1; })},
  });
}

// PTX allows 1 to 2 ulp and absolute errors near 2^-22; the virtual GPU rounds the exact value
// once, so one ulp of the host's own double rounding is all there may be.
TEST_CASE("special functions are the rounded mathematical ones") {
  check_opcodes({
      {"rcp.rn.f32 %d, %a;", "f32", "f32", "", "",
       on_f32([](float a, float, float) { return 1 / a; })},
      {"rcp.approx.ftz.f32 %d, %a;", "f32", "f32", "", "",
       flushing([](float a, float, float) { return 1 / a; }), 1},
      {"sqrt.rn.f32 %d, %a;", "f32", "f32", "", "",
       on_f32([](float a, float, float) { return std::sqrt(a); })},
      {"sqrt.approx.ftz.f32 %d, %a;", "f32", "f32", "", "",
       flushing([](float a, float, float) { return std::sqrt(a); }), 1},
      {"rsqrt.approx.f32 %d, %a;", "f32", "f32", "", "",
       on_f32([](float a, float, float) { return 1 / std::sqrt(static_cast<long double>(a)); }), 1},
      {"ex2.approx.f32 %d, %a;", "f32", "f32", "", "",
       on_f32([](float a, float, float) { return std::exp2(static_cast<long double>(a)); }), 1},
      {"ex2.approx.ftz.f32 %d, %a;", "f32", "f32", "", "",
       flushing([](float a, float, float) { return std::exp2(static_cast<long double>(a)); }), 1},
      {"lg2.approx.f32 %d, %a;", "f32", "f32", "", "",
       on_f32([](float a, float, float) { return std::log2(static_cast<long double>(a)); }), 1},
      {"sin.approx.f32 %d, %a;", "f32", "f32", "", "",
       on_f32([](float a, float, float) { return std::sin(static_cast<long double>(a)); }), 1},
      {"cos.approx.ftz.f32 %d, %a;", "f32", "f32", "", "",
       flushing([](float a, float, float) { return std::cos(static_cast<long double>(a)); }), 1},
      {"tanh.approx.f32 %d, %a;", "f32", "f32", "", "",
       on_f32([](float a, float, float) { return std::tanh(static_cast<long double>(a)); }), 1},
  });
}

TEST_CASE("classes of floats") {
  const auto classified = [](auto holds) {
    return [holds](Bits a, Bits, Bits) { return Bits{holds(f32_of(a)) ? 1u : 0u}; };
  };
  const std::string select = " %p1, %a; selp.u32 %d, 1, 0, %p1;";
  check_opcodes({
      {"testp.finite.f32" + select, "b32", "f32", "", "",
       classified([](float a) { return std::isfinite(a); })},
      {"testp.infinite.f32" + select, "b32", "f32", "", "",
       classified([](float a) { return std::isinf(a); })},
      {"testp.number.f32" + select, "b32", "f32", "", "",
       classified([](float a) { return !std::isnan(a); })},
      {"testp.notanumber.f32" + select, "b32", "f32", "", "",
       classified([](float a) { return std::isnan(a); })},
      {"testp.normal.f32" + select, "b32", "f32", "", "",
       classified([](float a) { return std::isnormal(a); })},
      {"testp.subnormal.f32" + select, "b32", "f32", "", "",
       classified([](float a) { return std::fpclassify(a) == FP_SUBNORMAL; })},
  });
}

TEST_CASE("half-precision arithmetic") {
  using L = long double;
  const auto sum = [](L a, L b, L) { return a + b; };
  const auto difference = [](L a, L b, L) { return a - b; };
  const auto product = [](L a, L b, L) { return a * b; };
  const auto fused = [](L a, L b, L c) { return fused_sum(a, b, c); };
  const auto least = [](L a, L b, L) {
    if (std::isnan(a)) return b;
    if (std::isnan(b)) return a;
    if (a == b) return std::signbit(a) ? a : b;
    return a < b ? a : b;
  };
  const auto most = [](L a, L b, L) {
    if (std::isnan(a)) return b;
    if (std::isnan(b)) return a;
    if (a == b) return std::signbit(a) ? b : a;
    return a > b ? a : b;
  };
  check_opcodes({
      {"add.f16 %d, %a, %b;", "f16", "f16", "f16", "", on_half(true, false, sum)},
      {"add.rn.f16x2 %d, %a, %b;", "f16x2", "f16x2", "f16x2", "", on_half(true, true, sum)},
      {"sub.f16x2 %d, %a, %b;", "f16x2", "f16x2", "f16x2", "", on_half(true, true, difference)},
      {"mul.f16 %d, %a, %b;", "f16", "f16", "f16", "", on_half(true, false, product)},
      {"fma.rn.f16 %d, %a, %b, %c;", "f16", "f16", "f16", "f16", on_half(true, false, fused)},
      {"fma.rn.f16x2 %d, %a, %b, %c;", "f16x2", "f16x2", "f16x2", "f16x2",
       on_half(true, true, fused)},
      {"fma.rn.relu.f16 %d, %a, %b, %c;", "f16", "f16", "f16", "f16",
       on_half(true, false,
               [](L a, L b, L c) {
                 const L x = fused_sum(a, b, c);
                 return std::isnan(x) ? x : x > 0 ? x : 0;
               })},
      {"fma.rn.bf16 %d, %a, %b, %c;", "bf16", "bf16", "bf16", "bf16", on_half(false, false, fused)},
      {"fma.rn.bf16x2 %d, %a, %b, %c;", "bf16x2", "bf16x2", "bf16x2", "bf16x2",
       on_half(false, true, fused)},
      {"add.bf16 %d, %a, %b;", "bf16", "bf16", "bf16", "", on_half(false, false, sum)},
      {"mul.bf16x2 %d, %a, %b;", "bf16x2", "bf16x2", "bf16x2", "", on_half(false, true, product)},
      {"min.f16 %d, %a, %b;", "f16", "f16", "f16", "", on_half(true, false, least)},
      {"max.bf16x2 %d, %a, %b;", "bf16x2", "bf16x2", "bf16x2", "", on_half(false, true, most)},
      {"max.NaN.f16x2 %d, %a, %b;", "f16x2", "f16x2", "f16x2", "",
       on_half(true, true,
               [most](L a, L b, L c) {
                 return std::isnan(a) || std::isnan(b) ? static_cast<L>(NAN) : most(a, b, c);
               })},
      {"neg.f16 %d, %a;", "f16", "f16", "", "", on_half(true, false, [](L a, L, L) { return -a; })},
      {"abs.bf16x2 %d, %a;", "bf16x2", "bf16x2", "", "",
       on_half(false, true, [](L a, L, L) { return std::fabs(a); })},
      {"ex2.approx.f16 %d, %a;", "f16", "f16", "", "",
       on_half(true, false, [](L a, L, L) { return std::exp2(a); })},
      {"tanh.approx.bf16 %d, %a;", "bf16", "bf16", "", "",
       on_half(false, false, [](L a, L, L) { return std::tanh(a); })},
  });
}

}  // namespace
}  // namespace attngen::vgpu
