// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/evaluate_expr.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace attngen {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

/// Params are their number and a half; nothing else may be asked.
double value(const Expr& expr) {
  return evaluate(expr, [](const ExprNode& node) {
    REQUIRE(node.op == Op::param);
    return node.id + 0.5;
  });
}

Expr node(Op op, const Expr& a, const Expr& b) {
  return make_node(op, {a, b});
}

}  // namespace

TEST_CASE("leaves are asked for, literals are not") {
  CHECK(value(make_number(2.25)) == 2.25);
  CHECK(value(make_integer(-7)) == -7);
  CHECK(value(make_boolean(true)) == 1);
  CHECK(value(make_infinity()) == kInf);
  CHECK(value(node(Op::mul, make_leaf(Op::param, 1), make_leaf(Op::param, 3))) == 1.5 * 3.5);
}

TEST_CASE("the language's totalisations: no infinity less itself, nothing over nothing") {
  const Expr minus_infinity = make_node(Op::neg, {make_infinity()});
  CHECK(value(node(Op::sub, minus_infinity, minus_infinity)) == -kInf);
  CHECK(value(node(Op::div, make_integer(0), make_integer(0))) == 0);
  CHECK(value(make_node(Op::exp, {node(Op::sub, minus_infinity, minus_infinity)})) == 0);
  CHECK(std::isnan(value(node(Op::sub, make_infinity(), make_infinity()))));
}

TEST_CASE("integer division goes down, the rest has the divisor's sign, by zero it is 0") {
  const auto divided = [](Op op, std::int64_t a, std::int64_t b) {
    return value(node(op, make_integer(a), make_integer(b)));
  };
  for (std::int64_t a = -9; a <= 9; ++a) {
    for (std::int64_t b = -4; b <= 4; ++b) {
      if (b == 0) {
        CHECK(divided(Op::floor_div, a, b) == 0);
        CHECK(divided(Op::mod, a, b) == 0);
        continue;
      }
      const double quotient = divided(Op::floor_div, a, b);
      const double rest = divided(Op::mod, a, b);
      CHECK(quotient * static_cast<double>(b) + rest == static_cast<double>(a));
      CHECK((b > 0 ? rest >= 0 && rest < static_cast<double>(b)
                   : rest <= 0 && rest > static_cast<double>(b)));
    }
  }
}

TEST_CASE("&&, || and select look only at what they need") {
  const Expr unknown = make_leaf(Op::var, 0);  // would fail the test if it were asked
  CHECK(value(node(Op::logical_and, make_boolean(false), unknown)) == 0);
  CHECK(value(node(Op::logical_or, make_boolean(true), unknown)) == 1);
  CHECK(value(make_node(Op::select, {make_boolean(true), make_integer(4), unknown})) == 4);
  CHECK(value(make_node(Op::select, {make_boolean(false), unknown, make_integer(5)})) == 5);
}

}  // namespace attngen
