// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/loopnest_loops.h"

#include <algorithm>

#include "generator/ir/conditions.h"
#include "generator/llvm/loopnest_facts.h"

namespace attngen {
namespace {

bool is_var(const Expr& expr, int var) {
  return expr->op == Op::var && expr->id == var;
}

/// How many operands run along `var` in memory.
std::ptrdiff_t operands_along(const Einsum& einsum, int var) {
  const std::vector<Expr> operands = accesses_in(einsum.body);
  return std::count_if(operands.begin(), operands.end(), [&](const Expr& access) {
    return !access->args.empty() && is_var(access->args.back(), var);
  });
}

}  // namespace

int column_var(const Cascade& cascade, const Einsum& einsum) {
  if (!einsum.reduction || einsum.coords.empty()) return -1;
  switch (einsum.reduction->op) {
    case ReduceOp::sum:
    case ReduceOp::prod:
    case ReduceOp::max:
    case ReduceOp::min:
      break;
    default:
      return -1;
  }
  const Expr& last = einsum.coords.back();
  if (last->op != Op::var || operands_along(einsum, last->id) == 0) return -1;
  const std::vector<bool> may_lack = tensors_that_may_lack(cascade);
  const PointConditions needs = point_conditions(cascade, einsum);
  const bool is_asked =
      std::any_of(needs.terms.begin(), needs.terms.end(),
                  [&](const Expr& term) { return uses_var(term, last->id); }) ||
      std::any_of(needs.operands.begin(), needs.operands.end(), [&](const Expr& access) {
        return may_lack.at(static_cast<std::size_t>(access->id)) && uses_var(access, last->id);
      });
  return is_asked ? -1 : last->id;
}

LoopOrder loop_order(const Cascade& cascade, const Einsum& einsum, int fixed) {
  LoopOrder order;
  for (const int var : loop_vars(einsum)) {
    if (var == fixed) continue;
    (is_reduced(einsum, var) ? order.reduced : order.left).push_back(var);
  }
  const int column = column_var(cascade, einsum);
  const auto at = std::find(order.left.begin(), order.left.end(), column);
  if (at != order.left.end()) {
    order.column = column;
    order.left.erase(at);
  } else if (!order.reduced.empty()) {
    const auto inner = std::max_element(
        order.reduced.rbegin(), order.reduced.rend(),
        [&](int a, int b) { return operands_along(einsum, a) < operands_along(einsum, b); });
    const int var = *inner;
    order.reduced.erase(std::find(order.reduced.begin(), order.reduced.end(), var));
    order.reduced.push_back(var);
  }
  return order;
}

IrKind running_kind(const Cascade& cascade, const Einsum& einsum, bool in_f64) {
  // A product of many numbers of any size leaves f32 long before its value does.
  if (einsum.reduction && einsum.reduction->op == ReduceOp::prod) return IrKind::f64;
  return real_kind(cascade, einsum, in_f64);
}

}  // namespace attngen
