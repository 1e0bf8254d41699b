// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/schedule.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "generator/schedule/batch_invariant.h"
#include "generator/schedule/closed_form.h"
#include "generator/schedule/unit_line.h"

namespace attngen {
namespace {

constexpr std::int64_t kMostBlocks = std::int64_t{1} << 20;
constexpr std::int64_t kMostUnits = std::int64_t{1} << 31;

/// Pieces of at most `tiles` tiles whose inner ones have k_min or more, over at most `blocks`.
std::int64_t most_pieces(std::int64_t tiles, std::int64_t k_min, std::int64_t blocks) {
  if (tiles < 2) return 1;
  return std::min(blocks, (tiles - 2) / k_min + 2);
}

void choose_stream(Schedule& schedule, const ScheduleProblem& problem) {
  schedule.form = ScheduleForm::stream_k;
  schedule.most_peers = most_pieces(problem.most_tiles, schedule.k_min, schedule.blocks);
  schedule.slots = schedule.most_peers > 1 ? stream_slots(schedule.blocks) : 0;
  schedule.reasons.push_back(
      "capture: lengths are read on the device, where one long sequence may be the whole makespan "
      "of uncut units");
  schedule.reasons.push_back(
      fmt::format("replay: of the {} blocks, those work that get {} tiles or more", schedule.blocks,
                  schedule.k_min));
  schedule.reasons.push_back(
      "replay: units of equal length stay whole, or are cut alike, where that is within 5 % of "
      "even ranges");
}

void choose_chunks(Schedule& schedule, const ScheduleProblem& problem) {
  schedule.form = ScheduleForm::chunks;
  schedule.atom = atom_tiles(problem.chunk_keys, problem.cost.tile);
  schedule.k_min = 1;
  schedule.most_peers = std::max<std::int64_t>(1, most_chunks(problem.most_tiles, schedule.atom));
  schedule.slots = schedule.most_peers > 1 ? problem.units * schedule.most_peers : 0;
  schedule.reasons.push_back(fmt::format(
      "capture: batch-invariant bits need chunks of {} keys, counted from position 0, as atoms",
      problem.chunk_keys));
}

/// An edge for which no block is left without a tile (line_cut.h); none where it is not worth it.
void weigh_pieces(Schedule& schedule, const ScheduleProblem& problem) {
  const std::int64_t eps = piece_eps(problem.cost);
  const std::int64_t edge = std::min((eps + 1) / 2, kWeightOfTile / 2 * (schedule.k_min - 1));
  if (eps < kWeightOfTile || edge == 0) return;
  schedule.form = ScheduleForm::weighted;
  schedule.edge = edge;
  schedule.reasons.push_back(
      fmt::format("capture: a piece costs {}/{} of a tile beside its tiles, so units are weighted",
                  eps, kWeightOfTile));
}

/// Chunks are merged in one order, from the left: groups of them would be another.
MergeChoice merge_of_chunks(const Schedule& schedule, const ScheduleProblem& problem) {
  const std::int64_t bytes = piece_bytes(problem.cost);
  if (schedule.most_peers <= 1) return choose_protocol(1, bytes);
  MergeChoice choice = asked_protocol(problem.merge.value_or(MergeProtocol::ticket), bytes);
  if (choice.protocol == MergeProtocol::two_level) {
    throw Error(ErrorKind::refused,
                "batch-invariant bits need chunks merged from the left, not in groups",
                "merge them by a ticket or by a second kernel");
  }
  if (!problem.merge) choice.reason = "chunks are merged from the left, by the last block";
  return choice;
}

void add_merge(Schedule& schedule, const ScheduleProblem& problem) {
  schedule.workspace_bytes = schedule.slots * slot_bytes(problem.cost);
  if (schedule.form == ScheduleForm::chunks) {
    schedule.merge = merge_of_chunks(schedule, problem);
  } else {
    schedule.merge = choose_protocol(schedule.most_peers, piece_bytes(problem.cost));
    if (problem.merge && schedule.most_peers > 1) {
      schedule.merge = asked_protocol(*problem.merge, piece_bytes(problem.cost));
    }
  }
  schedule.counters = merge_counters(schedule.merge.protocol, schedule.blocks, schedule.slots);
  schedule.reasons.push_back("capture: " + to_text(schedule.merge));
}

}  // namespace

std::string unschedulable(const ScheduleProblem& problem) {
  if (problem.units < 1 || problem.units > kMostUnits) {
    return fmt::format("a schedule is for 1 to {} units; this one has {}", kMostUnits,
                       problem.units);
  }
  if (problem.slots < 1 || problem.slots > kMostBlocks) {
    return fmt::format("a schedule is for 1 to {} slots; this one has {}", kMostBlocks,
                       problem.slots);
  }
  if (problem.most_tiles < 0 || problem.most_tiles > UnitLine::kMostTiles / problem.units) {
    return fmt::format("{} units of {} tiles are not from 0 to {} in all", problem.units,
                       problem.most_tiles, UnitLine::kMostTiles);
  }
  if (problem.k_min < 0) {
    return fmt::format("the least tiles of a block, {}, are negative", problem.k_min);
  }
  return {};
}

Schedule choose_schedule(const ScheduleProblem& problem) {
  std::string reason = unschedulable(problem);
  if (!reason.empty()) throw Error(ErrorKind::refused, std::move(reason), "change the capacities");
  Schedule schedule;
  schedule.blocks = problem.slots;
  schedule.k_min = problem.k_min > 0 ? problem.k_min : kernel_k_min(problem.cost);
  if (problem.batch_invariant) {
    choose_chunks(schedule, problem);
  } else {
    choose_stream(schedule, problem);
    weigh_pieces(schedule, problem);
  }
  add_merge(schedule, problem);
  return schedule;
}

std::string to_text(ScheduleForm form) {
  switch (form) {
    case ScheduleForm::stream_k:
      return "stream_k";
    case ScheduleForm::weighted:
      return "weighted";
    case ScheduleForm::chunks:
      return "chunks";
  }
  throw InternalError("a schedule form without a name");
}

std::string to_text(const ScheduleProblem& problem) {
  return fmt::format("{} units of up to {} tiles over {} slots{}", problem.units,
                     problem.most_tiles, problem.slots,
                     problem.batch_invariant ? ", batch-invariant" : "");
}

std::string to_text(const Schedule& schedule) {
  return fmt::format(
      "{}: {} blocks, k_min {}, up to {} pieces, {} workspace bytes, {} counters, {}",
      to_text(schedule.form), schedule.blocks, schedule.k_min, schedule.most_peers,
      schedule.workspace_bytes, schedule.counters, to_text(schedule.merge.protocol));
}

}  // namespace attngen
