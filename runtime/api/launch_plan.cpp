// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/launch_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "base/error.h"
#include "runtime/api/table_check.h"

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

void choose_kernels(LaunchPlan& plan) {
  KernelOffers found = kernels_on(*plan.engine, *plan.spec, plan.bounds);
  plan.rules.copied = std::move(found.copied);
  plan.shared_rows = std::move(found.shared_rows);
  for (KernelOffer& offer : found.offers) {
    const SplitBytes split = SplitBytes::of_kernel(*plan.spec, plan.bounds, plan.shared_rows,
                                                   offer.source, offer.most_rows);
    plan.kernels.push_back({plan.engine->kernel_of(std::move(offer.source)), offer.takes_any_layout,
                            offer.most_rows, offer.scratch, split, std::move(offer.reason)});
  }
}

/// What the kernel needs most of that needs most of it.
SplitBytes most_of(const std::vector<PlanKernel>& kernels) {
  SplitBytes most;
  for (const PlanKernel& each : kernels) {
    most.partials = std::max(most.partials, each.split.partials);
    most.tickets = std::max(most.tickets, each.split.tickets);
  }
  return most;
}

}  // namespace

KernelOffers kernels_on(const Engine& engine, const Spec& spec, const Bounds& bounds) {
  if (engine.device() == Device::cpu) {
    return cpu_kernels(spec, bounds, limits_of_cpu(engine.backend().facts().arch),
                       engine.tiles().cpu);
  }
  return cuda_kernels(spec, bounds, engine.gpu_limits(), engine.tiles().gpu,
                      engine.checks_tables());
}

const PlanKernel& kernel_for(const LaunchPlan& plan, const LiveShape& shape) {
  const std::int64_t rows =
      plan.shared_rows.of(std::span(shape.extents.data(), plan.bounds.ranks.size()));
  for (const PlanKernel& each : plan.kernels) {
    if (rows <= each.most_rows && (each.takes_any_layout || shape.allows_wide_copies)) return each;
  }
  throw InternalError("the last kernel of a plan takes every shape");
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
  const bool is_on_host = plan->engine->backend().dl_device().device_type == kDLCPU;
  if (plan->engine->device() != Device::oracle) {
    choose_kernels(*plan);
    plan->proof = std::make_unique<ShapeProof>(*plan->spec, plan->bounds);
    const bool looks =
        plan->engine->backend().checks_accesses() || (plan->engine->checks_tables() && is_on_host);
    plan->checks_tables = looks && reads_tables_in_coordinates(plan->spec->cascade);
  }
  if (plan->engine->checks_tables() && is_on_host) {
    plan->lengths = key_lengths(plan->spec->cascade);
  }
  plan->workspace = lay_out_workspace(*plan->spec, plan->bounds, most_of(plan->kernels),
                                      plan->engine->runs_cuda_text());
  return plan;
}

std::unique_ptr<LaunchPlan> make_plan(std::shared_ptr<Engine> engine,
                                      std::shared_ptr<const Spec> spec, const AskedBounds& asked) {
  Bounds bounds = resolve_bounds(*spec, asked);
  return make_plan(std::move(engine), std::move(spec), std::move(bounds));
}

std::vector<EngineKernel*> kernels_of(const LaunchPlan& plan) {
  std::vector<EngineKernel*> found;
  for (const PlanKernel& each : plan.kernels) {
    EngineKernel* const kernel = each.kernel.get();
    if (std::find(found.begin(), found.end(), kernel) == found.end()) found.push_back(kernel);
  }
  return found;
}

std::string to_text(const LaunchPlan& plan) {
  std::string text = fmt::format("{} on {}: {}", plan.spec->cascade.name,
                                 name_of(plan.engine->device()), to_text(*plan.spec, plan.bounds));
  if (plan.kernels.empty()) return text;
  const std::size_t kernels = kernels_of(plan).size();
  text += fmt::format(": {} kernel{}", kernels, kernels == 1 ? "" : "s");
  const bool takes_any_layout = plan.kernels.front().takes_any_layout;
  std::int64_t fewer = 0;
  for (const PlanKernel& each : plan.kernels) {
    if (each.takes_any_layout != takes_any_layout) break;
    const bool is_last = each.most_rows == std::numeric_limits<std::int64_t>::max();
    text += !is_last    ? fmt::format("\n  up to {} rows: ", each.most_rows)
            : fewer > 0 ? "\n  more rows: "
                        : "\n  any rows: ";
    text += plan_text_of(each.kernel->source());
    if (!each.reason.empty()) text += ": " + each.reason;
    fewer = each.most_rows;
  }
  return text;
}

}  // namespace attngen
