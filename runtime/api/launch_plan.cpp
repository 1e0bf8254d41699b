// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/launch_plan.h"

#include <fmt/format.h>

#include <utility>

#include "base/error.h"

namespace attngen {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

ArgumentRules argument_rules(const Spec& spec, const Bounds& bounds, const DLDevice& device) {
  ArgumentRules rules;
  rules.device = device;
  for (std::size_t index = 0; index < spec.arguments.size(); ++index) {
    const Tensor& tensor = spec.cascade.tensors[at(spec.arguments[index])];
    ArgumentRules::Argument rule;
    rule.tensor = spec.arguments[index];
    rule.is_output = index >= spec.input_count;
    rule.may_be_absent = bounds.discarded[at(rule.tensor)];
    rule.type = dl_type(tensor.type.type);
    rule.element_bytes = bytes_of(tensor.type.type);
    rule.dims = tensor.dims;
    rules.arguments.push_back(std::move(rule));
  }
  return rules;
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

}  // namespace

void require_fixed_head_dims(const Spec& spec, const Bounds& bounds) {
  std::vector<Finding> findings;
  for (const int var : {spec.form.form->contract_var, spec.form.form->wide_var}) {
    const int rank = spec.cascade.vars[at(var)].rank;
    if (bounds.ranks[at(rank)].is_fixed()) continue;
    const std::string& name = spec.cascade.ranks[at(rank)].name;
    Finding finding;
    finding.rule = "bounds";
    finding.message = fmt::format("{} is a head dim and is compiled into the kernel", name);
    finding.fix = fmt::format("fix {} in the bounds: least == most, one plan for each value", name);
    findings.push_back(std::move(finding));
  }
  if (!findings.empty()) throw Error(ErrorKind::refused, std::move(findings));
}

Problem kernel_problem(const Bounds& bounds, const DeviceLimits& limits) {
  Problem problem;
  for (const RankBound& bound : bounds.ranks) problem.extents.push_back(bound.most);
  problem.static_params = bounds.static_params;
  problem.batch_axes = bounds.batch_axes;
  problem.limits = limits;
  return problem;
}

namespace {

CudaSource emitted(const Spec& spec, const Problem& problem) {
  return emit_cuda(spec.cascade, spec.analysis, problem,
                   choose_plan(spec.cascade, spec.analysis, problem));
}

void choose_kernels(LaunchPlan& plan) {
  const Spec& spec = *plan.spec;
  if (!spec.form.form) {
    // Throws with every reason, in the planner's own words.
    choose_plan(spec.cascade, spec.analysis, kernel_problem(plan.bounds, plan.engine->limits()));
  }
  require_fixed_head_dims(spec, plan.bounds);
  plan.rules.copied = copied_tensors(spec);
  Problem problem = kernel_problem(plan.bounds, plan.engine->limits());
  plan.wide = plan.engine->kernel_of(emitted(spec, problem));
  problem.element_loads.assign(spec.cascade.tensors.size(), false);
  for (const CopiedTensor& copied : plan.rules.copied) {
    problem.element_loads[at(spec.arguments[copied.argument])] = true;
  }
  plan.narrow = plan.engine->kernel_of(emitted(spec, problem));
}

}  // namespace

Workspace lay_out_workspace(const Spec& spec, const Bounds& bounds) {
  Workspace workspace;
  for (std::size_t index = 0; index < spec.arguments.size(); ++index) {
    const Tensor& tensor = spec.cascade.tensors[at(spec.arguments[index])];
    if (!bounds.discarded[at(spec.arguments[index])]) continue;
    workspace.parts.push_back({index, workspace.bytes});
    auto bytes = static_cast<std::uint64_t>(bytes_of(tensor.type.type));
    bool fits = true;
    const auto multiply = [&](std::int64_t by) {
      fits = fits && !__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(by), &bytes);
    };
    for (const TensorDim& dim : tensor.dims) {
      multiply(bounds.ranks[at(dim.rank)].most + (dim.is_state ? 1 : 0));
    }
    if (bounds.batch_axes > 0) multiply(bounds.most_batches);
    constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 48;
    if (!fits || bytes > kMostBytes || workspace.bytes + bytes > kMostBytes) {
      throw Error(
          ErrorKind::refused,
          fmt::format("discarding {} would take more than 2^48 bytes of workspace", tensor.name),
          "give narrower bounds, or a tensor for it");
    }
    const std::uint64_t step = LaunchPlan::kWorkspaceAlignment;
    workspace.bytes += (bytes + step - 1) / step * step;
  }
  return workspace;
}

std::unique_ptr<LaunchPlan> make_plan(std::shared_ptr<Engine> engine,
                                      std::shared_ptr<const Spec> spec, Bounds bounds) {
  auto plan = std::make_unique<LaunchPlan>();
  plan->engine = std::move(engine);
  plan->spec = std::move(spec);
  plan->bounds = std::move(bounds);
  if (const std::string reason = why_too_large(*plan->spec, plan->bounds.batch_axes);
      !reason.empty()) {
    throw Error(ErrorKind::refused, reason);
  }
  plan->rules = argument_rules(*plan->spec, plan->bounds, plan->engine->backend().dl_device());
  if (plan->engine->device() != Device::oracle) {
    choose_kernels(*plan);
    plan->proof = std::make_unique<ShapeProof>(*plan->spec, plan->bounds);
  }
  Workspace workspace = lay_out_workspace(*plan->spec, plan->bounds);
  plan->workspace = std::move(workspace.parts);
  plan->workspace_bytes = workspace.bytes;
  return plan;
}

std::unique_ptr<LaunchPlan> make_plan(std::shared_ptr<Engine> engine,
                                      std::shared_ptr<const Spec> spec, const AskedBounds& asked) {
  Bounds bounds = resolve_bounds(*spec, asked);
  return make_plan(std::move(engine), std::move(spec), std::move(bounds));
}

std::vector<EngineKernel*> kernels_of(const LaunchPlan& plan) {
  if (plan.wide == nullptr) return {};
  if (plan.wide == plan.narrow) return {plan.wide.get()};
  return {plan.wide.get(), plan.narrow.get()};
}

std::string to_text(const LaunchPlan& plan) {
  std::string text = fmt::format("{} on {}: {}", plan.spec->cascade.name,
                                 name_of(plan.engine->device()), to_text(*plan.spec, plan.bounds));
  if (plan.wide == nullptr) return text;
  const std::size_t kernels = kernels_of(plan).size();
  return text + fmt::format(": {}, {} kernel{}", attngen::to_text(plan.wide->source().plan),
                            kernels, kernels == 1 ? "" : "s");
}

}  // namespace attngen
