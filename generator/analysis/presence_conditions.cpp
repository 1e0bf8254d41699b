// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/presence_conditions.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "generator/ir/conditions.h"

namespace attngen {
namespace {

void add_once(std::vector<Expr>& terms, const Expr& term) {
  const bool known =
      std::any_of(terms.begin(), terms.end(), [&](const Expr& t) { return same(t, term); });
  if (!known) terms.push_back(term);
}

std::vector<std::pair<int, Expr>> left_bindings(const Cascade& cascade, const Einsum& einsum,
                                                const Expr& access) {
  std::vector<std::pair<int, Expr>> bound;
  const Tensor& tensor = cascade.tensors[static_cast<std::size_t>(einsum.tensor)];
  for (std::size_t i = 0; i < einsum.coords.size(); ++i) {
    const Expr& left = einsum.coords[i];
    if (left->op == Op::var) {
      bound.emplace_back(left->id, access->args[i]);
      continue;
    }
    const Recombination mine = recombination_in(cascade, tensor.dims[i].rank, left);
    const Recombination theirs = recombination_in(cascade, tensor.dims[i].rank, access->args[i]);
    if (!mine.outer || !theirs.outer) continue;
    if (mine.outer->op == Op::var) bound.emplace_back(mine.outer->id, theirs.outer);
    if (mine.inner->op == Op::var) bound.emplace_back(mine.inner->id, theirs.inner);
  }
  return bound;
}

void collect(const Cascade& cascade, const Einsum& einsum, const Expr* as_access,
             std::vector<Expr>& terms) {
  const std::vector<std::pair<int, Expr>> bound =
      as_access ? left_bindings(cascade, einsum, *as_access) : std::vector<std::pair<int, Expr>>{};
  const auto here = [&](const Expr& expr) {
    return transformed(expr, [&](const Expr& node) -> Expr {
      if (node->op != Op::var) return node;
      for (const auto& one : bound) {
        if (one.first == node->id) return one.second;
      }
      return node;
    });
  };
  // Asked from outside, only what no reduced variable decides makes the point absent.
  const auto decides = [&](const Expr& expr) {
    return !as_access || !uses_reduced_var(einsum, expr);
  };
  for (const Expr& condition : conditions_of(cascade, einsum)) {
    if (decides(condition)) add_once(terms, here(condition));
  }
  for (const Expr* part : {&einsum.body, &einsum.where}) {
    if (!*part) continue;
    for (const Expr& access : accesses_in(*part)) {
      if (access->id == einsum.tensor || !decides(access)) continue;
      const Tensor& tensor = cascade.tensors[static_cast<std::size_t>(access->id)];
      const int definition = defining_einsum(cascade, access->id);
      if (tensor.kind == TensorKind::state || definition < 0) continue;
      const Expr moved = here(access);
      collect(cascade, cascade.einsums[static_cast<std::size_t>(definition)], &moved, terms);
    }
  }
}

}  // namespace

Expr presence_conditions(const Cascade& cascade, const Einsum& einsum) {
  std::vector<Expr> terms;
  collect(cascade, einsum, nullptr, terms);
  return conjunction(terms);
}

Expr presence_of_access(const Cascade& cascade, const Expr& access) {
  const int definition = defining_einsum(cascade, access->id);
  if (definition < 0) return nullptr;
  std::vector<Expr> terms;
  collect(cascade, cascade.einsums[static_cast<std::size_t>(definition)], &access, terms);
  return conjunction(terms);
}

}  // namespace attngen
