// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/derive_repair.h"

#include <algorithm>
#include <utility>

#include "generator/analysis/late_operands.h"
#include "generator/analysis/repair_consumer.h"
#include "generator/analysis/repaired_clock.h"
#include "generator/analysis/running_states.h"
#include "generator/ir/conditions.h"

namespace attngen {
namespace {

bool contains(const std::vector<int>& list, int value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

void add_boundaries(const LateView& view, int consumer, const std::vector<LateVerdict>& verdicts,
                    Repair& repair) {
  for (const LateVerdict& verdict : verdicts) {
    Boundary boundary;
    boundary.rank = view.family().rank;
    boundary.producer = producer_of(view, verdict.access->id);
    if (boundary.producer < 0) boundary.producer = verdict.access->id;
    boundary.late = verdict.access->id;
    boundary.consumer = consumer;
    boundary.kappa = verdict.kappa;
    boundary.action = verdict.action;
    boundary.rule = verdict.rule;
    boundary.reason = verdict.reason;
    repair.boundaries.push_back(std::move(boundary));
  }
}

std::vector<int> streamed_vars(const Cascade& cascade, const RankFamily& family) {
  std::vector<int> vars;
  for (const Einsum& einsum : cascade.einsums) {
    if (!use_of(family, einsum).completes || slot_coordinate(einsum) >= 0) continue;
    for (int var : einsum.reduction->vars) {
      if (family.has(var) && !contains(vars, var)) vars.push_back(var);
    }
  }
  return vars;
}

/// Row Einsums made of late values; those that tags need, directly or not, run in every block.
std::vector<RowValue> row_values_of(const LateView& view, const Repair& repair) {
  const Cascade& cascade = view.cascade();
  std::vector<int> needed;
  for (const RunningState& state : repair.states) {
    for (const Expr& tag : state.tags) needed.push_back(tag->id);
  }
  std::vector<RowValue> rows;
  for (std::size_t i = cascade.einsums.size(); i-- > 0;) {
    const Einsum& einsum = cascade.einsums[i];
    const bool is_row = einsum.role != Role::init && !use_of(view.family(), einsum).touches;
    if (!is_row || view.clock().available[static_cast<std::size_t>(einsum.tensor)] < 1) continue;
    RowValue row;
    row.einsum = static_cast<int>(i);
    row.tensor = einsum.tensor;
    row.is_tag = contains(needed, einsum.tensor);
    if (row.is_tag) {
      for (const ExprNode* operand : operands_of(einsum)) needed.push_back(operand->id);
    }
    rows.push_back(row);
  }
  std::reverse(rows.begin(), rows.end());
  return rows;
}

/// Streaming Einsums that the states' terms and conditions read, in text order.
std::vector<int> point_einsums_of(const LateView& view, const Repair& repair) {
  const Cascade& cascade = view.cascade();
  std::vector<char> needed(cascade.tensors.size(), 0);
  const auto mark = [&](const Expr& expr) {
    for_each_node(expr, [&](const ExprNode& node) {
      if (node.op == Op::access) needed[static_cast<std::size_t>(node.id)] = 1;
    });
  };
  for (const RunningState& state : repair.states) {
    mark(state.term);
    mark(state.keep);
  }
  std::vector<int> points;
  for (std::size_t i = cascade.einsums.size(); i-- > 0;) {
    const Einsum& einsum = cascade.einsums[i];
    if (einsum.role == Role::init || needed[static_cast<std::size_t>(einsum.tensor)] == 0) continue;
    if (!use_of(view.family(), einsum).keeps) continue;
    points.push_back(static_cast<int>(i));
    mark(einsum.body);
    mark(einsum.where);
  }
  std::reverse(points.begin(), points.end());
  return points;
}

bool has_state(const Cascade& cascade, const RankFamily& family) {
  return std::any_of(cascade.einsums.begin(), cascade.einsums.end(), [&](const Einsum& einsum) {
    return cascade.tensors[static_cast<std::size_t>(einsum.tensor)].kind == TensorKind::state &&
           use_of(family, einsum).touches;
  });
}

}  // namespace

FamilyRepair derive_repair(const Cascade& cascade, const std::vector<ValueRange>& ranges,
                           const RankFamily& family) {
  FamilyRepair result;
  result.family = family;
  result.written = run_clock(cascade, family);
  const LateView view(cascade, family, result.written);
  Repair& repair = result.repair;
  repair.rank = family.rank;
  repair.stream_vars = streamed_vars(cascade, family);
  repair.ranks.push_back(family.rank);
  for (int var : repair.stream_vars) {
    const int root = root_rank(cascade, cascade.vars[static_cast<std::size_t>(var)].rank);
    if (!contains(repair.ranks, root)) repair.ranks.push_back(root);
  }

  bool all_repaired = true;
  std::vector<ConsumerRepair> consumers(cascade.einsums.size());
  for (std::size_t i = 0; i < cascade.einsums.size(); ++i) {
    const Einsum& einsum = cascade.einsums[i];
    const FamilyUse use = use_of(family, einsum);
    if (einsum.role == Role::init) continue;
    const TensorKind kind = cascade.tensors[static_cast<std::size_t>(einsum.tensor)].kind;
    if (use.completes) {
      consumers[i] = repair_consumer(view, ranges, static_cast<int>(i));
      add_boundaries(view, einsum.tensor, consumers[i].operands, repair);
      all_repaired = all_repaired && consumers[i].is_repaired;
      const bool selects =
          einsum.reduction->op == ReduceOp::topk || einsum.reduction->op == ReduceOp::argmax;
      // Selecting among block summaries before the loop is no obstacle; among elements it is.
      all_repaired = all_repaired && !(selects && use.leaf);
      if (!consumers[i].is_repaired || selects) continue;
      for (RunningState& state : running_states(view, consumers[i])) {
        repair.states.push_back(std::move(state));
      }
    } else if (use.keeps && view.is_late_dependent(einsum.tensor) &&
               kind != TensorKind::temporary) {
      add_boundaries(view, einsum.tensor, hard_consumer(view, static_cast<int>(i)), repair);
      all_repaired = false;
    }
  }
  result.rewritten = repaired_clock(view, consumers);
  repair.row_values = row_values_of(view, repair);
  repair.point_einsums = point_einsums_of(view, repair);
  repair.complete = all_repaired && !repair.states.empty() && result.rewritten.passes <= 1 &&
                    !has_state(cascade, family);
  return result;
}

}  // namespace attngen
