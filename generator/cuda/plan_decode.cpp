// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/plan_decode.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "generator/cuda/emit_structs.h"
#include "generator/cuda/gpu_tile.h"
#include "generator/cuda/plan_operands.h"
#include "generator/form/packed_rank.h"
#include "generator/schedule/batch_invariant.h"
#include "generator/schedule/schedule.h"
#include "generator/schedule/unit_line.h"

namespace attngen {
namespace {

/// What hides the latency of HBM: bytes on their way per multiprocessor (research: 29 to 48 KB are
/// needed at 4.8 TB/s).
constexpr int kWantedBytesInFlight = 64 * 1024;
/// The hardware keeps 1 KB per CTA, and that much more than the largest CTA may ask for.
constexpr int kReservedBytes = 1024;
constexpr int kMostStages = 6;
/// As many sums as registers hold twice, beside a row.
constexpr int kMostMergedColumns = 128;
constexpr int kBytesOfElement = 2;  // of keys and values on chip

std::int64_t extent_of(const Problem& problem, int rank) {
  return problem.extents.at(static_cast<std::size_t>(rank));
}

/// Heads that share keys at these extents.
std::int64_t heads_together(const Plan& plan, const std::vector<std::int64_t>& extents) {
  if (plan.packed_rank < 0) return 1;
  const std::int64_t heads = extents.at(static_cast<std::size_t>(plan.packed_rank));
  const std::int64_t group = plan.packed_group ? group_size(plan.packed_group, extents) : heads;
  return std::max<std::int64_t>(std::min(group, heads), 1);
}

struct Ring {
  int keys = 0;  ///< 0 = nothing fits
  int stages = 0;
  int warps = 0;
  int blocks = 0;  ///< per multiprocessor
  int in_flight = 0;
};

/// Warps that cut a key tile, beside those that cover the rows: as many as leave a thread enough
/// registers for its share of a merge.
int key_warps_for(int row_tile, int keys) {
  return std::min(row_tile == 64 ? 2 : 4, keys / 16);
}

/// Columns of a row that one warp merges: those of its 16 rows, shared with the warps that have
/// other keys.
int columns_of_merge(const HeadDims& dims, const Plan& plan) {
  const int key_warps = plan.warps / (plan.row_tile / 16);
  return (padded_columns(dims.wide) / 8 + key_warps - 1) / key_warps * 8;
}

/// The first ring that has enough bytes in flight; else the one that has most.
Ring best_ring(const ForwardForm& form, const HeadDims& dims, const Problem& problem, Plan plan) {
  const int all = problem.limits.shared_bytes_per_block + kReservedBytes;
  const int stage_of_key = pitch_bytes(dims.contracted) + pitch_bytes(dims.wide);
  Ring best;
  for (const int keys : {64, 32, 16}) {
    plan.stream_tile = keys;
    plan.warps = plan.row_tile / 16 * key_warps_for(plan.row_tile, keys);
    if (columns_of_merge(dims, plan) > kMostMergedColumns) continue;
    // More than 4 warps need all registers of a multiprocessor.
    for (int blocks = plan.warps > 4 ? 1 : 2; blocks > 0; --blocks) {
      for (plan.stages = 2; plan.stages <= kMostStages; ++plan.stages) {
        const int bytes = shared_bytes_of_decode(form, dims, plan, row_scalars(form, true));
        if ((bytes + kReservedBytes) * blocks > all) break;
        const int in_flight = blocks * (plan.stages - 1) * keys * stage_of_key;
        if (in_flight > best.in_flight) best = {keys, plan.stages, plan.warps, blocks, in_flight};
        if (best.in_flight >= kWantedBytesInFlight) return best;
      }
    }
  }
  return best;
}

/// The schedule of whatever the arguments of a launch say: no number of units, no length is known.
void schedule_line(Plan& plan, const Problem& problem, const PartialCost& cost) {
  ScheduleProblem line;
  line.cost = cost;
  line.slots = plan.blocks;
  line.most_tiles = kLongestAxis / plan.stream_tile;
  line.batch_invariant = problem.batch_invariant;
  line.units = problem.batch_invariant
                   ? 1
                   : std::min<std::int64_t>(UnitLine::kMostTiles / line.most_tiles, kLongestAxis);
  line.merge = problem.merge;
  if (problem.tile) {
    line.k_min = problem.tile->least_tiles;
    line.merge = problem.tile->merge;
  }
  // A grid of one CTA cuts nothing; its text is that of a grid that does.
  if (plan.blocks == 1 && !line.merge) line.merge = MergeProtocol::ticket;
  const Schedule schedule = choose_schedule(line);
  plan.least_tiles = static_cast<int>(schedule.k_min);
  plan.piece_edge = static_cast<int>(schedule.edge);
  plan.chunk_tiles = static_cast<int>(schedule.atom);
  plan.merge = line.merge.value_or(schedule.merge.protocol);
  plan.direct_peers = static_cast<int>(schedule.merge.direct_peers);
  plan.reasons.insert(plan.reasons.end(), schedule.reasons.begin(), schedule.reasons.end());
}

/// Row tiles, by all coordinates that a unit is of.
std::int64_t units_of(const Plan& plan, std::span<const std::int64_t> extents,
                      std::span<const std::int64_t> batch) {
  const std::vector<std::int64_t> all(extents.begin(), extents.end());
  const std::int64_t together = heads_together(plan, all);
  const auto tiles_of = [](std::int64_t count, std::int64_t tile) {
    return (count + tile - 1) / tile;
  };
  std::int64_t units =
      tiles_of(all.at(static_cast<std::size_t>(plan.row_rank)) * together, plan.row_tile);
  for (const int rank : plan.grid_ranks) {
    const std::int64_t extent = all.at(static_cast<std::size_t>(rank));
    units *= rank == plan.packed_rank ? tiles_of(extent, together) : extent;
  }
  for (const std::int64_t extent : batch) units *= extent;
  return units;
}

}  // namespace

void choose_extents_of_rows(const Cascade& cascade, const Plan& plan, std::vector<int>& ranks,
                            std::vector<std::int64_t>& extents) {
  const auto is_fixed = [&](int rank) {
    return cascade.ranks.at(static_cast<std::size_t>(rank)).extent.has_value();
  };
  const auto choose = [&](int rank, std::int64_t extent) {
    if (is_fixed(rank)) return;
    if (std::find(ranks.begin(), ranks.end(), rank) != ranks.end()) return;
    extents.at(static_cast<std::size_t>(rank)) = extent;
    ranks.push_back(rank);
  };
  if (plan.packed_rank >= 0) choose(plan.packed_rank, 1);
  if (plan.packed_group) {
    for_each_node(plan.packed_group, [&](const ExprNode& node) {
      if (node.op == Op::extent) choose(node.id, 1);
    });
  }
  choose(plan.row_rank, std::max<std::int64_t>(plan.row_bin / heads_together(plan, extents), 1));
}

int keys_per_warp(const Plan& plan) {
  const int row_warps = plan.row_tile / 16;
  return plan.stream_tile / (plan.warps / row_warps);
}

int parts_at_once(const HeadDims& dims, const Plan& plan) {
  return std::clamp(kMostMergedColumns / columns_of_merge(dims, plan), 1, 4);
}

int row_scalars(const ForwardForm& form, bool scales_weights) {
  return static_cast<int>(form.scalars.size()) + (scales_weights ? 1 : 0);
}

PartialCost partial_cost(const HeadDims& dims, const Plan& plan, int row_scalars) {
  constexpr int kThreadsOfRow = 4;
  PartialCost cost;
  cost.rows = plan.row_tile;
  cost.row_floats = padded_columns(dims.wide) + kThreadsOfRow * row_scalars;
  cost.tile = plan.stream_tile;
  cost.key_bytes = std::max(kBytesOfElement * (dims.contracted + dims.wide), 1);
  // One text serves all numbers of rows up to its bin: half of them stand for these.
  cost.rows_in_use = std::min(plan.row_bin / 2, plan.row_tile);
  return cost;
}

int shared_bytes_of_decode(const ForwardForm& form, const HeadDims& dims, const Plan& plan,
                           int row_scalars) {
  const int rows = plan.row_tile * pitch_bytes(dims.contracted);
  const int ring =
      plan.stages * plan.stream_tile * (pitch_bytes(dims.contracted) + pitch_bytes(dims.wide));
  const int key_warps = plan.warps / (plan.row_tile / 16);
  const auto parts =
      static_cast<int>(slot_bytes(partial_cost(dims, plan, row_scalars)) * key_warps);
  constexpr int kTicketBytes = 16;
  return rows + std::max(ring, parts) + kTicketBytes + scratch_bytes(form, plan);
}

int shared_bytes_of_combine(const ForwardForm& form, const HeadDims& dims, const Plan& plan) {
  const bool reduces_rows =
      std::any_of(form.reductions.begin(), form.reductions.end(),
                  [](const OperandReduction& reduction) { return reduction.of_rows; });
  if (!reduces_rows) return 0;
  return plan.row_tile * pitch_bytes(dims.contracted) + scratch_bytes(form, plan);
}

std::int64_t workspace_of(const CudaSource& source, std::span<const std::int64_t> extents,
                          std::span<const std::int64_t> batch) {
  if (source.chunk_bytes == 0) return source.workspace_bytes;
  const Plan& plan = source.plan;
  const std::int64_t keys = extents[static_cast<std::size_t>(plan.key_rank)];
  const std::int64_t tiles = (keys + plan.stream_tile - 1) / plan.stream_tile;
  const std::int64_t chunks = std::max<std::int64_t>(most_chunks(tiles, plan.chunk_tiles), 1);
  const std::int64_t units = std::max<std::int64_t>(units_of(plan, extents, batch), 1);
  constexpr std::int64_t kMost = std::int64_t{1} << 62;
  if (units > kMost / source.chunk_bytes / chunks) {
    throw Error(ErrorKind::refused,
                fmt::format("{} row tiles of {} chunks have no workspace", units, chunks),
                "split the batch over several runs");
  }
  return units * chunks * source.chunk_bytes;
}

Plan plan_decode(const Cascade& cascade, const ForwardForm& form, const Problem& problem) {
  require_head_dims(cascade, form, problem);
  Plan plan;
  plan.skeleton = Skeleton::decode;
  const auto rank_of = [&](int var) { return cascade.vars.at(static_cast<std::size_t>(var)).rank; };
  plan.row_rank = rank_of(form.row_var);
  plan.key_rank = rank_of(form.key_var);
  for (const int var : form.grid_vars) plan.grid_ranks.push_back(rank_of(var));
  const PackedRank packed = packed_rank(cascade, form, problem.static_params);
  if (packed.var >= 0) {
    plan.packed_rank = rank_of(packed.var);
    plan.packed_group = packed.group;
  } else if (!form.grid_vars.empty()) {
    plan.reasons.push_back(packed.why + ": no heads are packed into a row tile");
  }
  choose_loads(cascade, form, problem, plan);

  const HeadDims dims = head_dims(cascade, form, problem);
  const std::int64_t rows =
      extent_of(problem, plan.row_rank) * heads_together(plan, problem.extents);
  plan.row_bin = rows <= 16 ? 16 : rows <= 32 ? 32 : 64;
  if (problem.tile) {
    take_asked_tile(form, dims, problem, plan);
    schedule_line(plan, problem, partial_cost(dims, plan, row_scalars(form, true)));
    return plan;
  }
  // Beside more than 128 accumulated columns, 64 rows leave a thread too few registers.
  const int wanted_tile = dims.wide > 128 ? std::min(plan.row_bin, 32) : plan.row_bin;
  Ring ring;
  for (plan.row_tile = wanted_tile; plan.row_tile >= 16; plan.row_tile /= 2) {
    ring = best_ring(form, dims, problem, plan);
    if (ring.keys != 0) break;
  }
  if (ring.keys == 0) {
    throw Error(ErrorKind::refused,
                fmt::format("no tile fits the {} bytes of shared memory of {}",
                            problem.limits.shared_bytes_per_block, problem.limits.arch));
  }
  if (plan.row_tile != wanted_tile) {
    plan.reasons.push_back(fmt::format("{} bytes of shared memory per block: {} rows per tile",
                                       problem.limits.shared_bytes_per_block, plan.row_tile));
  }
  plan.stream_tile = ring.keys;
  plan.stages = ring.stages;
  plan.warps = ring.warps;
  plan.blocks_per_multiprocessor = ring.blocks;
  plan.blocks = ring.blocks * problem.limits.multiprocessors;
  plan.reasons.push_back(fmt::format("{} KB of keys and values in flight per multiprocessor{}",
                                     ring.in_flight / 1024,
                                     ring.in_flight < kWantedBytesInFlight
                                         ? fmt::format(": {} bytes of shared memory hold no more",
                                                       problem.limits.shared_bytes_per_block)
                                         : std::string()));

  schedule_line(plan, problem, partial_cost(dims, plan, row_scalars(form, true)));
  return plan;
}

}  // namespace attngen
