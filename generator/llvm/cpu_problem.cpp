// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/cpu_problem.h"

#include <limits>

namespace attngen {

CpuProblem cpu_problem_of(const Cascade& cascade, const Analysis& analysis, const Binding& binding,
                          const CpuLimits& limits) {
  CpuProblem problem;
  problem.extents = binding.extents;
  for (std::size_t at = 0; at < cascade.params.size(); ++at) {
    problem.static_params.push_back(cascade.params[at].is_static
                                        ? binding.params.at(at)
                                        : std::numeric_limits<double>::quiet_NaN());
  }
  problem.batch_axes = static_cast<int>(binding.batch.size());
  problem.rows = shared_rows(cascade, analysis, problem.extents, problem.static_params);
  problem.limits = limits;
  return problem;
}

}  // namespace attngen
