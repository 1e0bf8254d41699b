// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/running_states.h"

#include <algorithm>
#include <utility>

#include "generator/analysis/presence_conditions.h"
#include "generator/analysis/value_range.h"
#include "generator/ir/conditions.h"

namespace attngen {
namespace {

/// `expr` with the repaired late accesses read before the current block.
Expr before_block(const Expr& expr, const std::vector<Expr>& tags) {
  return transformed(expr, [&](const Expr& node) -> Expr {
    const bool is_tag =
        node->op == Op::access &&
        std::any_of(tags.begin(), tags.end(), [&](const Expr& tag) { return same(tag, node); });
    return is_tag ? make_node(Op::previous, {node}) : node;
  });
}

/// exp(exponent now) / exp(exponent before), as one exponential of differences: a difference of two
/// minus infinities is minus infinity in the language, so a state that saw nothing stays nothing.
Expr retag_factor(const std::vector<LateFactor>& factors, const std::vector<Expr>& tags) {
  Expr exponent;
  for (const LateFactor& factor : factors) {
    if (!factor.exponent) continue;
    for (const SignedTerm& one : summands_of(factor.exponent)) {
      const Expr before = before_block(one.term, tags);
      if (same(before, one.term)) continue;
      const Expr change = one.negative ? make_node(Op::sub, {before, one.term})
                                       : make_node(Op::sub, {one.term, before});
      exponent = exponent ? make_node(Op::add, {exponent, change}) : change;
    }
  }
  return exponent ? make_node(Op::exp, {exponent}) : nullptr;
}

std::vector<Expr> tags_of(const std::vector<LateVerdict>& operands,
                          const std::vector<LateFactor>& factors) {
  std::vector<Expr> tags;
  for (const LateVerdict& operand : operands) {
    if (operand.action != RepairAction::iterate) continue;
    const bool used = std::any_of(factors.begin(), factors.end(), [&](const LateFactor& factor) {
      if (!factor.exponent) return false;
      const std::vector<Expr> all = accesses_in(factor.exponent);
      return std::any_of(all.begin(), all.end(),
                         [&](const Expr& access) { return same(access, operand.access); });
    });
    if (used) tags.push_back(operand.access);
  }
  return tags;
}

/// value * deferred factors.
Expr with_deferred(Expr value, const std::vector<LateFactor>& factors) {
  for (const LateFactor& factor : factors) {
    if (factor.exponent || factor.inverse) continue;
    value = make_node(Op::mul, {value, factor.value});
  }
  for (const LateFactor& factor : factors) {
    if (factor.exponent || !factor.inverse) continue;
    value = make_node(Op::div, {value, factor.value});
  }
  return value;
}

bool has_deferred(const LateComponent& component) {
  return std::any_of(component.factors.begin(), component.factors.end(),
                     [](const LateFactor& factor) { return !factor.exponent; });
}

Expr signed_value(const Expr& value, bool negative) {
  return negative ? make_node(Op::neg, {value}) : value;
}

RunningState state_of(const LateView& view, const ConsumerRepair& repair,
                      const LateComponent& component) {
  const Einsum& einsum = view.cascade().einsums[static_cast<std::size_t>(repair.einsum)];
  RunningState state;
  state.einsum = repair.einsum;
  state.tensor = einsum.tensor;
  state.op = einsum.reduction->op;
  state.keep = presence_conditions(view.cascade(), einsum);
  state.term = component.term ? component.term : make_integer(1);
  state.tags = tags_of(repair.operands, component.factors);
  state.retag = retag_factor(component.factors, state.tags);
  return state;
}

/// max and min: one component streams; the others are shifts, added at the end.
RunningState extremum_state(const LateView& view, const ConsumerRepair& repair,
                            const Expr& accumulated) {
  const auto streaming = std::find_if(
      repair.components.begin(), repair.components.end(),
      [&](const LateComponent& one) { return one.term && view.family().carried_by(one.term); });
  LateComponent constant;
  const bool has_stream = streaming != repair.components.end();
  const LateComponent& main = has_stream ? *streaming : constant;
  RunningState state = state_of(view, repair, main);
  if (!has_stream) state.term = make_integer(0);
  state.term = signed_value(state.term, main.negative);
  state.retag_scales = state.retag != nullptr;
  Expr finish = with_deferred(accumulated, main.factors);
  if (!same(finish, accumulated)) {
    // A reduction over nothing is the identity whatever the scale, also when that is 0.
    const bool is_max = state.op == ReduceOp::max;
    const Expr identity = is_max ? make_node(Op::neg, {make_infinity()}) : make_infinity();
    const Expr is_something = make_node(is_max ? Op::gt : Op::lt, {accumulated, identity});
    finish = make_node(Op::select, {is_something, finish, accumulated});
  }
  for (const LateComponent& one : repair.components) {
    if (has_stream && &one == &main) continue;
    const Expr shift = with_deferred(one.term ? one.term : make_integer(1), one.factors);
    finish = make_node(one.negative ? Op::sub : Op::add, {finish, shift});
  }
  if (!same(finish, accumulated)) state.finish = finish;
  return state;
}

}  // namespace

std::vector<RunningState> running_states(const LateView& view, const ConsumerRepair& repair) {
  const Einsum& einsum = view.cascade().einsums[static_cast<std::size_t>(repair.einsum)];
  const Expr accumulated = make_access(einsum.tensor, einsum.coords);
  if (einsum.reduction->op == ReduceOp::max || einsum.reduction->op == ReduceOp::min) {
    return {extremum_state(view, repair, accumulated)};
  }
  std::vector<RunningState> states;
  for (const LateComponent& component : repair.components) {
    RunningState state = state_of(view, repair, component);
    if (has_deferred(component)) {
      state.finish =
          signed_value(with_deferred(accumulated, component.factors), component.negative);
    } else {
      state.term = signed_value(state.term, component.negative);
    }
    state.component = static_cast<int>(states.size());
    state.components = static_cast<int>(repair.components.size());
    states.push_back(std::move(state));
  }
  return states;
}

}  // namespace attngen
