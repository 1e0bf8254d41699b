// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/repaired_clock.h"

#include <algorithm>
#include <cmath>

#include "generator/ir/conditions.h"

namespace attngen {
namespace {

bool is_soft(const ConsumerRepair& repair, const Expr& access) {
  return std::any_of(repair.operands.begin(), repair.operands.end(),
                     [&](const LateVerdict& operand) {
                       return operand.action != RepairAction::hard && same(operand.access, access);
                     });
}

/// When everything a full reduction reads has at least begun to stream.
double operand_time(const LateView& view, const PassClock& clock, const ConsumerRepair& repair,
                    const Einsum& einsum) {
  std::vector<Expr> parts{view.inlined(einsum.body)};
  for (const Expr& term : conjuncts(einsum.where)) {
    parts.push_back(view.inlined(term));
    view.collect_conditions(term, parts);
  }
  view.collect_conditions(einsum.body, parts);
  double time = 0;
  for (const Expr& part : parts) {
    for (const Expr& access : accesses_in(part)) {
      if (access->id == einsum.tensor) continue;
      double at = time_of_access(view.family(), clock, *access);
      if (at >= 1 && !is_half(at) && is_soft(repair, access)) at -= 0.5;
      time = std::max(time, at);
    }
  }
  return time;
}

/// Late-dependent temporaries that somebody reads elsewhere than at the current position.
std::vector<char> materialised(const LateView& view) {
  const Cascade& cascade = view.cascade();
  std::vector<char> result(cascade.tensors.size(), 0);
  for (const Einsum& einsum : cascade.einsums) {
    for (const Expr* part : {&einsum.body, &einsum.where}) {
      if (!*part) continue;
      for (const Expr& access : accesses_in(*part)) {
        if (view.is_late_dependent(access->id) && !view.is_inlinable(access)) {
          result[static_cast<std::size_t>(access->id)] = 1;
        }
      }
    }
  }
  return result;
}

}  // namespace

PassClock repaired_clock(const LateView& view, const std::vector<ConsumerRepair>& repairs) {
  const Cascade& cascade = view.cascade();
  const std::vector<char> stored = materialised(view);
  PassClock clock;
  clock.available.assign(cascade.tensors.size(), 0);
  clock.run.assign(cascade.einsums.size(), 0);
  for (std::size_t i = 0; i < cascade.einsums.size(); ++i) {
    const Einsum& einsum = cascade.einsums[i];
    if (einsum.role == Role::init) continue;
    const FamilyUse use = use_of(view.family(), einsum);
    double operands = 0;
    if (use.completes) {
      operands = operand_time(view, clock, repairs[i], einsum);
    } else {
      for (const ExprNode* access : operands_of(einsum)) {
        if (access->id == einsum.tensor) continue;
        operands = std::max(operands, time_of_access(view.family(), clock, *access));
      }
    }
    const EinsumTimes times = times_from_operands(use, operands);
    const std::size_t tensor = static_cast<std::size_t>(einsum.tensor);
    clock.run[i] = times.run;
    clock.available[tensor] = times.available;
    const bool inside_consumers = view.is_late_dependent(einsum.tensor) && stored[tensor] == 0 &&
                                  cascade.tensors[tensor].kind == TensorKind::temporary;
    if (use.leaf && !inside_consumers) {
      clock.passes = std::max(clock.passes, static_cast<int>(std::ceil(times.run)));
    }
  }
  return clock;
}

}  // namespace attngen
