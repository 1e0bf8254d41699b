// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/plan_forward.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "generator/cuda/emit_structs.h"
#include "generator/cuda/tensor_core_fit.h"
#include "generator/form/require_form.h"

namespace attngen {
namespace {

constexpr int kLargestHeadDim = 256;

std::int64_t extent_of(const Cascade& cascade, const Problem& problem, int var) {
  const int rank = cascade.vars.at(static_cast<std::size_t>(var)).rank;
  return problem.extents.at(static_cast<std::size_t>(rank));
}

const std::string& rank_name(const Cascade& cascade, int var) {
  const int rank = cascade.vars.at(static_cast<std::size_t>(var)).rank;
  return cascade.ranks.at(static_cast<std::size_t>(rank)).name;
}

bool zeroes_dead_keys(const ForwardForm& form) {
  return form.tiles.keep && !form.tiles.bounds_exact;
}

/// Decides, and says why, which operands are read element by element.
void choose_loads(const Cascade& cascade, const ForwardForm& form, const Problem& problem,
                  Plan& plan) {
  plan.element_loads.assign(cascade.tensors.size(), false);
  const auto is_asked = [&](int tensor) {
    return !problem.element_loads.empty() &&
           problem.element_loads.at(static_cast<std::size_t>(tensor));
  };
  const auto decide = [&](int tensor, int column_var, int multiple) {
    const std::string& name = cascade.tensors.at(static_cast<std::size_t>(tensor)).name;
    const std::int64_t columns = extent_of(cascade, problem, column_var);
    // Of no columns, element loads read none; even an empty copy names an address.
    const bool is_empty = columns == 0;
    const bool is_odd = columns % multiple != 0;
    // Arrays are row-major: where the columns are not the last axis, they are not side by side.
    const Tensor& declared = cascade.tensors.at(static_cast<std::size_t>(tensor));
    const int column_rank = cascade.vars.at(static_cast<std::size_t>(column_var)).rank;
    const bool is_turned = declared.dims.back().rank != column_rank;
    if (plan.element_loads.at(static_cast<std::size_t>(tensor)) ||
        (!is_empty && !is_odd && !is_turned && !is_asked(tensor))) {
      return;
    }
    plan.element_loads[static_cast<std::size_t>(tensor)] = true;
    const std::string& rank = rank_name(cascade, column_var);
    plan.reasons.push_back(
        is_empty ? fmt::format("{}=0: nothing of {} is read", rank, name)
        : is_odd ? fmt::format("{}={} is not a multiple of {}: {} element by element", rank,
                               columns, multiple, name)
                 : fmt::format("the layout of {} does not allow 16-byte copies: element by element",
                               name));
  };
  decide(form.rows.tensor, form.contract_var, 8);
  decide(form.keys.tensor, form.contract_var, 8);
  decide(form.values.tensor, form.wide_var, 8);
  const bool has_columns = extent_of(cascade, problem, form.wide_var) > 0;
  for (const FormOutput& output : form.outputs) {
    if (output.is_wide && has_columns) decide(output.tensor, form.wide_var, 2);
  }
}

}  // namespace

HeadDims head_dims(const Cascade& cascade, const ForwardForm& form, const Problem& problem) {
  return {static_cast<int>(extent_of(cascade, problem, form.contract_var)),
          static_cast<int>(extent_of(cascade, problem, form.wide_var))};
}

int shared_bytes(const ForwardForm& form, const HeadDims& dims, const Plan& plan) {
  const int rows = plan.row_tile * pitch_bytes(dims.contracted);
  const int stage = plan.stream_tile * (pitch_bytes(dims.contracted) + pitch_bytes(dims.wide));
  int reduced = 0;
  for (const OperandReduction& reduction : form.reductions) {
    reduced += (reduction.of_rows ? plan.row_tile : plan.stream_tile) * 4;
  }
  const int marks = zeroes_dead_keys(form) ? plan.warps * 4 * 4 : 0;
  return rows + plan.stages * stage + reduced + marks;
}

Plan plan_forward(const Cascade& cascade, const ForwardForm& form, const Problem& problem) {
  std::vector<Finding> findings;
  const auto refuse = [&](std::string message, std::string fix) {
    Finding finding;
    finding.rule = "plan";
    finding.message = std::move(message);
    finding.fix = std::move(fix);
    findings.push_back(std::move(finding));
  };
  for (const int var : {form.contract_var, form.wide_var}) {
    const std::int64_t extent = extent_of(cascade, problem, var);
    if (extent < 0 || extent > kLargestHeadDim) {
      refuse(fmt::format("{}={} is outside 0...{}, what the forward kernel holds on chip",
                         rank_name(cascade, var), extent, kLargestHeadDim),
             "use --device oracle for it");
    }
  }
  if (!findings.empty()) throw Error(ErrorKind::refused, std::move(findings));

  Plan plan;
  const auto rank_of = [&](int var) { return cascade.vars.at(static_cast<std::size_t>(var)).rank; };
  plan.row_rank = rank_of(form.row_var);
  for (const int var : form.grid_vars) plan.grid_ranks.push_back(rank_of(var));
  choose_loads(cascade, form, problem, plan);
  const HeadDims dims = head_dims(cascade, form, problem);
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
  const std::vector<std::string> reasons = why_not_on_tensor_cores(cascade, form);
  if (!reasons.empty()) refuse_form(cascade, reasons);
  return form;
}

}  // namespace attngen
