// SPDX-License-Identifier: Apache-2.0
#include "generator/ir/expr.h"

#include <cmath>
#include <utility>

namespace attngen {
namespace {

Expr made(ExprNode node) { return std::make_shared<const ExprNode>(std::move(node)); }

}  // namespace

Expr make_number(double value, Span span) {
  ExprNode node;
  node.op = Op::number;
  node.number = value;
  node.span = span;
  return made(std::move(node));
}

Expr make_integer(std::int64_t value, Span span) {
  ExprNode node;
  node.op = Op::integer;
  node.integer = value;
  node.span = span;
  return made(std::move(node));
}

Expr make_boolean(bool value, Span span) {
  ExprNode node;
  node.op = Op::boolean;
  node.integer = value ? 1 : 0;
  node.span = span;
  return made(std::move(node));
}

Expr make_infinity(Span span) {
  ExprNode node;
  node.op = Op::infinity;
  node.span = span;
  return made(std::move(node));
}

Expr make_leaf(Op op, int id, Span span) {
  ExprNode node;
  node.op = op;
  node.id = id;
  node.span = span;
  return made(std::move(node));
}

Expr make_access(int tensor, std::vector<Expr> coords, Span span) {
  ExprNode node;
  node.op = Op::access;
  node.id = tensor;
  node.args = std::move(coords);
  node.span = span;
  return made(std::move(node));
}

Expr make_node(Op op, std::vector<Expr> args, Span span) {
  ExprNode node;
  node.op = op;
  node.args = std::move(args);
  node.span = span;
  return made(std::move(node));
}

bool same(const Expr& a, const Expr& b) {
  if (a == b) return true;
  if (!a || !b) return false;
  if (a->op != b->op || a->id != b->id || a->integer != b->integer) return false;
  // Bitwise meaning for literals: a NaN literal does not exist, so == is enough.
  if (a->number != b->number || a->args.size() != b->args.size()) return false;
  for (std::size_t i = 0; i < a->args.size(); ++i) {
    if (!same(a->args[i], b->args[i])) return false;
  }
  return true;
}

void for_each_node(const Expr& root, const std::function<void(const ExprNode&)>& visit) {
  if (!root) return;
  visit(*root);
  for (const Expr& arg : root->args) for_each_node(arg, visit);
}

Expr transformed(const Expr& root, const std::function<Expr(const Expr&)>& rewrite) {
  if (!root) return root;
  bool changed = false;
  std::vector<Expr> args;
  args.reserve(root->args.size());
  for (const Expr& arg : root->args) {
    args.push_back(transformed(arg, rewrite));
    changed = changed || args.back() != arg;
  }
  if (!changed) return rewrite(root);
  ExprNode node = *root;
  node.args = std::move(args);
  return rewrite(made(std::move(node)));
}

bool uses_var(const Expr& root, int var) {
  bool found = false;
  for_each_node(root, [&](const ExprNode& n) { found = found || (n.op == Op::var && n.id == var); });
  return found;
}

bool uses_tensor(const Expr& root, int tensor) {
  bool found = false;
  for_each_node(root,
                [&](const ExprNode& n) { found = found || (n.op == Op::access && n.id == tensor); });
  return found;
}

std::vector<Expr> conjuncts(const Expr& condition) {
  if (!condition) return {};
  if (condition->op != Op::logical_and) return {condition};
  std::vector<Expr> terms;
  for (const Expr& arg : condition->args) {
    for (Expr& term : conjuncts(arg)) terms.push_back(std::move(term));
  }
  return terms;
}

Expr conjunction(const std::vector<Expr>& terms) {
  Expr all;
  for (const Expr& term : terms) {
    if (term) all = all ? make_node(Op::logical_and, {all, term}, all->span) : term;
  }
  return all;
}

bool is_comparison(Op op) { return op >= Op::lt && op <= Op::ne; }

int arity(Op op) {
  if (op <= Op::extent) return 0;
  if (op == Op::access) return -1;
  if (op <= Op::round) return 1;
  if (op <= Op::logical_or) return 2;
  if (op <= Op::clamp) return 3;
  return 1;
}

}  // namespace attngen
