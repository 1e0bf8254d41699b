// SPDX-License-Identifier: Apache-2.0
#include "generator/ir/scalar.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "base/error.h"

namespace {

using attngen::apply;
using attngen::apply_exact;
using attngen::Op;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();

// The integral of the bell curve up to x, by Simpson's rule: gelu without erf.
double normal_below(double x) {
  const int steps = 4000;
  const double from = -12;
  const double width = (x - from) / steps;
  double sum = 0;
  for (int i = 0; i <= steps; ++i) {
    const double t = from + i * width;
    const double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
    sum += weight * std::exp(-t * t / 2);
  }
  return sum * width / 3 / std::sqrt(2 * 3.14159265358979323846);
}

// In 128 bits, by searching around the truncated quotient for the largest q with q*b <= a.
__int128 floored(__int128 a, __int128 b) {
  if (b < 0) return floored(-a, -b);
  __int128 q = a / b;
  while (q * b > a) --q;
  while ((q + 1) * b <= a) ++q;
  return q;
}

std::optional<std::int64_t> in_64_bits(__int128 value) {
  if (value < kLowest || value > kHighest) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

std::vector<std::int64_t> hostile_integers() {
  std::vector<std::int64_t> values{kLowest, kLowest + 1, kHighest, kHighest - 1};
  for (std::int64_t v = -9; v <= 9; ++v) values.push_back(v);
  std::mt19937_64 random(3);
  for (int i = 0; i < 30; ++i)
    values.push_back(static_cast<std::int64_t>(random() >> (random() % 64)));
  for (std::size_t i = values.size() - 30; i < values.size(); i += 2) values[i] = -values[i];
  return values;
}

}  // namespace

TEST_CASE("the two totalisations, and IEEE next to them") {
  CHECK(apply(Op::sub, -kInfinity, -kInfinity) == -kInfinity);
  CHECK(std::isnan(apply(Op::sub, kInfinity, kInfinity)));
  CHECK(apply(Op::sub, -kInfinity, kInfinity) == -kInfinity);
  CHECK(apply(Op::sub, 1, -kInfinity) == kInfinity);
  CHECK(std::isnan(apply(Op::sub, kNan, -kInfinity)));
  CHECK(apply(Op::sub, 3, 5) == -2);
  CHECK(apply(Op::div, 0, 0) == 0);
  CHECK(apply(Op::div, -0.0, 0) == 0);
  CHECK(apply(Op::div, 1, 0) == kInfinity);
  CHECK(apply(Op::div, -1, 0) == -kInfinity);
  CHECK(std::isnan(apply(Op::div, kInfinity, kInfinity)));
  CHECK(std::isnan(apply(Op::div, kNan, 0)));
  CHECK(std::isnan(apply(Op::add, -kInfinity, kInfinity)));
  CHECK(std::isnan(apply(Op::mul, 0, kInfinity)));
}

TEST_CASE("max, min, relu and clamp hand a NaN of any side on") {
  for (const double x : {-kInfinity, -1.0, 0.0, 2.0, kInfinity}) {
    for (const Op op : {Op::max, Op::min}) {
      CHECK(std::isnan(apply(op, kNan, x)));
      CHECK(std::isnan(apply(op, x, kNan)));
    }
    CHECK(std::isnan(apply(Op::clamp, kNan, x, x)));
    CHECK(std::isnan(apply(Op::clamp, x, kNan, x)));
    CHECK(std::isnan(apply(Op::clamp, x, x, kNan)));
    CHECK(apply(Op::relu, x) == (x > 0 ? x : 0));
    CHECK(apply(Op::clamp, x, -1, 1) == (x < -1 ? -1 : x > 1 ? 1 : x));
  }
  CHECK(std::isnan(apply(Op::relu, kNan)));
  CHECK(apply(Op::max, -1, 3) == 3);
  CHECK(apply(Op::min, -1, 3) == -1);
}

TEST_CASE("functions against other ways to compute them") {
  for (double x = -6; x <= 6; x += 0.37) {
    CAPTURE(x);
    const auto near = [](double value) { return doctest::Approx(value).epsilon(1e-12); };
    CHECK(apply(Op::neg, x) == -x);
    CHECK(apply(Op::exp, x) == near(1 / std::exp(-x)));
    CHECK(apply(Op::log, std::exp(x)) == near(x));
    CHECK(apply(Op::tanh, x) == near(1 - 2 / (std::exp(2 * x) + 1)));
    CHECK(apply(Op::sigmoid, x) == near(0.5 + 0.5 * std::tanh(x / 2)));
    CHECK(apply(Op::silu, x) == near(x * (0.5 + 0.5 * std::tanh(x / 2))));
    CHECK(apply(Op::abs, x) == (x < 0 ? -x : x));
    CHECK(apply(Op::sqrt, x * x) == near(std::fabs(x)));
    CHECK(apply(Op::rsqrt, x * x) * std::fabs(x) == near(1));
    CHECK(apply(Op::elu1, x) == near(x > 0 ? x + 1 : std::expm1(x) + 1));
    CHECK(apply(Op::gelu, x) == doctest::Approx(x * normal_below(x)).epsilon(1e-9));
    CHECK(apply(Op::pow, std::fabs(x), 3) == near(std::fabs(x * x * x)));
  }
}

TEST_CASE("the ends of the functions") {
  CHECK(apply(Op::exp, -kInfinity) == 0);
  CHECK(apply(Op::log, 0) == -kInfinity);
  CHECK(apply(Op::sigmoid, -800) == 0);
  CHECK(apply(Op::sigmoid, 800) == 1);
  CHECK(apply(Op::sigmoid, -kInfinity) == 0);
  CHECK(apply(Op::elu1, -kInfinity) == 0);
  CHECK(apply(Op::tanh, kInfinity) == 1);
  CHECK(std::isnan(apply(Op::elu1, kNan)));
  for (const Op op : {Op::exp, Op::log, Op::tanh, Op::sigmoid, Op::sqrt, Op::rsqrt, Op::gelu,
                      Op::silu, Op::round, Op::abs, Op::neg}) {
    CHECK(std::isnan(apply(op, kNan)));
  }
}

TEST_CASE("round is half to even") {
  CHECK(apply(Op::round, 0.5) == 0);
  CHECK(apply(Op::round, 1.5) == 2);
  CHECK(apply(Op::round, 2.5) == 2);
  CHECK(apply(Op::round, -1.5) == -2);
  CHECK(apply(Op::round, 2.5000001) == 3);
}

TEST_CASE("conditions are 0 or 1, and a NaN compares as IEEE says") {
  const double values[] = {-kInfinity, -1, 0, 1, kInfinity, kNan};
  for (const double a : values) {
    for (const double b : values) {
      CHECK(apply(Op::lt, a, b) == (a < b ? 1 : 0));
      CHECK(apply(Op::le, a, b) == (a <= b ? 1 : 0));
      CHECK(apply(Op::gt, a, b) == apply(Op::lt, b, a));
      CHECK(apply(Op::ge, a, b) == apply(Op::le, b, a));
      CHECK(apply(Op::eq, a, b) + apply(Op::ne, a, b) == 1);
    }
    CHECK(apply(Op::eq, a, a) == (std::isnan(a) ? 0 : 1));
  }
  for (const double a : {0.0, 1.0}) {
    CHECK(apply(Op::logical_not, a) == 1 - a);
    for (const double b : {0.0, 1.0}) {
      CHECK(apply(Op::logical_and, a, b) == a * b);
      CHECK(apply(Op::logical_or, a, b) == a + b - a * b);
    }
  }
  CHECK(apply(Op::select, 1, 7, kNan) == 7);
  CHECK(apply(Op::select, 0, kNan, 8) == 8);
}

TEST_CASE("integers are exact or absent: against 128 bits") {
  const std::vector<std::int64_t> values = hostile_integers();
  for (const std::int64_t a : values) {
    CHECK(apply_exact(Op::neg, a) == in_64_bits(-static_cast<__int128>(a)));
    CHECK(apply_exact(Op::abs, a) ==
          in_64_bits(a < 0 ? -static_cast<__int128>(a) : static_cast<__int128>(a)));
    for (const std::int64_t b : values) {
      const __int128 wide_a = a;
      const __int128 wide_b = b;
      CHECK(apply_exact(Op::add, a, b) == in_64_bits(wide_a + wide_b));
      CHECK(apply_exact(Op::sub, a, b) == in_64_bits(wide_a - wide_b));
      CHECK(apply_exact(Op::mul, a, b) == in_64_bits(wide_a * wide_b));
      CHECK(apply_exact(Op::min, a, b) == (a < b ? a : b));
      CHECK(apply_exact(Op::max, a, b) == (a > b ? a : b));
      CHECK(apply_exact(Op::clamp, a, -4, b) ==
            (std::max<std::int64_t>(a, -4) < b ? std::max<std::int64_t>(a, -4) : b));
      if (b == 0) {
        CHECK_FALSE(apply_exact(Op::floor_div, a, b).has_value());
        CHECK_FALSE(apply_exact(Op::mod, a, b).has_value());
        continue;
      }
      const __int128 quotient = floored(wide_a, wide_b);
      CHECK(apply_exact(Op::floor_div, a, b) == in_64_bits(quotient));
      CHECK(apply_exact(Op::mod, a, b) == in_64_bits(wide_a - quotient * wide_b));
    }
  }
}

TEST_CASE("floor division on doubles agrees with the integers") {
  for (std::int64_t a = -9; a <= 9; ++a) {
    for (std::int64_t b = -4; b <= 4; ++b) {
      if (b == 0) continue;
      const double x = static_cast<double>(a);
      const double y = static_cast<double>(b);
      CHECK(apply(Op::floor_div, x, y) == static_cast<double>(attngen::floor_quotient(a, b)));
      CHECK(apply(Op::mod, x, y) == static_cast<double>(attngen::floor_remainder(a, b)));
    }
  }
}

TEST_CASE("what is no operation on scalars is our bug") {
  CHECK_THROWS_AS(apply(Op::access, 1), attngen::InternalError);
  CHECK_THROWS_AS(apply(Op::previous, 1), attngen::InternalError);
  CHECK_THROWS_AS(apply_exact(Op::exp, 1), attngen::InternalError);
  CHECK_THROWS_AS(apply_exact(Op::div, 1, 1), attngen::InternalError);
}
