// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/table_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/error.h"
#include "generator/ir/bind_bounds.h"
#include "generator/ir/conditions.h"
#include "runtime/api/host_array.h"

namespace attngen {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

bool has_access_in_coordinates(const Expr& root) {
  const std::vector<Expr> accesses = accesses_in(root);
  return std::any_of(accesses.begin(), accesses.end(), [](const Expr& access) {
    return std::any_of(access->args.begin(), access->args.end(),
                       [](const Expr& coordinate) { return !accesses_in(coordinate).empty(); });
  });
}

/// Values that no coordinate or condition can depend on are not looked at.
Cascade with_tables_alone(Cascade cascade) {
  for (Tensor& tensor : cascade.tensors) {
    if (tensor.kind == TensorKind::input && is_float(tensor.type.type)) {
      tensor.kind = TensorKind::temporary;
    }
  }
  return cascade;
}

/// The numbers of this run and its tables; `cascade` is with_tables_alone().
BoundInputs tables_of(const LaunchPlan& plan, const Cascade& cascade, const LiveShape& shape) {
  BoundInputs numbers;
  numbers.binding.extents.assign(
      shape.extents.begin(),
      shape.extents.begin() + static_cast<std::ptrdiff_t>(plan.bounds.ranks.size()));
  numbers.binding.params.assign(
      shape.params.begin(),
      shape.params.begin() + static_cast<std::ptrdiff_t>(cascade.params.size()));
  numbers.binding.batch.assign(shape.batch.begin(), shape.batch.begin() + plan.bounds.batch_axes);
  numbers.arrays.resize(cascade.tensors.size());
  for (std::size_t index = 0; index < plan.spec->input_count; ++index) {
    const int tensor = plan.spec->arguments[index];
    if (cascade.tensors[at(tensor)].kind != TensorKind::input) continue;
    numbers.arrays[at(tensor)] = host_array_of(plan, shape, index);
  }
  return numbers;
}

}  // namespace

bool reads_tables_in_coordinates(const Cascade& cascade) {
  return std::any_of(cascade.einsums.begin(), cascade.einsums.end(), [](const Einsum& einsum) {
    return (einsum.body != nullptr && has_access_in_coordinates(einsum.body)) ||
           (einsum.where != nullptr && has_access_in_coordinates(einsum.where));
  });
}

std::string why_tables_lead_outside(const LaunchPlan& plan, const LiveShape& shape) {
  const Cascade cascade = with_tables_alone(plan.spec->cascade);
  const std::vector<Finding> findings = check_bounds(cascade, tables_of(plan, cascade, shape));
  std::string text = findings.empty() ? std::string() : to_text(findings);
  text.erase(text.find_last_not_of('\n') + 1);
  return text;
}

std::string why_lengths_are_wrong(const LaunchPlan& plan, const LiveShape& shape) {
  const Cascade cascade = with_tables_alone(plan.spec->cascade);
  std::string text;
  for (const LengthFault& fault :
       length_faults(cascade, plan.lengths, tables_of(plan, cascade, shape))) {
    text += fmt::format("{}{}: {}", text.empty() ? "" : "\n", to_text(fault), why_wrong(fault));
  }
  return text;
}

}  // namespace attngen
