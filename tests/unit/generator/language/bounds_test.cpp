// SPDX-License-Identifier: Apache-2.0
// What is said about coordinates without extents, against all points of small extents.
#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <string>

#include "generator/language/linear_form.h"
#include "tests/unit/generator/language/parsing.h"

namespace attngen {
namespace {

struct Point {
  std::int64_t p, m, P, M;
};

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b;
  return quotient - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

std::int64_t value_at(const Expr& expr, const Point& at) {
  const auto arg = [&](std::size_t i) { return value_at(expr->args[i], at); };
  switch (expr->op) {
    case Op::integer:
      return expr->integer;
    case Op::var:
      return expr->id == 0 ? at.p : at.m;
    case Op::extent:
      return expr->id == 0 ? at.P : at.M;
    case Op::neg:
      return -arg(0);
    case Op::abs:
      return std::abs(arg(0));
    case Op::add:
      return arg(0) + arg(1);
    case Op::sub:
      return arg(0) - arg(1);
    case Op::mul:
      return arg(0) * arg(1);
    case Op::floor_div:
      return floor_div(arg(0), arg(1));
    case Op::mod:
      return arg(0) - arg(1) * floor_div(arg(0), arg(1));
    case Op::min:
      return std::min(arg(0), arg(1));
    case Op::max:
      return std::max(arg(0), arg(1));
    case Op::clamp:
      return std::min(std::max(arg(0), arg(1)), arg(2));
    default:
      throw std::runtime_error("no coordinate");
  }
}

std::int64_t value_at(const LinearForm& form, const Point& at) {
  std::int64_t value = form.constant;
  for (const auto& [rank, factor] : form.extents) value += factor * (rank == 0 ? at.P : at.M);
  for (const auto& [var, factor] : form.vars) value += factor * (var == 0 ? at.p : at.m);
  return value;
}

class RandomCoordinate {
 public:
  explicit RandomCoordinate(std::uint32_t seed) : random_(seed) {}

  std::string text(int depth) {
    if (depth == 0 || random_() % 5 == 0) return leaf();
    const std::string a = text(depth - 1);
    const std::string b = text(depth - 1);
    switch (random_() % 9) {
      case 0:
      case 1:
        return "(" + a + " + " + b + ")";
      case 2:
      case 3:
        return "(" + a + " - " + b + ")";
      case 4:
        return "(" + a + " * " + std::to_string(random_() % 4) + ")";
      case 5:
        return "min(" + a + ", " + b + ")";
      case 6:
        return "max(" + a + ", " + b + ")";
      case 7:
        return "((" + a + ") % " + std::to_string(1 + random_() % 5) + ")";
      default:
        return random_() % 2 == 0 ? "((" + a + ") / " + std::to_string(1 + random_() % 4) + ")"
                                  : "abs(" + a + ")";
    }
  }

 private:
  std::string leaf() {
    switch (random_() % 6) {
      case 0:
        return "p";
      case 1:
        return "m";
      case 2:
        return "P";
      case 3:
        return "M";
      default:
        return std::to_string(random_() % 6);
    }
  }

  std::mt19937 random_;
};

template <typename Visit>
void for_each_extent(Visit visit) {
  for (std::int64_t P = 1; P <= 5; ++P) {
    for (std::int64_t M = 1; M <= 5; ++M) visit(P, M);
  }
}

template <typename Visit>
void for_each_point(std::int64_t P, std::int64_t M, Visit visit) {
  for (std::int64_t p = 0; p < P; ++p) {
    for (std::int64_t m = 0; m < M; ++m) visit(Point{p, m, P, M});
  }
}

// `where ok[p,m]` may exclude anything, so only what no point could read is refused there.
std::string reading(const std::string& coord, bool guarded) {
  return "cascade a { rank P, M; in B[M]: f32, ok[P,M]: bool\n out USES[p,m] = B[m] where "
         "ok[p,m]\n "
         "out O[p,m] = B[" +
         coord + "] + 0*p + 0*m" + (guarded ? " where ok[p,m]" : "") + " }";
}

TEST_CASE("ranges hold every value, and exact ones are reached") {
  RandomCoordinate coordinates(11);
  int exact = 0;
  for (int round = 0; round < 1500; ++round) {
    const std::string coord = coordinates.text(3);
    const Cascade cascade =
        testing::parsed(testing::around("out O[p,m] = B[clamp(" + coord + ", 0, M-1)] + p + m"));
    const Expr expr = testing::einsum_of(cascade, "O").body->args[0]->args[0]->args[0]->args[0];
    const FormRange range = range_of(cascade, expr);
    exact += range.exact ? 1 : 0;
    for_each_extent([&](std::int64_t P, std::int64_t M) {
      std::int64_t low = std::numeric_limits<std::int64_t>::max();
      std::int64_t high = std::numeric_limits<std::int64_t>::min();
      for_each_point(P, M, [&](const Point& at) {
        low = std::min(low, value_at(expr, at));
        high = std::max(high, value_at(expr, at));
      });
      const Point extents{0, 0, P, M};
      INFO(coord, " at P=", P, " M=", M);
      if (range.low) REQUIRE(value_at(*range.low, extents) <= low);
      if (range.high) REQUIRE(value_at(*range.high, extents) >= high);
      if (range.exact) REQUIRE(value_at(*range.low, extents) == low);
      if (range.exact) REQUIRE(value_at(*range.high, extents) == high);
    });
  }
  CHECK(exact > 200);
}

TEST_CASE("only reads that are outside at all extents are refused") {
  RandomCoordinate coordinates(12);
  int refused[2] = {0, 0};
  for (int round = 0; round < 1500; ++round) {
    const std::string coord = coordinates.text(2);
    const Cascade shape =
        testing::parsed(testing::around("out O[p,m] = B[clamp(" + coord + ", 0, M-1)] + p + m"));
    const Expr expr = testing::einsum_of(shape, "O").body->args[0]->args[0]->args[0]->args[0];
    for (const bool guarded : {false, true}) {
      if (testing::accepted(reading(coord, guarded))) continue;
      ++refused[guarded ? 1 : 0];
      for_each_extent([&](std::int64_t P, std::int64_t M) {
        bool some_outside = false;
        bool some_inside = false;
        for_each_point(P, M, [&](const Point& at) {
          const std::int64_t value = value_at(expr, at);
          (value < 0 || value >= at.M ? some_outside : some_inside) = true;
        });
        INFO(coord, " at P=", P, " M=", M);
        REQUIRE(some_outside);
        if (guarded) REQUIRE_FALSE(some_inside);
      });
    }
  }
  CHECK(refused[0] > 100);
  CHECK(refused[1] > 30);
}

TEST_CASE("known extents are used") {
  const auto accepted = [](const std::string& ranks, const std::string& coord) {
    return testing::accepted("cascade a { rank " + ranks + "; in B[M]: f32\n out O[p] = B[" +
                             coord + "] + p }");
  };
  CHECK(accepted("P, M", "p"));    // P may be M or less
  CHECK(accepted("P=4, M", "p"));  // M may be 4 or more
  CHECK(accepted("P=4, M=4", "p"));
  CHECK_FALSE(accepted("P=5, M=4", "p"));
  CHECK_FALSE(accepted("P=2, M=4", "p+3"));
  CHECK(accepted("P=0, M=4", "p+9"));  // nothing is read at all
  CHECK(accepted("P, M", "7"));
  CHECK_FALSE(accepted("P, M=7", "7"));
}

TEST_CASE("r1*R0+r0 may lie beyond R, any other way to write it may not be proven to") {
  CHECK(
      testing::accepted("cascade a { rank M=10; split M -> M1, M0=4; in B[M]: f32\n"
                        " out O[m1] = sum{m0} B[m1*M0+m0] }"));
}

TEST_CASE("arithmetic that leaves 64 bits proves nothing") {
  CHECK(testing::accepted(
      testing::around("out O[p,m] = B[m * 9223372036854775807 * 3] + p where ok[p,m]")));
}

}  // namespace
}  // namespace attngen
