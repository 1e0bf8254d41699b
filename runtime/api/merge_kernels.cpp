// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/merge_kernels.h"

#include <algorithm>
#include <limits>

namespace attngen {
namespace {

/// No extent and no param reaches the text: what stands for them only makes a lawful request.
Problem problem_of_merge(const Spec& spec, int batch_axes, const DeviceLimits& limits) {
  Problem problem;
  problem.skeleton = Skeleton::merge;
  problem.extents.assign(spec.cascade.ranks.size(), 1);
  for (const Param& param : spec.cascade.params) {
    problem.static_params.push_back(param.is_static ? 1 : std::numeric_limits<double>::quiet_NaN());
  }
  problem.batch_axes = batch_axes;
  problem.limits = limits;
  return problem;
}

}  // namespace

std::shared_ptr<EngineKernel> MergeKernels::find(Engine& engine,
                                                 const std::shared_ptr<const Spec>& spec,
                                                 int batch_axes) {
  const std::lock_guard lock(mutex_);
  for (const Known& known : known_) {
    const bool is_same = !known.spec.owner_before(spec) && !spec.owner_before(known.spec);
    if (is_same && known.batch_axes == batch_axes) return known.kernel;
  }
  const Problem problem = problem_of_merge(*spec, batch_axes, engine.gpu_limits());
  const Plan plan = choose_plan(spec->cascade, spec->analysis, problem);
  std::shared_ptr<EngineKernel> kernel =
      engine.kernel_of(emit_cuda(spec->cascade, spec->analysis, problem, plan));
  known_.erase(std::remove_if(known_.begin(), known_.end(),
                              [](const Known& known) { return known.spec.expired(); }),
               known_.end());
  known_.push_back({spec, batch_axes, kernel});
  return kernel;
}

}  // namespace attngen
