// SPDX-License-Identifier: Apache-2.0
// The kernels of a plan on a GPU, real or virtual.
#include <utility>

#include "base/error.h"
#include "runtime/api/kernel_offers.h"

namespace attngen {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

std::size_t argument_of(const Spec& spec, int tensor) {
  for (std::size_t index = 0; index < spec.arguments.size(); ++index) {
    if (spec.arguments[index] == tensor) return index;
  }
  throw InternalError("a kernel moves a tensor that is no argument");
}

/// Which rows the kernel moves several elements at a time; of every other tensor it takes the last
/// axis to lie side by side (Problem::element_loads).
std::vector<CopiedTensor> copied_tensors(const Spec& spec) {
  const ForwardForm& form = *spec.form.form;
  std::vector<CopiedTensor> copied;
  for (const FormOperand* operand : {&form.rows, &form.keys, &form.values}) {
    copied.push_back({argument_of(spec, operand->tensor), at(operand->column_dim), true});
  }
  const int wide_rank = spec.cascade.vars[at(form.wide_var)].rank;
  for (const FormOutput& output : form.outputs) {
    if (!output.is_wide) continue;
    const std::vector<TensorDim>& dims = spec.cascade.tensors[at(output.tensor)].dims;
    for (std::size_t dim = 0; dim < dims.size(); ++dim) {
      if (dims[dim].rank != wide_rank) continue;
      copied.push_back({argument_of(spec, output.tensor), dim, true});
    }
  }
  for (std::size_t index = 0; index < spec.arguments.size(); ++index) {
    const std::size_t dims = spec.cascade.tensors[at(spec.arguments[index])].dims.size();
    if (dims > 0) copied.push_back({index, dims - 1, false});
  }
  return copied;
}

/// What the text depends on, for layouts that allow 16-byte copies.
Problem kernel_problem(const Bounds& bounds, const DeviceLimits& limits) {
  Problem problem;
  for (const RankBound& bound : bounds.ranks) problem.extents.push_back(bound.most);
  problem.static_params = bounds.static_params;
  problem.batch_axes = bounds.batch_axes;
  problem.limits = limits;
  return problem;
}

CudaSource emitted(const Spec& spec, const Problem& problem) {
  return emit_cuda(spec.cascade, spec.analysis, problem,
                   choose_plan(spec.cascade, spec.analysis, problem));
}

}  // namespace

KernelOffers cuda_kernels(const Spec& spec, const Bounds& bounds, const DeviceLimits& limits) {
  Problem problem = kernel_problem(bounds, limits);
  // Throws with every reason, in the planner's own words.
  if (!spec.form.form) choose_plan(spec.cascade, spec.analysis, problem);
  require_fixed_head_dims(spec, bounds);
  KernelOffers found;
  found.copied = copied_tensors(spec);
  found.offers.push_back({.source = emitted(spec, problem)});
  problem.element_loads.assign(spec.cascade.tensors.size(), false);
  for (const CopiedTensor& copied : found.copied) {
    problem.element_loads[at(spec.arguments[copied.argument])] = true;
  }
  found.offers.push_back({.source = emitted(spec, problem), .takes_any_layout = true});
  return found;
}

}  // namespace attngen
