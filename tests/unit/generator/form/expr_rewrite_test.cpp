// SPDX-License-Identifier: Apache-2.0
#include "generator/form/expr_rewrite.h"

#include <doctest/doctest.h>

namespace attngen {
namespace {

Expr tensor(int id) {
  return make_access(id, {make_leaf(Op::var, 0)});
}
Expr product(const Expr& a, const Expr& b) {
  return make_node(Op::mul, {a, b});
}

TEST_CASE("with_vars reaches coordinates") {
  const Expr moved = with_vars(tensor(3), {{0, make_integer(7)}});
  CHECK(same(moved, make_access(3, {make_integer(7)})));
}

TEST_CASE("replaced takes the largest match and does not enter what it put in") {
  const Expr pattern = make_node(Op::exp, {tensor(1)});
  const Expr around = product(pattern, pattern);
  const Expr put = make_node(Op::exp, {pattern});
  CHECK(same(replaced(around, pattern, put), product(put, put)));
  CHECK(replaced(around, tensor(9), put) == around);
}

TEST_CASE("a factor is taken out of products, upper sides of divisions and signs") {
  const auto is_v = [](const Expr& node) { return node->op == Op::access && node->id == 5; };
  const Expr weight = tensor(1);
  const Expr scale = tensor(2);
  const auto rest = [&](const Expr& expr) { return without_factor(expr, is_v)->rest; };
  CHECK(same(rest(product(weight, tensor(5))), weight));
  CHECK(same(rest(product(tensor(5), weight)), weight));
  CHECK(same(rest(make_node(Op::div, {product(weight, tensor(5)), scale})),
             make_node(Op::div, {weight, scale})));
  CHECK(same(rest(make_node(Op::div, {tensor(5), scale})),
             make_node(Op::div, {make_number(1.0), scale})));
  CHECK(rest(tensor(5)) == nullptr);
}

TEST_CASE("a factor elsewhere, twice or nowhere is refused") {
  const auto is_v = [](const Expr& node) { return node->op == Op::access && node->id == 5; };
  const Expr v = tensor(5);
  CHECK_FALSE(without_factor(make_node(Op::add, {v, tensor(1)}), is_v));
  CHECK_FALSE(without_factor(make_node(Op::div, {tensor(1), v}), is_v));
  CHECK_FALSE(without_factor(make_node(Op::exp, {v}), is_v));
  CHECK_FALSE(without_factor(product(v, v), is_v));
  CHECK_FALSE(without_factor(tensor(1), is_v));
}

}  // namespace
}  // namespace attngen
