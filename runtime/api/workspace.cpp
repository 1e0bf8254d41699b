// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/workspace.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "base/error.h"

namespace attngen {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 48;

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

std::size_t aligned_up(std::size_t bytes) {
  return (bytes + Workspace::kAlignment - 1) / Workspace::kAlignment * Workspace::kAlignment;
}

bool is_absent(const LiveShape::Argument& argument) {
  return argument.data == nullptr && argument.elements == 0;
}

/// Of an axis of an argument, batch axes first.
std::int64_t extent_of(const Bounds& bounds, const ArgumentRules::Argument& rule,
                       const LiveShape& shape, std::size_t axis) {
  const auto batch_axes = at(bounds.batch_axes);
  if (axis < batch_axes) return shape.batch[axis];
  const TensorDim& dim = rule.dims[axis - batch_axes];
  return shape.extents[at(dim.rank)] + (dim.is_state ? 1 : 0);
}

std::uint64_t largest_bytes(const Tensor& tensor, const Bounds& bounds) {
  auto bytes = static_cast<std::uint64_t>(bytes_of(tensor.type.type));
  bool fits = true;
  const auto multiply = [&](std::int64_t by) {
    fits = fits && !__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(by), &bytes);
  };
  for (const TensorDim& dim : tensor.dims) {
    multiply(bounds.ranks[at(dim.rank)].most + (dim.is_state ? 1 : 0));
  }
  if (bounds.batch_axes > 0) multiply(bounds.most_batches);
  return fits ? bytes : kMostBytes + 1;
}

/// With at most so many rows that share keys. Throws Error(refused) naming what is open.
std::vector<std::int64_t> extents_of_chunks(const Spec& spec, const Bounds& bounds,
                                            const SharedRows& shared, const Plan& plan,
                                            std::int64_t most_rows) {
  std::vector<Finding> findings;
  const auto refuse = [&](const std::string& what, const std::string& fix) {
    Finding finding;
    finding.rule = "bounds";
    finding.message =
        "batch-invariant bits keep a state for every chunk of keys in the workspace, and " + what +
        " has no bound";
    finding.fix = fix;
    findings.push_back(std::move(finding));
  };
  std::vector<std::int64_t> extents = largest_extents(bounds);
  if (shared.row_rank >= 0) {
    std::int64_t& rows = extents[at(shared.row_rank)];
    const std::int64_t most = rows;
    rows = 1;
    const std::int64_t together = std::max<std::int64_t>(shared.of(extents), 1);
    rows = std::min(most, std::max<std::int64_t>(most_rows / together, 1));
  }
  std::set<int> counted(plan.grid_ranks.begin(), plan.grid_ranks.end());
  counted.insert({plan.row_rank, plan.key_rank});
  if (plan.packed_group) {
    for_each_node(plan.packed_group, [&](const ExprNode& node) {
      if (node.op == Op::extent) counted.insert(node.id);
    });
  }
  for (const int rank : counted) {
    if (extents[at(rank)] < RankBound::kLongest) continue;
    const std::string& name = spec.cascade.ranks[at(rank)].name;
    refuse(name, fmt::format("give the most {} in the bounds", name));
  }
  if (bounds.batch_axes > 0 && bounds.most_batches == 0) refuse("the batch", "give most_batches");
  if (!findings.empty()) throw Error(ErrorKind::refused, std::move(findings));
  return extents;
}

}  // namespace

SplitBytes SplitBytes::of_kernel(const Spec& spec, const Bounds& bounds, const SharedRows& shared,
                                 const KernelSource& source, std::int64_t most_rows) {
  const auto* const text = std::get_if<CudaSource>(&source);
  if (text == nullptr) return {};
  if (text->chunk_bytes == 0) return {text->workspace_bytes, text->ticket_bytes};
  const std::vector<std::int64_t> extents =
      extents_of_chunks(spec, bounds, shared, text->plan, most_rows);
  return {workspace_of(*text, extents, std::span(&bounds.most_batches, bounds.batch_axes > 0)),
          text->ticket_bytes};
}

Workspace lay_out_workspace(const Spec& spec, const Bounds& bounds, const SplitBytes& most,
                            bool counts) {
  check(most.tickets <= static_cast<std::int64_t>(Workspace::kTicketBytes),
        "the counters of a kernel fit the place that every workspace has for them");
  Workspace workspace;
  workspace.partials = counts ? Workspace::kTicketBytes : 0;
  workspace.bytes = workspace.partials + aligned_up(static_cast<std::size_t>(most.partials));
  for (std::size_t index = 0; index < spec.arguments.size(); ++index) {
    if (!bounds.discarded[at(spec.arguments[index])]) continue;
    const Tensor& tensor = spec.cascade.tensors[at(spec.arguments[index])];
    workspace.parts.push_back({index, workspace.bytes});
    const std::uint64_t bytes = largest_bytes(tensor, bounds);
    if (bytes > kMostBytes || workspace.bytes + bytes > kMostBytes) {
      throw Error(
          ErrorKind::refused,
          fmt::format("discarding {} would take more than 2^48 bytes of workspace", tensor.name),
          "give narrower bounds, or a tensor for it");
    }
    workspace.bytes += aligned_up(bytes);
  }
  if (most.empty() && workspace.parts.empty()) workspace.bytes = 0;
  return workspace;
}

Outcome check_workspace(const Spec& spec, const Workspace& workspace, const ArgumentRules& rules,
                        const LiveShape& shape, const LentMemory& lent) {
  if (lent.data == nullptr || lent.bytes < workspace.bytes ||
      reinterpret_cast<std::uintptr_t>(lent.data) % Workspace::kAlignment != 0) {
    return failure(ATTNGEN_E_WORKSPACE,
                   fmt::format("the workspace has {} bytes at {}; {} bytes at a multiple of {} "
                               "are needed, zero before the first run (attngen_plan_workspace)",
                               lent.bytes, static_cast<void*>(lent.data), workspace.bytes,
                               Workspace::kAlignment));
  }
  for (std::size_t index = 0; index < rules.arguments.size(); ++index) {
    const LiveShape::Argument& own = shape.arguments[index];
    if (own.bytes == 0 || own.data >= lent.data + workspace.bytes ||
        lent.data >= own.data + own.bytes) {
      continue;
    }
    const int tensor = rules.arguments[index].tensor;
    return failure(ATTNGEN_E_WORKSPACE,
                   fmt::format("the workspace overlaps {}", spec.cascade.tensors[at(tensor)].name));
  }
  return {};
}

Outcome check_tickets(const LentMemory& lent, const SplitBytes& split) {
  for (std::int64_t offset = 0; offset < split.tickets; offset += 4) {
    std::uint32_t count = 0;
    std::memcpy(&count, lent.data + offset, sizeof count);
    if (count == 0) continue;
    return failure(
        ATTNGEN_E_WORKSPACE,
        fmt::format("counter {} of the workspace is {} before the run; zero a workspace before "
                    "its first run, and give it to one run at a time",
                    offset / 4, count));
  }
  return {};
}

bool needs_parts(const Workspace& workspace, const Bounds& bounds, const ArgumentRules& rules,
                 const LiveShape& shape) {
  for (const WorkspacePart& part : workspace.parts) {
    if (!is_absent(shape.arguments[part.argument])) continue;
    const ArgumentRules::Argument& rule = rules.arguments[part.argument];
    bool is_empty = false;
    for (std::size_t axis = 0; axis < at(bounds.batch_axes) + rule.dims.size(); ++axis) {
      is_empty = is_empty || extent_of(bounds, rule, shape, axis) == 0;
    }
    if (!is_empty) return true;
  }
  return false;
}

void place_discarded(const Workspace& workspace, const Bounds& bounds, const ArgumentRules& rules,
                     const LentMemory& lent, LiveShape& shape) {
  for (const WorkspacePart& part : workspace.parts) {
    LiveShape::Argument& own = shape.arguments[part.argument];
    const ArgumentRules::Argument& rule = rules.arguments[part.argument];
    if (!is_absent(own)) continue;
    std::int64_t elements = 1;
    for (std::size_t axis = at(bounds.batch_axes) + rule.dims.size(); axis-- > 0;) {
      const std::int64_t extent = extent_of(bounds, rule, shape, axis);
      own.extents[axis] = extent;
      own.strides[axis] = extent == 1 ? 0 : elements;
      elements *= extent;
    }
    if (elements == 0) continue;
    own.data = lent.data + part.offset;
    own.elements = elements;
    own.bytes = elements * static_cast<std::int64_t>(rule.element_bytes);
    shape.views[at(rule.tensor)].data = own.data;
  }
}

}  // namespace attngen
