// SPDX-License-Identifier: Apache-2.0
#include "generator/form/packed_rank.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "generator/ir/scalar.h"

namespace attngen {
namespace {

bool has_vars(const Expr& expr) {
  bool found = false;
  for_each_node(expr, [&](const ExprNode& node) {
    if (node.op == Op::var || node.op == Op::access) found = true;
  });
  return found;
}

/// Every use of `var` below `expr` is `var / group` with one group; false otherwise.
bool only_in_groups(const Expr& expr, int var, Expr& group) {
  const bool is_division = expr->op == Op::floor_div || expr->op == Op::div;
  if (is_division && expr->args[0]->op == Op::var && expr->args[0]->id == var) {
    if (has_vars(expr->args[1])) return false;
    if (group && !same(group, expr->args[1])) return false;
    group = expr->args[1];
    return true;
  }
  if (expr->op == Op::var && expr->id == var) return false;
  for (const Expr& arg : expr->args) {
    if (!only_in_groups(arg, var, group)) return false;
  }
  return true;
}

std::int64_t integer_value(const Expr& expr, std::span<const std::int64_t> extents) {
  if (expr->op == Op::integer) return expr->integer;
  if (expr->op == Op::extent) return extents[static_cast<std::size_t>(expr->id)];
  std::array<std::int64_t, 3> args{};
  for (std::size_t at = 0; at < expr->args.size(); ++at) {
    args.at(at) = integer_value(expr->args[at], extents);
  }
  const bool divides = expr->op == Op::floor_div || expr->op == Op::div || expr->op == Op::mod;
  if (divides && args[1] == 0) return 1;
  const Op op = expr->op == Op::div ? Op::floor_div : expr->op;
  return apply_exact(op, args[0], args[1], args[2]).value_or(1);
}

}  // namespace

std::int64_t group_size(const Expr& group, std::span<const std::int64_t> extents) {
  return std::max<std::int64_t>(integer_value(group, extents), 1);
}

PackedRank packed_rank(const Cascade& cascade, const ForwardForm& form,
                       std::span<const double> static_params) {
  PackedRank packed;
  packed.why = "no parallel rank shares keys and values";
  for (const int var : form.grid_vars) {
    Expr group;
    if (!only_in_groups(form.keys.access, var, group) ||
        !only_in_groups(form.values.access, var, group)) {
      continue;
    }
    const auto reads = [&](const Expr& expr) { return expr && uses_var(expr, var); };
    bool is_bound = reads(form.tiles.possible) || reads(form.tiles.certain);
    for (const Expr& bound : form.tiles.begin) is_bound = is_bound || reads(bound);
    for (const Expr& bound : form.tiles.end) is_bound = is_bound || reads(bound);
    const std::string& name = cascade.vars.at(static_cast<std::size_t>(var)).name;
    if (is_bound) {
      packed.why = fmt::format("which keys count depends on {}: one of it per tile", name);
      continue;
    }
    if (group) {
      group = transformed(group, [&](const Expr& node) {
        if (node->op != Op::param) return node;
        return make_integer(
            static_cast<std::int64_t>(static_params[static_cast<std::size_t>(node->id)]));
      });
    }
    return {var, group, {}};
  }
  return packed;
}

}  // namespace attngen
