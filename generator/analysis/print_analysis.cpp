// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/print_analysis.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/analysis/footprints.h"
#include "generator/analysis/roofline.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

const std::string& tensor_name(const Cascade& cascade, int tensor) {
  return cascade.tensors[static_cast<std::size_t>(tensor)].name;
}

const std::string& rank_name(const Cascade& cascade, int rank) {
  return cascade.ranks[static_cast<std::size_t>(rank)].name;
}

std::string names(const Cascade& cascade, const std::vector<int>& tensors) {
  std::string text;
  for (int tensor : tensors) text += (text.empty() ? "" : ", ") + tensor_name(cascade, tensor);
  return text;
}

std::string definition_text(const Cascade& cascade, int tensor) {
  const int index = defining_einsum(cascade, tensor);
  if (index < 0) return tensor_name(cascade, tensor);
  return print_einsum(cascade, cascade.einsums[static_cast<std::size_t>(index)]);
}

void add_once(std::vector<int>& list, int value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

std::string action_text(const BoundaryGroup& group) {
  switch (group.action) {
    case RepairAction::defer:
      return "DEFER";
    case RepairAction::iterate:
      return "ITERATE";
    case RepairAction::hard:
      return "kept: " + group.rule;
  }
  return {};
}

std::string boundary_lines(const Cascade& cascade, const Analysis& analysis,
                           const BoundaryGroup& group, const std::optional<Binding>& binding) {
  std::string text =
      fmt::format("  boundary {}|{}  {}\n", group.completes_after, group.completes_after + 1,
                  definition_text(cascade, group.producer));
  std::string late;
  if (group.late.size() != 1 || group.late.front() != group.producer) {
    late = fmt::format(" read as {}", names(cascade, group.late));
  }
  text += fmt::format("    {}consumers {}{}  {}\n    {}\n",
                      group.kappa > 0 ? fmt::format("kappa={}  ", group.kappa) : std::string(),
                      names(cascade, group.consumers), late, action_text(group), group.reason);
  if (group.action != RepairAction::hard) return text;
  for (int consumer : group.consumers) {
    text +=
        fmt::format("    between {}\n        and {}\n", definition_text(cascade, group.producer),
                    definition_text(cascade, consumer));
  }
  for (const Crossing& crossing : analysis.crossings) {
    if (crossing.rank != group.rank || !crossing.after_rewrite) continue;
    text += fmt::format("    re-reads {}: {}\n", tensor_name(cascade, crossing.tensor),
                        binding ? fibre_text(cascade, crossing, *binding) : crossing.fibre);
  }
  return text + fmt::format("    fix: {}\n", edit_that_removes(cascade, group));
}

std::string crossing_lines(const Cascade& cascade, const Analysis& analysis, int rank,
                           const std::optional<Binding>& binding) {
  std::string text;
  for (const bool rewritten : {false, true}) {
    std::string line;
    for (const Crossing& crossing : analysis.crossings) {
      if (crossing.rank != rank || crossing.after_rewrite != rewritten) continue;
      line += fmt::format("{}{} after pass {}: {}", line.empty() ? "" : "; ",
                          tensor_name(cascade, crossing.tensor), crossing.after_pass,
                          binding ? fibre_text(cascade, crossing, *binding) : crossing.fibre);
      if (!binding) continue;
      const CrossingCost cost = crossing_cost(cascade, crossing, *binding);
      line += fmt::format(" (spill {}, or read its inputs again {})", bytes_text(cost.spill_bytes),
                          bytes_text(cost.recompute_bytes));
    }
    text +=
        fmt::format("  crossing tensors {}: {}\n", rewritten ? "after the rewrite" : "as written",
                    line.empty() ? "none" : line);
  }
  return text;
}

std::string state_line(const Cascade& cascade, const Repair& repair,
                       const std::optional<Binding>& binding) {
  if (repair.states.empty()) return {};
  std::string text;
  for (const RunningState& state : repair.states) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", tensor_name(cascade, state.tensor));
    for (const TensorDim& dim : cascade.tensors[static_cast<std::size_t>(state.tensor)].dims) {
      text +=
          (&dim == &cascade.tensors[static_cast<std::size_t>(state.tensor)].dims.front() ? "["
                                                                                         : ",") +
          rank_name(cascade, dim.rank);
    }
    if (!cascade.tensors[static_cast<std::size_t>(state.tensor)].dims.empty()) text += "]";
  }
  std::string size;
  if (binding) {
    size = fmt::format(" = {} per row", bytes_text(state_bytes_per_row(cascade, repair, *binding)));
  }
  return fmt::format("  state: {} in f32{}\n", text, size);
}

std::string bound_lines(const Cascade& cascade, const Analysis& analysis, const Binding& binding,
                        const std::optional<DeviceRates>& device) {
  const Roofline work = roofline_of(cascade, analysis, binding);
  std::string text = fmt::format(
      "bounds  MMA {:.4g} flop; exp {:.4g}; bytes one pass {}, as written with spills {}, as "
      "written with recomputation {}, rewritten {}\n",
      work.mma_flops, work.exp_count, bytes_text(work.bytes_min), bytes_text(work.bytes_spill),
      bytes_text(work.bytes_recompute), bytes_text(work.bytes_rewritten));
  if (!work.masked_share_known) {
    text += "        conditions that read tensors are counted as always true\n";
  }
  if (!device) return text;
  const RooflineTimes times = times_on(work, *device);
  return text +
         fmt::format(
             "{:<7} MMA {:.4g} s; exp {:.4g} s; memory {:.4g} s; t >= {:.4g} s, bound by {}\n",
             device->name, times.mma, times.exp, times.memory, times.bound, times.binding);
}

}  // namespace

std::vector<BoundaryGroup> boundary_groups(const Analysis& analysis, const Repair& repair) {
  std::vector<double> available;
  for (const PassCount& count : analysis.passes) {
    if (count.rank == repair.rank) available = count.available;
  }
  std::vector<BoundaryGroup> groups;
  for (const Boundary& boundary : repair.boundaries) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const BoundaryGroup& one) {
      return one.producer == boundary.producer && one.action == boundary.action &&
             one.rule == boundary.rule;
    });
    if (group == groups.end()) {
      BoundaryGroup fresh;
      fresh.rank = boundary.rank;
      fresh.producer = boundary.producer;
      fresh.action = boundary.action;
      fresh.rule = boundary.rule;
      fresh.reason = boundary.reason;
      fresh.completes_after =
          static_cast<int>(std::lround(available[static_cast<std::size_t>(boundary.producer)]));
      groups.push_back(std::move(fresh));
      group = std::prev(groups.end());
    }
    add_once(group->late, boundary.late);
    add_once(group->consumers, boundary.consumer);
    group->kappa = std::max(group->kappa, boundary.kappa);
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const BoundaryGroup& a, const BoundaryGroup& b) {
                     return a.completes_after < b.completes_after;
                   });
  return groups;
}

std::string edit_that_removes(const Cascade& cascade, const BoundaryGroup& group) {
  const std::string late = names(cascade, group.late);
  const std::string consumers = names(cascade, group.consumers);
  if (group.rule == "H1") {
    return fmt::format("give {} as an input, computed before, instead of deriving it here", late);
  }
  if (group.rule == "H2") {
    return fmt::format("do not output {}: return the row values it is made of instead", consumers);
  }
  if (group.rule == "H3") {
    return fmt::format("compare with an input or a param instead of {}", late);
  }
  if (group.rule == "H4")
    return fmt::format("write {} as a sum, max or min over the rank", consumers);
  if (group.rule == "H5") {
    return fmt::format("select on keys that do not contain {}", late);
  }
  if (group.rule == "kappa") {
    return fmt::format("let {} enter {} only as a factor, or as a summand inside exp", late,
                       consumers);
  }
  return {};
}

double state_bytes_per_row(const Cascade& cascade, const Repair& repair, const Binding& binding) {
  // The row is what the smallest state has; wider states have more elements of it.
  double total = 0;
  double rows = 0;
  for (const RunningState& state : repair.states) {
    const double elements = element_total(cascade, binding, state.tensor);
    total += elements;
    rows = rows == 0 ? elements : std::min(rows, elements);
  }
  constexpr double kF32 = 4;
  return rows == 0 ? 0 : total / rows * kF32;
}

std::string print_analysis(const Cascade& cascade, const Analysis& analysis,
                           const std::optional<Binding>& binding,
                           const std::optional<DeviceRates>& device) {
  std::string text = fmt::format("{}\n", cascade.name);
  for (const PassCount& count : analysis.passes) {
    const bool is_tile = cascade.ranks[static_cast<std::size_t>(count.rank)].split >= 0;
    const Repair* repair = repair_of(analysis, count.rank);
    if (count.written == 0 || (!repair && count.written == 1 && count.rewritten == 1)) continue;
    if (is_tile) {
      text +=
          fmt::format("tile rank {}: passes {}\n", rank_name(cascade, count.rank), count.written);
      continue;
    }
    text += fmt::format("rank {}: passes {} (as written) -> {} (rewritten)\n",
                        rank_name(cascade, count.rank), count.written, count.rewritten);
    if (!repair || repair->rank != count.rank) continue;
    for (const BoundaryGroup& group : boundary_groups(analysis, *repair)) {
      text += boundary_lines(cascade, analysis, group, binding);
    }
    if (count.written > 1) text += crossing_lines(cascade, analysis, count.rank, binding);
    text += state_line(cascade, *repair, binding);
    const RankFacts& facts = analysis.ranks[static_cast<std::size_t>(count.rank)];
    text += facts.split_eligible ? std::string("  split: yes, partial states merge\n")
                                 : fmt::format("  split: no, {}\n", facts.why_not_split);
  }
  std::string single;
  for (const PassCount& count : analysis.passes) {
    if (count.written != 1 || repair_of(analysis, count.rank)) continue;
    single += (single.empty() ? "" : ", ") + rank_name(cascade, count.rank);
  }
  if (!single.empty()) text += fmt::format("one pass: {}\n", single);
  std::string gauges;
  for (std::size_t i = 0; i < analysis.ranges.size(); ++i) {
    if (!analysis.ranges[i].is_gauge) continue;
    gauges += (gauges.empty() ? "" : ", ") + cascade.tensors[i].name;
  }
  if (!gauges.empty()) {
    text += fmt::format("stabilisers (outputs do not depend on their value): {}\n", gauges);
  }
  if (binding) text += bound_lines(cascade, analysis, *binding, device);
  return text;
}

}  // namespace attngen
