// SPDX-License-Identifier: Apache-2.0
// Expressions of the cascade language: immutable trees shared by value.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "base/error.h"

namespace attngen {

enum class Op : std::uint8_t {
  // leaves
  number,    ///< `number`; a literal with a point or an exponent
  integer,   ///< `integer`; an exact literal
  boolean,   ///< `integer` is 0 or 1
  infinity,  ///< +inf
  param,     ///< `id` = parameter
  var,       ///< `id` = rank variable; in a value it is its coordinate
  extent,    ///< `id` = rank
  access,    ///< `id` = tensor, `args` = coordinates
  // unary
  neg, logical_not, exp, log, tanh, sigmoid, relu, abs, sqrt, rsqrt, elu1, gelu, silu, round,
  // binary; div is real division, floor_div the integer one of coordinates and index conditions
  add, sub, mul, div, floor_div, mod, min, max, pow,
  lt, le, gt, ge, eq, ne, logical_and, logical_or,
  // ternary
  select, clamp,
  // made by the analyses, never by the parser
  previous,    ///< args[0] is an access of a running tensor: its value before the current block
  tile_first,  ///< args[0] is a var: its first coordinate in the current tile
  tile_last,   ///< args[0] is a var: its last coordinate in the current tile (inclusive)
  tile_least,  ///< args[0] is an access of an integer table: its least entry in the current tile
  tile_most,   ///< args[0] is an access of an integer table: its largest entry in the current tile
};

struct ExprNode;
using Expr = std::shared_ptr<const ExprNode>;

struct ExprNode {
  Op op = Op::integer;
  double number = 0;
  std::int64_t integer = 0;
  int id = -1;
  std::vector<Expr> args;
  Span span;  ///< not part of equality
};

Expr make_number(double value, Span span = {});
Expr make_integer(std::int64_t value, Span span = {});
Expr make_boolean(bool value, Span span = {});
Expr make_infinity(Span span = {});
Expr make_leaf(Op op, int id, Span span = {});  ///< param, var, extent
Expr make_access(int tensor, std::vector<Expr> coords, Span span = {});
Expr make_node(Op op, std::vector<Expr> args, Span span = {});

/// Same structure, spans aside; two null expressions are equal.
bool same(const Expr& a, const Expr& b);

/// Calls `visit` on every node, parents first; coordinates of accesses included.
void for_each_node(const Expr& root, const std::function<void(const ExprNode&)>& visit);

/// Bottom-up copy: `rewrite` sees each node with rewritten children and returns it or another.
Expr transformed(const Expr& root, const std::function<Expr(const Expr&)>& rewrite);

bool uses_var(const Expr& root, int var);
bool uses_tensor(const Expr& root, int tensor);

/// The top-level && terms of a condition, in order; empty for null.
std::vector<Expr> conjuncts(const Expr& condition);
Expr conjunction(const std::vector<Expr>& terms);  ///< null for none

bool is_comparison(Op op);
int arity(Op op);  ///< operands of a non-leaf; -1 for access

}  // namespace attngen
