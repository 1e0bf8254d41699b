// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/plan_forward.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "generator/cuda/emit_structs.h"
#include "generator/cuda/gpu_tile.h"
#include "generator/cuda/tensor_core_fit.h"
#include "generator/form/require_form.h"

namespace attngen {

int shared_bytes(const ForwardForm& form, const HeadDims& dims, const Plan& plan) {
  const int rows = plan.row_tile * pitch_bytes(dims.contracted);
  const int stage = plan.stream_tile * (pitch_bytes(dims.contracted) + pitch_bytes(dims.wide));
  return rows + plan.stages * stage + scratch_bytes(form, plan);
}

Plan plan_forward(const Cascade& cascade, const ForwardForm& form, const Problem& problem) {
  require_head_dims(cascade, form, problem);
  Plan plan;
  const auto rank_of = [&](int var) { return cascade.vars.at(static_cast<std::size_t>(var)).rank; };
  plan.row_rank = rank_of(form.row_var);
  for (const int var : form.grid_vars) plan.grid_ranks.push_back(rank_of(var));
  choose_loads(cascade, form, problem, plan);
  const HeadDims dims = head_dims(cascade, form, problem);
  if (problem.tile) {
    take_asked_tile(form, dims, problem, plan);
    return plan;
  }
  // Beside more than 128 accumulated columns, 64 keys leave a thread too few registers.
  const int most_keys = dims.wide > 128 ? 32 : 64;
  for (const int keys : {64, 32, 16}) {
    if (keys > most_keys) continue;
    plan.stream_tile = keys;
    if (shared_bytes(form, dims, plan) <= problem.limits.shared_bytes_per_block) {
      if (keys != most_keys) {
        plan.reasons.push_back(fmt::format("{} bytes of shared memory per block: {} keys per step",
                                           problem.limits.shared_bytes_per_block, keys));
      }
      return plan;
    }
  }
  throw Error(ErrorKind::refused,
              fmt::format("no tile fits the {} bytes of shared memory of {}",
                          problem.limits.shared_bytes_per_block, problem.limits.arch));
}

ForwardForm require_forward_form(const Cascade& cascade, const Analysis& analysis,
                                 const Problem& problem) {
  ForwardForm form = require_form(cascade, analysis, problem.extents);
  const std::vector<std::string> reasons = why_not_on_tensor_cores(cascade, form, problem.skeleton);
  if (!reasons.empty()) refuse_form(cascade, reasons);
  return form;
}

}  // namespace attngen
