// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/run_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "runtime/api/launch_buffers.h"
#include "runtime/api/load_now.h"
#include "runtime/api/run_on_oracle.h"
#include "runtime/api/table_check.h"

namespace attngen {
namespace {

constexpr std::size_t kMostArgumentBytes = 4096;  // what every CUDA launch takes

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

bool has_output_to_write(const LaunchPlan& plan, const LiveShape& shape) {
  for (std::size_t index = plan.spec->input_count; index < plan.rules.arguments.size(); ++index) {
    if (shape.arguments[index].elements > 0) return true;
  }
  return false;
}

/// What the plan looks at before a run. Lengths first: a wrong one reaches entries of other tables
/// that may hold anything.
Outcome check_tables(const LaunchPlan& plan, const LiveShape& shape) {
  std::string reason;
  if (!plan.lengths.empty()) reason = why_lengths_are_wrong(plan, shape);
  if (reason.empty() && plan.checks_tables) reason = why_tables_lead_outside(plan, shape);
  if (reason.empty()) return {};
  return failure(ATTNGEN_E_INVALID, std::move(reason));
}

/// What a kernel may touch.
std::vector<Buffer> buffers_of(const LaunchPlan& plan, const LiveShape& shape,
                               const SplitBytes& split, const SplitMemory& memory) {
  std::vector<Buffer> buffers;
  if (split.partials > 0) {
    Buffer partials{"the workspace", memory.workspace, static_cast<std::size_t>(split.partials),
                    true};
    partials.starts_unwritten = true;
    buffers.push_back(std::move(partials));
  }
  if (split.tickets > 0) {
    Buffer tickets{"the workspace's counters", memory.tickets,
                   static_cast<std::size_t>(split.tickets), true};
    tickets.ends_zero = true;
    buffers.push_back(std::move(tickets));
  }
  for (std::size_t index = 0; index < plan.rules.arguments.size(); ++index) {
    const LiveShape::Argument& own = shape.arguments[index];
    const ArgumentRules::Argument& rule = plan.rules.arguments[index];
    if (own.bytes == 0) continue;
    buffers.push_back({plan.spec->cascade.tensors[at(rule.tensor)].name, own.data,
                       static_cast<std::size_t>(own.bytes), rule.is_output});
  }
  return joined_buffers(std::move(buffers));
}

std::variant<GridWork, ItemWork> work_of(const Cascade& cascade, const PlanKernel& chosen,
                                         std::span<const std::int64_t> extents,
                                         std::span<const std::int64_t> batch) {
  const KernelSource& source = chosen.kernel->source();
  if (const auto* const text = std::get_if<LlvmSource>(&source)) {
    return ItemWork{items_of(cascade, *text, extents, batch), chosen.scratch};
  }
  const auto& text = std::get<CudaSource>(source);
  return GridWork{grid_of(cascade, text, extents, batch), text.threads, text.shared_bytes};
}

Outcome launch(LaunchPlan& plan, const LiveShape& shape, const PlanKernel& chosen,
               const LentMemory& lent, void* stream) {
  const EngineKernel& kernel = *chosen.kernel;
  const std::span<const std::int64_t> extents(shape.extents.data(), plan.bounds.ranks.size());
  const std::span<const std::int64_t> batch(shape.batch.data(), at(plan.bounds.batch_axes));
  const Cascade& cascade = plan.spec->cascade;
  SplitMemory split;
  if (!chosen.split.empty()) split = {lent.data + plan.workspace.partials, lent.data};
  alignas(16) std::array<std::byte, kMostArgumentBytes> block;
  const std::span<std::byte> used(block.data(), kernel.argument_bytes());
  pack_arguments(
      cascade, arguments_of(kernel.source()),
      LaunchNumbers{extents, batch,
                    std::span<const double>(shape.params.data(), cascade.params.size()),
                    std::span<const TensorView>(shape.views.data(), cascade.tensors.size()),
                    nullptr, split.workspace, split.tickets},
      used);
  LaunchCall call;
  call.work = work_of(cascade, chosen, extents, batch);
  call.argument_block = used;
  call.stream = stream;
  Backend& backend = plan.engine->backend();
  if (!backend.checks_accesses()) return backend.launch(*kernel.loaded(), call);
  const std::vector<Buffer> buffers = buffers_of(plan, shape, chosen.split, split);
  call.buffers = buffers;
  return backend.launch(*kernel.loaded(), call);
}

}  // namespace

Outcome run_plan(LaunchPlan& plan, const attngen_args& args, void* workspace,
                 std::size_t workspace_bytes, void* stream) {
  if (Outcome alive = plan.engine->check_alive(); !alive.ok()) return alive;
  if (Outcome none = plan.engine->backend().check_stream(stream); !none.ok()) return none;
  LiveShape shape;
  Outcome outcome = read_shape(*plan.spec, plan.bounds, plan.rules, args, shape);
  if (!outcome.ok()) return outcome;
  const LentMemory lent{static_cast<std::byte*>(workspace), workspace_bytes};
  const bool discards = needs_parts(plan.workspace, plan.bounds, plan.rules, shape);
  const auto check_lent = [&] {
    return check_workspace(*plan.spec, plan.workspace, plan.rules, shape, lent);
  };
  if (discards) {
    if (Outcome lends = check_lent(); !lends.ok()) return lends;
    place_discarded(plan.workspace, plan.bounds, plan.rules, lent, shape);
  }
  if (!has_output_to_write(plan, shape)) return {};
  if (plan.engine->device() == Device::oracle) {
    if (Outcome good = check_tables(plan, shape); !good.ok()) return good;
    return run_on_oracle(plan, args, shape);
  }
  if (plan.proof->needs_shapes()) {
    std::string reason = plan.proof->why_outside(
        std::span<const std::int64_t>(shape.extents.data(), plan.bounds.ranks.size()),
        std::span<const double>(shape.params.data(), plan.spec->cascade.params.size()));
    if (!reason.empty()) return failure(ATTNGEN_E_INVALID, std::move(reason));
  }
  if (Outcome good = check_tables(plan, shape); !good.ok()) return good;
  const PlanKernel& chosen = kernel_for(plan, shape);
  if (!chosen.split.empty()) {
    if (!discards) outcome = check_lent();
    if (outcome.ok() && plan.engine->backend().checks_accesses()) {
      outcome = check_tickets(lent, chosen.split);
    }
    if (!outcome.ok()) return outcome;
  }
  outcome = require_loaded(*plan.engine, *chosen.kernel, stream, "attngen_prepare");
  if (!outcome.ok()) return outcome;
  return launch(plan, shape, chosen, lent, stream);
}

}  // namespace attngen
