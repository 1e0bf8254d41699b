// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/roofline.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "generator/analysis/footprints.h"
#include "generator/analysis/presence_conditions.h"
#include "generator/analysis/tile_classes.h"
#include "generator/ir/conditions.h"

namespace attngen {
namespace {

double extent_of_var(const Cascade& cascade, const Binding& binding, int var) {
  const int rank = cascade.vars[static_cast<std::size_t>(var)].rank;
  return static_cast<double>(binding.extents[static_cast<std::size_t>(rank)]);
}

/// Share of the points of an iteration space that its conditions keep, on a regular sample; absent
/// where a condition reads a tensor, whose values are not known here.
struct Share {
  double kept = 1;
  bool known = true;
};

Share kept_share(const Cascade& cascade, const Einsum& einsum, const Binding& binding) {
  const Expr keep = presence_conditions(cascade, einsum);
  if (!keep) return {};
  if (!accesses_in(keep).empty()) return {1, false};
  std::vector<int> vars;
  for_each_node(keep, [&](const ExprNode& node) {
    if (node.op == Op::var && std::find(vars.begin(), vars.end(), node.id) == vars.end()) {
      vars.push_back(node.id);
    }
  });
  constexpr std::int64_t kSamples = 1 << 14;
  std::int64_t per_axis = vars.size() <= 1 ? kSamples : vars.size() == 2 ? 128 : 12;
  if (vars.size() > 4) return {1, false};
  std::vector<std::int64_t> steps;
  std::int64_t total = 1;
  for (int var : vars) {
    const std::int64_t extent =
        binding.extents[static_cast<std::size_t>(cascade.vars[static_cast<std::size_t>(var)].rank)];
    steps.push_back(std::min(per_axis, extent));
    total *= steps.back();
  }
  if (total == 0) return {0, true};
  TilePlace place;
  place.binding = &binding;
  place.vars.assign(cascade.vars.size(), 0);
  std::int64_t kept = 0;
  for (std::int64_t index = 0; index < total; ++index) {
    std::int64_t rest = index;
    for (std::size_t i = 0; i < vars.size(); ++i) {
      const std::int64_t step = rest % steps[i];
      rest /= steps[i];
      const double extent = extent_of_var(cascade, binding, vars[i]);
      // The middle of each of `steps` equal parts.
      place.vars[static_cast<std::size_t>(vars[i])] = static_cast<std::int64_t>(
          (static_cast<double>(step) + 0.5) * extent / static_cast<double>(steps[i]));
    }
    if (evaluate_at(cascade, keep, place) != 0) ++kept;
  }
  return {static_cast<double>(kept) / static_cast<double>(total), true};
}

bool is_exponential(Op op) {
  switch (op) {
    case Op::exp:
    case Op::log:
    case Op::tanh:
    case Op::sigmoid:
    case Op::elu1:
    case Op::gelu:
    case Op::silu:
    case Op::pow:
      return true;
    default:
      return false;
  }
}

/// Evaluations of exponential-like operations: one per point of the variables inside each.
double exponential_points(const Cascade& cascade, const Binding& binding, const Expr& expr) {
  double points = 0;
  for (const Expr& arg : expr->args) points += exponential_points(cascade, binding, arg);
  if (!is_exponential(expr->op)) return points;
  double own = 1;
  for (std::size_t i = 0; i < cascade.vars.size(); ++i) {
    const int var = static_cast<int>(i);
    if (uses_var(expr, var)) own *= extent_of_var(cascade, binding, var);
  }
  return points + own;
}

bool same_boundary(const Crossing& a, const Crossing& b) {
  return a.rank == b.rank && a.after_pass == b.after_pass && a.after_rewrite == b.after_rewrite;
}

struct BoundaryCost {
  double spill = 0;
  double recompute = 0;
};

/// All tensors that cross one boundary: each is spilled, or their inputs are read once more.
BoundaryCost boundary_cost(const Cascade& cascade, const Analysis& analysis, const Binding& binding,
                           const Crossing& boundary) {
  BoundaryCost cost;
  std::vector<char> again(cascade.tensors.size(), 0);
  for (const Crossing& crossing : analysis.crossings) {
    if (!same_boundary(crossing, boundary)) continue;
    cost.spill += crossing_cost(cascade, crossing, binding).spill_bytes;
    for (int input : input_ancestors(cascade, crossing.tensor)) {
      again[static_cast<std::size_t>(input)] = 1;
    }
  }
  for (std::size_t i = 0; i < again.size(); ++i) {
    const int tensor = static_cast<int>(i);
    if (again[i] == 0) continue;
    cost.recompute += element_total(cascade, binding, tensor) * element_bytes(cascade, tensor);
  }
  return cost;
}

void add_traffic(const Cascade& cascade, const Analysis& analysis, const Binding& binding,
                 Roofline& roofline) {
  for (std::size_t i = 0; i < cascade.tensors.size(); ++i) {
    const TensorKind kind = cascade.tensors[i].kind;
    if (kind != TensorKind::input && kind != TensorKind::output) continue;
    const int tensor = static_cast<int>(i);
    roofline.bytes_min += element_total(cascade, binding, tensor) * element_bytes(cascade, tensor);
  }
  roofline.bytes_spill = roofline.bytes_min;
  roofline.bytes_recompute = roofline.bytes_min;
  roofline.bytes_rewritten = roofline.bytes_min;
  for (std::size_t i = 0; i < analysis.crossings.size(); ++i) {
    const Crossing& crossing = analysis.crossings[i];
    // Head dimensions stay on chip between their passes; only a streamed rank is too long for that.
    if (analysis.ranks[static_cast<std::size_t>(crossing.rank)].role != RankRole::stream) continue;
    if (i > 0 && same_boundary(analysis.crossings[i - 1], crossing)) continue;
    const BoundaryCost cost = boundary_cost(cascade, analysis, binding, crossing);
    if (crossing.after_rewrite) {
      roofline.bytes_rewritten += std::min(cost.spill, cost.recompute);
    } else {
      roofline.bytes_spill += cost.spill;
      roofline.bytes_recompute += cost.recompute;
    }
  }
}

}  // namespace

Roofline roofline_of(const Cascade& cascade, const Analysis& analysis, const Binding& binding) {
  Roofline roofline;
  double batch = 1;
  for (const std::int64_t extent : binding.batch) batch *= static_cast<double>(extent);
  for (std::size_t i = 0; i < cascade.einsums.size(); ++i) {
    const Einsum& einsum = cascade.einsums[i];
    if (einsum.role == Role::init) continue;
    const bool contracts = analysis.einsums[i].kind == EinsumClass::contraction;
    const double exponentials = exponential_points(cascade, binding, einsum.body);
    if (!contracts && exponentials == 0) continue;
    const Share share = kept_share(cascade, einsum, binding);
    roofline.masked_share_known = roofline.masked_share_known && share.known;
    roofline.exp_count += batch * share.kept * exponentials;
    if (!contracts) continue;
    double points = batch * share.kept;
    for (int var : analysis.einsums[i].space) points *= extent_of_var(cascade, binding, var);
    roofline.mma_flops += 2 * points;
  }
  add_traffic(cascade, analysis, binding, roofline);
  return roofline;
}

RooflineTimes times_on(const Roofline& roofline, const DeviceRates& device) {
  RooflineTimes times;
  times.mma = roofline.mma_flops / device.mma_flops;
  times.exp = roofline.exp_count / device.exp_per_second();
  times.memory = roofline.bytes_rewritten / device.bytes_per_second;
  times.bound = std::max({times.mma, times.exp, times.memory});
  times.binding = times.bound == times.mma ? "MMA" : times.bound == times.exp ? "exp" : "memory";
  return times;
}

}  // namespace attngen
