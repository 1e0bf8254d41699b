// SPDX-License-Identifier: Apache-2.0
#include "generator/ir/conditions.h"

#include <algorithm>

namespace attngen {
namespace {

bool is_var_of(const Cascade& cascade, const Expr& expr, int rank) {
  return expr->op == Op::var && cascade.vars[static_cast<std::size_t>(expr->id)].rank == rank;
}

bool is_extent_of(const Expr& expr, int rank) {
  return expr->op == Op::extent && expr->id == rank;
}

void add_once(std::vector<Expr>& terms, const Expr& term) {
  const bool known =
      std::any_of(terms.begin(), terms.end(), [&](const Expr& t) { return same(t, term); });
  if (!known) terms.push_back(term);
}

/// outer*R0+inner < R, except that an `outer` which is itself outside R1 stays an error.
Expr tail_condition(const Cascade& cascade, const Split& split, const Expr& outer,
                    const Expr& inner) {
  const Expr point = make_node(
      Op::add,
      {make_node(Op::mul, {outer, make_leaf(Op::extent, split.inner)}, outer->span), inner},
      outer->span);
  Expr inside = make_node(Op::lt, {point, make_leaf(Op::extent, split.rank)}, outer->span);
  if (is_var_of(cascade, outer, split.outer)) return inside;
  const Expr beyond = make_node(Op::ge, {outer, make_leaf(Op::extent, split.outer)}, outer->span);
  return make_node(Op::logical_or, {std::move(inside), beyond}, outer->span);
}

/// Tails seen through the coordinates of one tensor: a recombined one, or a pair on R1 and R0.
void add_tails_of_access(const Cascade& cascade, int tensor, const std::vector<Expr>& coords,
                         std::vector<Expr>& terms) {
  const Tensor& t = cascade.tensors[static_cast<std::size_t>(tensor)];
  const auto coord_on = [&](int rank) -> Expr {
    for (std::size_t d = 0; d < t.dims.size() && d < coords.size(); ++d) {
      if (t.dims[d].rank == rank && !t.dims[d].is_state) return coords[d];
    }
    return nullptr;
  };
  for (std::size_t d = 0; d < t.dims.size() && d < coords.size(); ++d) {
    const Recombination parts = recombination_in(cascade, t.dims[d].rank, coords[d]);
    if (parts.outer) {
      add_once(terms, tail_condition(cascade, cascade.splits[static_cast<std::size_t>(parts.split)],
                                     parts.outer, parts.inner));
    }
  }
  for (const Split& split : cascade.splits) {
    const Expr outer = coord_on(split.outer);
    const Expr inner = coord_on(split.inner);
    if (outer && inner) add_once(terms, tail_condition(cascade, split, outer, inner));
  }
}

}  // namespace

Recombination recombination_in(const Cascade& cascade, int rank, const Expr& coord) {
  const int split_id = split_of(cascade, rank);
  if (split_id < 0 || coord->op != Op::add) return {};
  const Split& split = cascade.splits[static_cast<std::size_t>(split_id)];
  for (std::size_t i = 0; i < 2; ++i) {
    const Expr& product = coord->args[i];
    const Expr& inner = coord->args[1 - i];
    if (product->op != Op::mul || !is_var_of(cascade, inner, split.inner)) continue;
    for (std::size_t j = 0; j < 2; ++j) {
      if (is_extent_of(product->args[j], split.inner)) {
        return {product->args[1 - j], inner, split_id};
      }
    }
  }
  return {};
}

std::vector<Expr> conditions_of(const Cascade& cascade, const Einsum& einsum) {
  std::vector<Expr> terms = conjuncts(einsum.where);
  const std::vector<Expr> as_written = terms;
  add_tails_of_access(cascade, einsum.tensor, einsum.coords, terms);
  std::vector<Expr> roots = as_written;
  roots.push_back(einsum.body);
  for (const Expr& root : roots) {
    for (const Expr& access : accesses_in(root)) {
      add_tails_of_access(cascade, access->id, access->args, terms);
    }
  }
  const std::vector<int> vars = loop_vars(einsum);
  const auto used = [&](int var) { return std::find(vars.begin(), vars.end(), var) != vars.end(); };
  for (const Split& split : cascade.splits) {
    const int outer = implicit_var(cascade, split.outer);
    const int inner = implicit_var(cascade, split.inner);
    if (used(outer) && used(inner)) {
      add_once(terms, tail_condition(cascade, split, make_leaf(Op::var, outer, einsum.span),
                                     make_leaf(Op::var, inner, einsum.span)));
    }
  }
  return terms;
}

bool uses_reduced_var(const Einsum& einsum, const Expr& expr) {
  if (!einsum.reduction) return false;
  const std::vector<int>& vars = einsum.reduction->vars;
  return std::any_of(vars.begin(), vars.end(), [&](int var) { return uses_var(expr, var); });
}

std::vector<Expr> accesses_in(const Expr& expr) {
  std::vector<Expr> found;
  if (!expr) return found;
  for (const Expr& arg : expr->args) {
    for (Expr& access : accesses_in(arg)) found.push_back(std::move(access));
  }
  if (expr->op == Op::access) found.push_back(expr);
  return found;
}

std::vector<int> loop_vars(const Einsum& einsum) {
  std::vector<int> vars;
  const auto add = [&](int var) {
    if (std::find(vars.begin(), vars.end(), var) == vars.end()) vars.push_back(var);
  };
  const int slot = slot_coordinate(einsum);
  for (std::size_t d = 0; d < einsum.coords.size(); ++d) {
    if (static_cast<int>(d) == slot) continue;
    for_each_node(einsum.coords[d], [&](const ExprNode& node) {
      if (node.op == Op::var) add(node.id);
    });
  }
  if (einsum.reduction) {
    for (int var : einsum.reduction->vars) add(var);
  }
  const auto check_known = [&](const ExprNode& node) {
    check(node.op != Op::var || std::find(vars.begin(), vars.end(), node.id) != vars.end(),
          "a right side names a variable that is neither on the left nor reduced");
  };
  for_each_node(einsum.body, check_known);
  for_each_node(einsum.where, check_known);
  return vars;
}

int slot_coordinate(const Einsum& einsum) {
  if (!einsum.reduction || einsum.reduction->op != ReduceOp::topk) return -1;
  for (std::size_t d = einsum.coords.size(); d-- > 0;) {
    const Expr& coord = einsum.coords[d];
    if (coord->op == Op::var && !uses_var(einsum.body, coord->id) &&
        !uses_var(einsum.where, coord->id)) {
      return static_cast<int>(d);
    }
  }
  throw InternalError("a topk without a left rank for its slots");
}

}  // namespace attngen
