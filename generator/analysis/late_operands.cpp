// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/late_operands.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "generator/ir/conditions.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

/// Pairs of left-side coordinate and access coordinate -> variable to expression.
void bind_coordinate(const Cascade& cascade, int rank, const Expr& left, const Expr& given,
                     std::vector<std::pair<int, Expr>>& bound) {
  if (left->op == Op::var) {
    bound.emplace_back(left->id, given);
    return;
  }
  const Recombination mine = recombination_in(cascade, rank, left);
  const Recombination theirs = recombination_in(cascade, rank, given);
  if (!mine.outer || !theirs.outer) return;
  bind_coordinate(cascade, rank, mine.outer, theirs.outer, bound);
  bind_coordinate(cascade, rank, mine.inner, theirs.inner, bound);
}

bool contains(const Expr& root, const Expr& part) {
  if (!root) return false;
  if (same(root, part)) return true;
  return std::any_of(root->args.begin(), root->args.end(),
                     [&](const Expr& arg) { return contains(arg, part); });
}

bool in_coordinate(const Expr& root, const Expr& late) {
  if (!root) return false;
  return std::any_of(root->args.begin(), root->args.end(), [&](const Expr& arg) {
    return (root->op == Op::access && contains(arg, late)) || in_coordinate(arg, late);
  });
}

bool is_piecewise(Op op) {
  switch (op) {
    case Op::relu:
    case Op::abs:
    case Op::round:
    case Op::min:
    case Op::max:
    case Op::clamp:
    case Op::floor_div:
    case Op::mod:
    case Op::logical_not:
    case Op::logical_and:
    case Op::logical_or:
      return true;
    default:
      return is_comparison(op);
  }
}

/// The first piecewise node in which `late` and something streaming meet, or null.
Expr mixing_node(const LateView& view, const Expr& root, const Expr& late) {
  if (!contains(root, late)) return nullptr;
  const bool streams = view.family().carried_by(root);
  if (streams && is_piecewise(root->op)) return root;
  // A select may keep both sides apart, unless the late value itself chooses.
  if (streams && root->op == Op::select && contains(root->args[0], late)) return root;
  for (const Expr& arg : root->args) {
    if (Expr found = mixing_node(view, arg, late)) return found;
  }
  return nullptr;
}

}  // namespace

LateView::LateView(const Cascade& cascade, const RankFamily& family, const PassClock& clock)
    : cascade_(cascade), family_(family), clock_(clock) {
  late_dependent_.assign(cascade.tensors.size(), 0);
  for (const Einsum& einsum : cascade.einsums) {
    if (einsum.role == Role::init || !use_of(family, einsum).keeps) continue;
    for (const ExprNode* operand : operands_of(einsum)) {
      if (operand->id == einsum.tensor) continue;
      const bool late = late_dependent_[static_cast<std::size_t>(operand->id)] != 0 ||
                        time_of_access(family, clock, *operand) >= 1;
      if (late) late_dependent_[static_cast<std::size_t>(einsum.tensor)] = 1;
    }
  }
}

bool LateView::is_late_dependent(int tensor) const {
  return late_dependent_[static_cast<std::size_t>(tensor)] != 0;
}

bool LateView::is_inlinable(const Expr& access) const {
  if (access->op != Op::access || !is_late_dependent(access->id)) return false;
  if (cascade_.tensors[static_cast<std::size_t>(access->id)].kind == TensorKind::state)
    return false;
  bool in_step = false;
  for (const Expr& coord : access->args) {
    const bool carries = family_.carried_by(coord);
    in_step = in_step || carries;
    if (carries && !accesses_in(coord).empty()) return false;
  }
  return in_step;
}

bool LateView::is_late(const Expr& access) const {
  return access->op == Op::access && !is_inlinable(access) &&
         time_of_access(family_, clock_, *access) >= 1;
}

const Einsum& LateView::definition(int tensor) const {
  return cascade_.einsums[static_cast<std::size_t>(defining_einsum(cascade_, tensor))];
}

Expr LateView::at_access(const Expr& access, const Expr& of_definition) const {
  const Einsum& einsum = definition(access->id);
  const Tensor& tensor = cascade_.tensors[static_cast<std::size_t>(access->id)];
  std::vector<std::pair<int, Expr>> bound;
  for (std::size_t i = 0; i < einsum.coords.size(); ++i) {
    bind_coordinate(cascade_, tensor.dims[i].rank, einsum.coords[i], access->args[i], bound);
  }
  return transformed(of_definition, [&](const Expr& node) -> Expr {
    if (node->op != Op::var) return node;
    for (const auto& one : bound) {
      if (one.first == node->id) return one.second;
    }
    return node;
  });
}

Expr LateView::inlined(const Expr& expr) const {
  return transformed(expr, [&](const Expr& node) -> Expr {
    if (!is_inlinable(node)) return node;
    return inlined(at_access(node, definition(node->id).body));
  });
}

void LateView::collect_conditions(const Expr& expr, std::vector<Expr>& conditions) const {
  for (const Expr& access : accesses_in(expr)) {
    if (!is_inlinable(access)) continue;
    const Einsum& einsum = definition(access->id);
    for (const Expr& term : conjuncts(einsum.where)) {
      const Expr here = at_access(access, term);
      conditions.push_back(inlined(here));
      collect_conditions(here, conditions);
    }
    collect_conditions(at_access(access, einsum.body), conditions);
  }
}

std::vector<Expr> LateView::late_accesses(const std::vector<Expr>& inlined_parts) const {
  std::vector<Expr> late;
  for (const Expr& part : inlined_parts) {
    for (const Expr& access : accesses_in(part)) {
      const bool known =
          std::any_of(late.begin(), late.end(), [&](const Expr& l) { return same(l, access); });
      if (!known && is_late(access)) late.push_back(access);
    }
  }
  return late;
}

StructuralVeto structural_veto(const LateView& view, const Expr& late, const Expr& body,
                               const std::vector<Expr>& conditions) {
  const Cascade& cascade = view.cascade();
  const std::string name = print_expr(cascade, late);
  std::vector<Expr> everything = conditions;
  everything.push_back(body);
  for (const Expr& part : everything) {
    if (in_coordinate(part, late)) {
      return {"H1", fmt::format("{} is used as a coordinate, so it must be complete before any "
                                "element it points at can be read",
                                name)};
    }
  }
  for (const Expr& condition : conditions) {
    if (contains(condition, late)) {
      return {"H3", fmt::format("{} decides in `where {}` which elements take part", name,
                                print_expr(cascade, condition))};
    }
  }
  if (const Expr node = mixing_node(view, body, late)) {
    return {"H3", fmt::format("{} meets streamed values inside `{}`, which is piecewise", name,
                              print_expr(cascade, node))};
  }
  return {};
}

int producer_of(const LateView& view, int tensor) {
  const Cascade& cascade = view.cascade();
  const int index = defining_einsum(cascade, tensor);
  if (index < 0) return -1;
  const Einsum& einsum = cascade.einsums[static_cast<std::size_t>(index)];
  if (use_of(view.family(), einsum).completes) return tensor;
  int best = -1;
  for (const ExprNode* operand : operands_of(einsum)) {
    if (operand->id == tensor) continue;
    const int candidate = producer_of(view, operand->id);
    if (candidate < 0) continue;
    const auto key = [&](int t) {
      return std::make_pair(view.clock().available[static_cast<std::size_t>(t)],
                            defining_einsum(cascade, t));
    };
    if (best < 0 || key(candidate) > key(best)) best = candidate;
  }
  // A state read at its end: its recurrence is the producer.
  return best < 0 && use_of(view.family(), einsum).touches ? tensor : best;
}

}  // namespace attngen
