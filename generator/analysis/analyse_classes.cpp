// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/analyse_classes.h"

#include <algorithm>

#include "generator/ir/conditions.h"

namespace attngen {
namespace {

using Vars = std::vector<int>;

bool contains(const Vars& list, int value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// Numerator factors of a product; what is divided by counts as a factor too.
void collect_factors(const Expr& expr, std::vector<Expr>& factors) {
  if (expr->op == Op::mul || expr->op == Op::div) {
    collect_factors(expr->args[0], factors);
    collect_factors(expr->args[1], factors);
  } else if (expr->op == Op::neg) {
    collect_factors(expr->args[0], factors);
  } else {
    factors.push_back(expr);
  }
}

Vars vars_in(const Expr& expr) {
  Vars vars;
  for_each_node(expr, [&](const ExprNode& node) {
    if (node.op == Op::var && !contains(vars, node.id)) vars.push_back(node.id);
  });
  return vars;
}

/// Two factors with a reduced variable, each with a left variable that no other such factor has;
/// further factors may scale rows or columns.
bool is_contraction(const Einsum& einsum, const Vars& left) {
  if (!einsum.reduction || einsum.reduction->op != ReduceOp::sum) return false;
  std::vector<Expr> factors;
  collect_factors(einsum.body, factors);
  std::vector<Vars> sides;
  for (const Expr& factor : factors) {
    const Vars vars = vars_in(factor);
    const bool reads_reduced =
        std::any_of(vars.begin(), vars.end(), [&](int var) { return is_reduced(einsum, var); });
    if (reads_reduced && !accesses_in(factor).empty()) sides.push_back(vars);
  }
  std::size_t with_private = 0;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const bool has_private = std::any_of(sides[i].begin(), sides[i].end(), [&](int var) {
      if (!contains(left, var)) return false;
      for (std::size_t j = 0; j < sides.size(); ++j) {
        if (j != i && contains(sides[j], var)) return false;
      }
      return true;
    });
    with_private += has_private ? 1 : 0;
  }
  return with_private == 2;
}

}  // namespace

std::vector<EinsumFacts> analyse_classes(const Cascade& cascade) {
  std::vector<EinsumFacts> facts;
  for (const Einsum& einsum : cascade.einsums) {
    EinsumFacts one;
    one.space = loop_vars(einsum);
    if (einsum.reduction) one.reduced = einsum.reduction->vars;
    Vars left;
    for (int var : one.space) {
      if (!is_reduced(einsum, var)) left.push_back(var);
    }
    const ReduceOp op = einsum.reduction ? einsum.reduction->op : ReduceOp::sum;
    if (einsum.role != Role::init && uses_tensor(einsum.body, einsum.tensor)) {
      one.kind = EinsumClass::recurrence;
    } else if (!einsum.reduction) {
      one.kind = EinsumClass::pointwise;
    } else if (op == ReduceOp::topk || op == ReduceOp::argmax) {
      one.kind = EinsumClass::selection;
    } else {
      one.kind = is_contraction(einsum, left) ? EinsumClass::contraction : EinsumClass::reduction;
    }
    facts.push_back(std::move(one));
  }
  return facts;
}

}  // namespace attngen
