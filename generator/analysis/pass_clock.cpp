// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/pass_clock.h"

#include <algorithm>
#include <cmath>

namespace attngen {

bool is_half(double time) {
  return std::floor(time) != time;
}

double time_of_access(const RankFamily& family, const PassClock& clock, const ExprNode& access) {
  const double time = clock.available[static_cast<std::size_t>(access.id)];
  if (!is_half(time)) return time;
  bool in_step = false;
  bool gathered = false;
  for (const Expr& coord : access.args) {
    const bool carries = family.carried_by(coord);
    in_step = in_step || carries;
    for_each_node(coord, [&](const ExprNode& node) {
      gathered = gathered || (carries && node.op == Op::access);
    });
  }
  return in_step && !gathered ? time : std::ceil(time);
}

EinsumTimes times_from_operands(const FamilyUse& use, double operands) {
  EinsumTimes times;
  times.run = use.leaf && !is_half(operands) ? operands + 0.5 : operands;
  if (use.keeps) {
    times.available = times.run;
  } else {
    times.available = use.touches ? std::ceil(times.run) : operands;
  }
  return times;
}

std::vector<const ExprNode*> operands_of(const Einsum& einsum) {
  std::vector<const ExprNode*> operands;
  for (const Expr* part : {&einsum.body, &einsum.where}) {
    for_each_node(*part, [&](const ExprNode& node) {
      if (node.op == Op::access) operands.push_back(&node);
    });
  }
  return operands;
}

PassClock run_clock(const Cascade& cascade, const RankFamily& family) {
  PassClock clock;
  clock.available.assign(cascade.tensors.size(), 0);
  clock.run.assign(cascade.einsums.size(), 0);
  for (std::size_t i = 0; i < cascade.einsums.size(); ++i) {
    const Einsum& einsum = cascade.einsums[i];
    if (einsum.role == Role::init) continue;
    double operands = 0;
    for (const ExprNode* access : operands_of(einsum)) {
      if (access->id == einsum.tensor) continue;
      operands = std::max(operands, time_of_access(family, clock, *access));
    }
    const FamilyUse use = use_of(family, einsum);
    const EinsumTimes times = times_from_operands(use, operands);
    clock.run[i] = times.run;
    clock.available[static_cast<std::size_t>(einsum.tensor)] = times.available;
    if (use.leaf) clock.passes = std::max(clock.passes, static_cast<int>(std::ceil(times.run)));
  }
  return clock;
}

}  // namespace attngen
