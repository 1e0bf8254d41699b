// SPDX-License-Identifier: Apache-2.0
// The kernels of a plan on the CPU.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/error.h"
#include "generator/llvm/loopnest_scratch.h"
#include "runtime/api/kernel_offers.h"
#include "runtime/api/tile_choice.h"

namespace attngen {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

/// A kernel takes the last axis of every tensor to lie side by side (CpuProblem::element_loads).
std::vector<CopiedTensor> neighbour_tensors(const Spec& spec) {
  std::vector<CopiedTensor> found;
  for (std::size_t index = 0; index < spec.arguments.size(); ++index) {
    const std::size_t dims = spec.cascade.tensors[at(spec.arguments[index])].dims.size();
    if (dims > 0) found.push_back({index, dims - 1, false});
  }
  return found;
}

/// Temporaries of a loop nest are made before a run, so their size must be known by then.
void require_bounded_temporaries(const Spec& spec, const Bounds& bounds) {
  std::vector<int> open;
  for (const ScratchPart& part : loopnest_scratch_parts(spec.cascade, false)) {
    for (const TensorDim& dim : part.dims) {
      if (bounds.ranks[at(dim.rank)].most < RankBound::kLongest) continue;
      if (std::find(open.begin(), open.end(), dim.rank) == open.end()) open.push_back(dim.rank);
    }
  }
  std::vector<Finding> findings;
  for (const int rank : open) {
    const std::string& name = spec.cascade.ranks[at(rank)].name;
    Finding finding;
    finding.rule = "bounds";
    finding.message = fmt::format(
        "{} runs as a loop nest on the CPU, whose temporaries along {} are made before it runs, "
        "and "
        "{} has no bound",
        spec.cascade.name, name, name);
    finding.fix = fmt::format("give the most {} in the bounds", name);
    findings.push_back(std::move(finding));
  }
  if (!findings.empty()) throw Error(ErrorKind::refused, std::move(findings));
}

}  // namespace

KernelOffers cpu_kernels(const Spec& spec, const Bounds& bounds, const CpuLimits& limits,
                         const ChooseCpuTile& tile) {
  if (spec.form.form) require_fixed_head_dims(spec, bounds);
  const std::vector<std::int64_t> largest = largest_extents(bounds);
  CpuProblem problem;
  problem.extents = largest;
  problem.static_params = bounds.static_params;
  problem.batch_axes = bounds.batch_axes;
  problem.limits = limits;
  const auto planned = [&] { return choose_cpu_plan(spec.cascade, spec.analysis, problem); };

  KernelOffers found;
  found.copied = neighbour_tensors(spec);
  const CpuPlan plan = planned();
  found.shared_rows = SharedRows::of_plan(plan);
  std::vector<RowClass> classes{{}};
  if (plan.skeleton == "tiles") {
    classes = row_classes(row_range(found.shared_rows, bounds), limits);
  } else {
    require_bounded_temporaries(spec, bounds);
  }
  classes.back().most = std::numeric_limits<std::int64_t>::max();
  for (const bool any_layout : {false, true}) {
    problem.element_loads.assign(any_layout ? spec.cascade.tensors.size() : 0, false);
    for (const CopiedTensor& tensor : found.copied) {
      if (any_layout) problem.element_loads[at(spec.arguments[tensor.argument])] = true;
    }
    for (const RowClass& rows : classes) {
      problem.rows = rows.problem_rows;
      problem.tile.reset();
      if (tile && !any_layout && plan.skeleton == "tiles") {
        const int few_rows = rows.problem_rows > 0 ? found.shared_rows.row_rank : -1;
        const std::optional<Binding> shape = representative_shape(spec, bounds, few_rows);
        if (shape) problem.tile = tile(spec.cascade, spec.analysis, problem, *shape);
      }
      LlvmSource source = emit_llvm(spec.cascade, spec.analysis, problem, planned());
      const CpuScratch scratch = scratch_of(spec.cascade, source, largest);
      found.offers.push_back({std::move(source), any_layout, rows.most, scratch});
    }
  }
  return found;
}

}  // namespace attngen
