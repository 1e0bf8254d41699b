// SPDX-License-Identifier: Apache-2.0
#include "generator/ir/expr.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

namespace {

using attngen::Expr;
using attngen::ExprNode;
using attngen::Op;

Expr var(int id) {
  return attngen::make_leaf(Op::var, id);
}
Expr both(Expr a, Expr b) {
  return attngen::make_node(Op::logical_and, {a, b});
}

// A second opinion on structure: trees are the same exactly when these prints are.
std::string printed(const Expr& expr) {
  if (!expr) return "null";
  std::string text = std::to_string(static_cast<int>(expr->op)) + "," +
                     std::to_string(expr->number) + "," + std::to_string(expr->integer) + "," +
                     std::to_string(expr->id) + "(";
  for (const Expr& arg : expr->args) text += printed(arg) + ";";
  return text + ")";
}

Expr random_tree(std::mt19937& random, int depth) {
  const int choice = static_cast<int>(random() % 8);
  const int id = static_cast<int>(random() % 3);
  const attngen::Span span{static_cast<int>(random() % 9), 1, 1};
  if (depth == 0 || choice == 0) return attngen::make_leaf(Op::var, id, span);
  if (choice == 1) return attngen::make_integer(id, span);
  if (choice == 2) return attngen::make_number(id * 0.5, span);
  const auto child = [&] { return random_tree(random, depth - 1); };
  if (choice == 3) return attngen::make_access(id, {child()}, span);
  if (choice == 4) return attngen::make_node(Op::exp, {child()}, span);
  if (choice == 5) return attngen::make_node(Op::select, {child(), child(), child()}, span);
  return attngen::make_node(choice == 6 ? Op::add : Op::logical_and, {child(), child()}, span);
}

}  // namespace

TEST_CASE("constructors fill what the operator means and nothing else") {
  CHECK(attngen::make_number(0.5)->number == 0.5);
  CHECK(attngen::make_integer(-7)->integer == -7);
  CHECK(attngen::make_boolean(true)->integer == 1);
  CHECK(attngen::make_boolean(false)->integer == 0);
  CHECK(attngen::make_infinity()->op == Op::infinity);
  const Expr access = attngen::make_access(4, {var(1), var(2)}, {3, 5, 2});
  CHECK(access->op == Op::access);
  CHECK(access->id == 4);
  CHECK(access->args.size() == 2);
  CHECK(access->span.line == 3);
  CHECK(access->span.column == 5);
  CHECK(attngen::make_leaf(Op::extent, 2)->id == 2);
}

TEST_CASE("sameness is structure: spans do not count, everything else does") {
  CHECK(attngen::same(nullptr, nullptr));
  CHECK_FALSE(attngen::same(nullptr, var(0)));
  CHECK_FALSE(attngen::same(var(0), nullptr));
  CHECK(attngen::same(attngen::make_leaf(Op::var, 1, {1, 1, 1}),
                      attngen::make_leaf(Op::var, 1, {9, 9, 9})));
  CHECK_FALSE(attngen::same(var(0), var(1)));
  CHECK_FALSE(attngen::same(var(0), attngen::make_leaf(Op::extent, 0)));
  CHECK_FALSE(attngen::same(attngen::make_number(1), attngen::make_integer(1)));
  CHECK_FALSE(attngen::same(attngen::make_boolean(true), attngen::make_integer(1)));
  CHECK_FALSE(attngen::same(both(var(0), var(1)), both(var(1), var(0))));
  CHECK_FALSE(
      attngen::same(attngen::make_access(0, {var(0)}), attngen::make_access(0, {var(0), var(0)})));

  std::mt19937 random(11);
  std::vector<Expr> trees;
  for (int i = 0; i < 150; ++i) trees.push_back(random_tree(random, i % 4));
  int equal = 0;
  for (const Expr& a : trees) {
    for (const Expr& b : trees) {
      const bool same = attngen::same(a, b);
      equal += same && a != b ? 1 : 0;
      if (same != (printed(a) == printed(b))) FAIL_CHECK(printed(a) << " and " << printed(b));
    }
  }
  CHECK(equal > 0);
}

TEST_CASE("visiting reaches every node once, parents first, coordinates included") {
  const Expr tree = both(attngen::make_access(7, {attngen::make_node(Op::neg, {var(3)})}), var(4));
  std::vector<std::pair<Op, int>> seen;
  attngen::for_each_node(tree, [&](const ExprNode& n) { seen.emplace_back(n.op, n.id); });
  CHECK(seen ==
        std::vector<std::pair<Op, int>>{
            {Op::logical_and, -1}, {Op::access, 7}, {Op::neg, -1}, {Op::var, 3}, {Op::var, 4}});
  int visits = 0;
  attngen::for_each_node(nullptr, [&](const ExprNode&) { ++visits; });
  CHECK(visits == 0);
}

TEST_CASE("rewriting goes bottom-up and shares what it does not change") {
  const auto three_for_two = [](const Expr& e) {
    return e->op == Op::var && e->id == 2 ? attngen::make_integer(3) : e;
  };
  const Expr tree = both(attngen::make_access(0, {var(2)}), attngen::make_node(Op::exp, {var(1)}));
  const Expr changed = attngen::transformed(tree, three_for_two);
  CHECK(attngen::same(changed, both(attngen::make_access(0, {attngen::make_integer(3)}),
                                    attngen::make_node(Op::exp, {var(1)}))));
  CHECK(changed->args[1] == tree->args[1]);
  CHECK(attngen::same(tree->args[0]->args[0], var(2)));
  CHECK(attngen::transformed(tree, [](const Expr& e) { return e; }) == tree);
  CHECK(attngen::transformed(nullptr, [](const Expr& e) { return e; }) == nullptr);

  // A parent sees its children as they have become: 1+1 folds, then (1+1)+1.
  const auto fold = [](const Expr& e) {
    const bool sum =
        e->op == Op::add && e->args[0]->op == Op::integer && e->args[1]->op == Op::integer;
    return sum ? attngen::make_integer(e->args[0]->integer + e->args[1]->integer) : e;
  };
  const Expr one = attngen::make_integer(1);
  const Expr sum = attngen::make_node(Op::add, {attngen::make_node(Op::add, {one, one}), one});
  CHECK(attngen::same(attngen::transformed(sum, fold), attngen::make_integer(3)));
}

TEST_CASE("uses of variables and tensors are found anywhere, and only of their own kind") {
  const Expr tree =
      both(attngen::make_access(5, {attngen::make_access(6, {var(1)})}), attngen::make_integer(2));
  CHECK(attngen::uses_tensor(tree, 5));
  CHECK(attngen::uses_tensor(tree, 6));
  CHECK_FALSE(attngen::uses_tensor(tree, 1));
  CHECK(attngen::uses_var(tree, 1));
  CHECK_FALSE(attngen::uses_var(tree, 5));
  CHECK_FALSE(attngen::uses_var(attngen::make_leaf(Op::param, 1), 1));
  CHECK_FALSE(attngen::uses_var(nullptr, 0));
}

TEST_CASE("conjuncts are the top-level terms in order, and join back") {
  CHECK(attngen::conjuncts(nullptr).empty());
  CHECK(attngen::conjunction({}) == nullptr);
  const Expr either = attngen::make_node(Op::logical_or, {both(var(8), var(9)), var(7)});
  const Expr never = attngen::make_node(Op::logical_not, {both(var(5), var(6))});
  const Expr all = both(both(var(0), either), both(var(1), both(never, var(2))));
  const std::vector<Expr> terms = attngen::conjuncts(all);
  REQUIRE(terms.size() == 5);
  CHECK(attngen::same(terms[0], var(0)));
  CHECK(terms[1] == either);
  CHECK(attngen::same(terms[2], var(1)));
  CHECK(terms[3] == never);
  CHECK(attngen::same(terms[4], var(2)));
  const std::vector<Expr> again = attngen::conjuncts(attngen::conjunction(terms));
  REQUIRE(again.size() == terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) CHECK(again[i] == terms[i]);
  CHECK(attngen::conjunction({nullptr, var(3), nullptr})->id == 3);
}

TEST_CASE("arity and comparisons, operator by operator") {
  const std::vector<std::pair<std::vector<Op>, int>> by_arity{
      {{Op::number, Op::integer, Op::boolean, Op::infinity, Op::param, Op::var, Op::extent}, 0},
      {{Op::access}, -1},
      {{Op::neg, Op::logical_not, Op::exp, Op::log, Op::tanh, Op::sigmoid, Op::relu, Op::abs,
        Op::sqrt, Op::rsqrt, Op::elu1, Op::gelu, Op::silu, Op::round, Op::previous, Op::tile_first,
        Op::tile_last, Op::tile_least, Op::tile_most},
       1},
      {{Op::add, Op::sub, Op::mul, Op::div, Op::floor_div, Op::mod, Op::min, Op::max, Op::pow,
        Op::lt, Op::le, Op::gt, Op::ge, Op::eq, Op::ne, Op::logical_and, Op::logical_or},
       2},
      {{Op::select, Op::clamp}, 3}};
  int comparisons = 0;
  for (const auto& [ops, count] : by_arity) {
    for (const Op op : ops) {
      CHECK(attngen::arity(op) == count);
      comparisons += attngen::is_comparison(op) ? 1 : 0;
    }
  }
  CHECK(comparisons == 6);
  for (const Op op : {Op::lt, Op::le, Op::gt, Op::ge, Op::eq, Op::ne}) {
    CHECK(attngen::is_comparison(op));
  }
}
