// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/problem.h"

#include <limits>

namespace attngen {

Problem problem_of(const Cascade& cascade, const Binding& binding, const DeviceLimits& limits) {
  Problem problem;
  problem.extents = binding.extents;
  for (std::size_t at = 0; at < cascade.params.size(); ++at) {
    problem.static_params.push_back(cascade.params[at].is_static
                                        ? binding.params.at(at)
                                        : std::numeric_limits<double>::quiet_NaN());
  }
  problem.batch_axes = static_cast<int>(binding.batch.size());
  problem.limits = limits;
  return problem;
}

Problem problem_of(const Cascade& cascade, const std::map<std::string, std::int64_t>& extents,
                   const std::map<std::string, double>& params, int batch_axes,
                   const DeviceLimits& limits) {
  Problem problem = problem_of(cascade, bind_extents(cascade, extents, params), limits);
  problem.batch_axes = batch_axes;
  return problem;
}

std::vector<std::string> ranks_to_give(const Cascade& cascade) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < cascade.ranks.size(); ++at) {
    const Rank& rank = cascade.ranks[at];
    const bool is_outer =
        rank.split >= 0 &&
        cascade.splits[static_cast<std::size_t>(rank.split)].outer == static_cast<int>(at);
    if (!rank.extent && !is_outer) names.push_back(rank.name);
  }
  return names;
}

}  // namespace attngen
