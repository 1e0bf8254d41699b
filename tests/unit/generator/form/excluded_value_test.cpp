// SPDX-License-Identifier: Apache-2.0
#include "generator/form/excluded_value.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "generator/form/forward_form.h"

namespace attngen {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Expr carried() {
  return make_access(kCarriedTensor, {});
}
Expr tag() {
  return make_access(7, {});
}
Expr node(Op op, std::vector<Expr> args) {
  return make_node(op, std::move(args));
}

TEST_CASE("softmax terms vanish at -infinity, whatever the maximum is") {
  const Expr weight = node(Op::exp, {node(Op::sub, {carried(), tag()})});
  const auto value =
      excluded_value({{carried(), -kInfinity}, {weight, 0}, {weight, 0}}, kCarriedTensor);
  REQUIRE(value);
  CHECK(*value == -kInfinity);
}

TEST_CASE("a plain sum of the value itself vanishes at 0 only") {
  CHECK(excluded_value({{carried(), 0}}, kCarriedTensor) == 0.0);
  CHECK(excluded_value({{node(Op::abs, {carried()}), 0}, {carried(), 0}}, kCarriedTensor) == 0.0);
}

TEST_CASE("what may be infinite beside the value spoils the proof") {
  // sigmoid(x + b): b may be +infinity, and (-inf) + inf is no number.
  const Expr shifted = node(Op::sigmoid, {node(Op::add, {carried(), make_leaf(Op::param, 0)})});
  CHECK_FALSE(excluded_value({{shifted, 0}}, kCarriedTensor));
  const Expr scaled = node(Op::mul, {node(Op::exp, {carried()}), make_access(3, {})});
  CHECK_FALSE(excluded_value({{scaled, 0}}, kCarriedTensor));
}

TEST_CASE("finite neighbours do not") {
  const Expr shifted = node(Op::exp, {node(Op::add, {carried(), make_leaf(Op::var, 2)})});
  CHECK(excluded_value({{shifted, 0}}, kCarriedTensor) == -kInfinity);
}

TEST_CASE("two terms that want different values have none") {
  CHECK_FALSE(excluded_value({{carried(), -kInfinity}, {carried(), 0}}, kCarriedTensor));
  CHECK_FALSE(excluded_value({{make_number(1), 0}}, kCarriedTensor));
}

TEST_CASE("identities") {
  CHECK(identity_of(ReduceOp::sum) == 0);
  CHECK(identity_of(ReduceOp::prod) == 1);
  CHECK(identity_of(ReduceOp::max) == -kInfinity);
  CHECK(identity_of(ReduceOp::min) == kInfinity);
}

}  // namespace
}  // namespace attngen
