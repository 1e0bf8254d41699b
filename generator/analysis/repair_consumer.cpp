// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/repair_consumer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "generator/analysis/kappa_test.h"
#include "generator/analysis/value_range.h"
#include "generator/ir/conditions.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

struct Slice {
  Expr body;
  std::vector<Expr> conditions;
  std::vector<Expr> late;
};

Slice slice_of(const LateView& view, const Einsum& einsum) {
  Slice slice;
  slice.body = view.inlined(einsum.body);
  for (const Expr& term : conjuncts(einsum.where)) {
    slice.conditions.push_back(view.inlined(term));
    view.collect_conditions(term, slice.conditions);
  }
  view.collect_conditions(einsum.body, slice.conditions);
  std::vector<Expr> parts{slice.body};
  parts.insert(parts.end(), slice.conditions.begin(), slice.conditions.end());
  slice.late = view.late_accesses(parts);
  return slice;
}

bool is_extremum(ReduceOp op) {
  return op == ReduceOp::max || op == ReduceOp::min;
}

bool reads(const Expr& root, const Expr& access) {
  const std::vector<Expr> all = accesses_in(root);
  return std::any_of(all.begin(), all.end(), [&](const Expr& one) { return same(one, access); });
}

/// Why these components do not fit the monoid; empty when they do.
std::string misfit(const LateView& view, const std::vector<ValueRange>& ranges,
                   const Einsum& einsum, const std::vector<LateComponent>& components) {
  for (const LateComponent& one : components) {
    for (const LateFactor& factor : one.factors) {
      for (int var : einsum.reduction->vars) {
        if (uses_var(factor.value, var)) {
          return fmt::format("the factor `{}` differs between the terms of one sum",
                             print_expr(view.cascade(), factor.value));
        }
      }
    }
  }
  if (!is_extremum(einsum.reduction->op)) return {};
  int streaming = 0;
  for (const LateComponent& one : components) {
    if (!one.term || !view.family().carried_by(one.term)) continue;
    ++streaming;
    for (const LateFactor& factor : one.factors) {
      if (factor.exponent) continue;
      if (range_of_value(view.cascade(), ranges, factor.value).low < 0) {
        return fmt::format("`{}` may be negative, and a negative scale turns the order round",
                           print_expr(view.cascade(), factor.value));
      }
    }
  }
  return streaming > 1 ? "the order of the elements depends on the late value" : std::string{};
}

LateVerdict hard(const Expr& access, int kappa, std::string rule, std::string reason) {
  LateVerdict verdict;
  verdict.access = access;
  verdict.kappa = kappa;
  verdict.rule = std::move(rule);
  verdict.reason = std::move(reason);
  return verdict;
}

LateVerdict verdict_alone(const LateView& view, const std::vector<ValueRange>& ranges,
                          const Einsum& einsum, const Slice& slice, const Expr& late) {
  const Cascade& cascade = view.cascade();
  const std::string name = print_expr(cascade, late);
  const std::string consumer = cascade.tensors[static_cast<std::size_t>(einsum.tensor)].name;
  const ReduceOp op = einsum.reduction->op;
  const StructuralVeto veto = structural_veto(view, late, slice.body, slice.conditions);
  if (!veto.rule.empty()) return hard(late, 0, veto.rule, veto.reason);
  if (op == ReduceOp::topk || op == ReduceOp::argmax) {
    return hard(late, 0, "H5",
                fmt::format("{} selects coordinates, which cannot be re-tagged", consumer));
  }
  if (op != ReduceOp::sum && !is_extremum(op)) {
    return hard(late, 0, "H4",
                fmt::format("the reduction of {} has no rule for taking {} out of its terms",
                            consumer, name));
  }
  const std::vector<Expr> alone{late};
  const Kappa kappa = kappa_of(view, op, late, slice.body);
  const std::optional<std::vector<LateComponent>> parts =
      separate_factors(view, ranges, alone, einsum.body);
  if (kappa.grows || kappa.rank > kMaxKappa) {
    return hard(late, kappa.rank, "kappa",
                fmt::format("the terms of {} have no finite rank in {}: {} of 24 samples", consumer,
                            name, kappa.rank));
  }
  if (!parts || kappa.rank == 0 || parts->size() > kMaxKappa ||
      kappa.rank > static_cast<int>(parts->size()) ||
      !components_agree(view, alone, *parts, einsum.body)) {
    return hard(late, kappa.rank, "kappa",
                fmt::format("no factor of {} can be separated by algebra from the terms of {}",
                            name, consumer));
  }
  const std::string problem = misfit(view, ranges, einsum, *parts);
  if (!problem.empty()) return hard(late, kappa.rank, "kappa", problem);
  LateVerdict verdict;
  verdict.access = late;
  verdict.kappa = kappa.rank;
  verdict.action = RepairAction::defer;
  return verdict;
}

std::string factor_text(const Cascade& cascade, const LateFactor& factor) {
  std::string value = print_expr(cascade, factor.value);
  if (!factor.inverse) return value;
  const Op op = factor.value->op;
  const bool is_sum_or_product =
      op == Op::add || op == Op::sub || op == Op::mul || op == Op::div || op == Op::neg;
  return is_sum_or_product ? "1 / (" + value + ")" : "1 / " + value;
}

void describe(const LateView& view, const std::vector<LateComponent>& components,
              LateVerdict& verdict) {
  verdict.action = RepairAction::defer;
  std::string factors;
  for (const LateComponent& one : components) {
    for (const LateFactor& factor : one.factors) {
      if (!reads(factor.value, verdict.access)) continue;
      if (factor.exponent) verdict.action = RepairAction::iterate;
      const std::string text = factor_text(view.cascade(), factor);
      if (factors.find(text) == std::string::npos) {
        factors += (factors.empty() ? "" : ", ") + text;
      }
    }
  }
  if (verdict.action == RepairAction::iterate) {
    verdict.reason = fmt::format("a(r) = {}; without it the exponentials are unbounded", factors);
  } else {
    verdict.reason = factors.empty()
                         ? std::string("it cancels")
                         : fmt::format("a(r) = {} is applied once, at the end", factors);
  }
}

}  // namespace

ConsumerRepair repair_consumer(const LateView& view, const std::vector<ValueRange>& ranges,
                               int einsum_id) {
  const Einsum& einsum = view.cascade().einsums[static_cast<std::size_t>(einsum_id)];
  const Slice slice = slice_of(view, einsum);
  ConsumerRepair repair;
  repair.einsum = einsum_id;
  for (const Expr& late : slice.late) {
    repair.operands.push_back(verdict_alone(view, ranges, einsum, slice, late));
  }
  while (true) {
    std::vector<Expr> survivors;
    LateVerdict* last = nullptr;
    for (LateVerdict& one : repair.operands) {
      if (one.action == RepairAction::hard) continue;
      survivors.push_back(one.access);
      last = &one;
    }
    const std::optional<std::vector<LateComponent>> parts =
        separate_factors(view, ranges, survivors, einsum.body);
    const bool fits = parts && parts->size() <= kMaxKappa &&
                      (survivors.empty() || misfit(view, ranges, einsum, *parts).empty()) &&
                      components_agree(view, survivors, *parts, einsum.body);
    if (fits || !last) {
      if (parts) repair.components = *parts;
      for (LateVerdict& one : repair.operands) {
        if (one.action == RepairAction::hard) {
          repair.is_repaired = false;
        } else {
          describe(view, repair.components, one);
        }
      }
      return repair;
    }
    last->action = RepairAction::hard;
    last->rule = "kappa";
    last->reason = fmt::format(
        "together with the other late operands it would need more than {} "
        "accumulators",
        kMaxKappa);
  }
}

std::vector<LateVerdict> hard_consumer(const LateView& view, int einsum_id) {
  const Cascade& cascade = view.cascade();
  const Einsum& einsum = cascade.einsums[static_cast<std::size_t>(einsum_id)];
  const Tensor& tensor = cascade.tensors[static_cast<std::size_t>(einsum.tensor)];
  std::vector<LateVerdict> verdicts;
  for (const Expr& late : slice_of(view, einsum).late) {
    const std::string name = print_expr(cascade, late);
    if (tensor.kind == TensorKind::state) {
      verdicts.push_back(hard(late, 0, "H4",
                              fmt::format("the recurrence {} cannot be re-tagged: it needs {} "
                                          "complete from its first step",
                                          tensor.name, name)));
    } else {
      verdicts.push_back(hard(late, 0, "H2",
                              fmt::format("the output {} keeps the rank and needs the final {} at "
                                          "every element",
                                          tensor.name, name)));
    }
  }
  return verdicts;
}

}  // namespace attngen
