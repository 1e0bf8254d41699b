// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/plan_operands.h"

#include <fmt/format.h>

#include <utility>

#include "base/error.h"

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

}  // namespace

HeadDims head_dims(const Cascade& cascade, const ForwardForm& form, const Problem& problem) {
  return {static_cast<int>(extent_of(cascade, problem, form.contract_var)),
          static_cast<int>(extent_of(cascade, problem, form.wide_var))};
}

void require_head_dims(const Cascade& cascade, const ForwardForm& form, const Problem& problem) {
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
}

int scratch_bytes(const ForwardForm& form, const Plan& plan) {
  int bytes = 0;
  for (const OperandReduction& reduction : form.reductions) {
    bytes += (reduction.of_rows ? plan.row_tile : plan.stream_tile) * 4;
  }
  const bool zeroes_dead_keys = form.tiles.keep && !form.tiles.bounds_exact;
  return bytes + (zeroes_dead_keys ? plan.warps * 4 * 4 : 0);
}

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

}  // namespace attngen
