// SPDX-License-Identifier: Apache-2.0
// The one-line prints of Problem and Plan, and the limits of the architectures.
#include <fmt/format.h>

#include <cmath>

#include "base/error.h"
#include "generator/cuda/gpu_tile.h"
#include "generator/cuda/source.h"

namespace attngen {
namespace {

struct ArchFacts {
  const char* number;
  int shared_bytes_per_block;  ///< opt-in maximum, CUDA programming guide, compute capabilities
  int multiprocessors;         ///< of the largest product
  int threads_per_multiprocessor;
};

constexpr ArchFacts kArchs[] = {{"80", 166912, 108, 2048},  {"86", 101376, 84, 1536},
                                {"87", 166912, 16, 1536},   {"89", 101376, 142, 1536},
                                {"90", 232448, 132, 2048},  {"100", 232448, 148, 2048},
                                {"103", 232448, 160, 2048}, {"110", 232448, 20, 1536},
                                {"120", 101376, 188, 1536}, {"121", 101376, 48, 1536}};

}  // namespace

DeviceLimits limits_of_arch(const std::string& arch) {
  for (const ArchFacts& facts : kArchs) {
    const std::string plain = std::string("sm_") + facts.number;
    const bool is_own_form = arch == plain + "a" || arch == plain + "f";
    if (arch != plain && !is_own_form) continue;
    return {arch, facts.shared_bytes_per_block, facts.multiprocessors,
            facts.threads_per_multiprocessor};
  }
  throw Error(ErrorKind::refused, fmt::format("unknown architecture {}", arch),
              "name one of sm_80 sm_86 sm_89 sm_90 sm_90a sm_100 sm_103 sm_120 sm_121");
}

std::string name_of(Skeleton skeleton) {
  switch (skeleton) {
    case Skeleton::forward:
      return "forward";
    case Skeleton::decode:
      return "decode";
    case Skeleton::merge:
      return "merge";
  }
  return "";
}

std::string to_text(const Cascade& cascade, const Problem& problem) {
  std::string text = cascade.name;
  for (std::size_t rank = 0; rank < problem.extents.size(); ++rank) {
    text += fmt::format(" {}={}", cascade.ranks.at(rank).name, problem.extents[rank]);
  }
  for (std::size_t id = 0; id < problem.static_params.size(); ++id) {
    if (std::isnan(problem.static_params[id])) continue;
    text += fmt::format(" {}={}", cascade.params.at(id).name, problem.static_params[id]);
  }
  text += fmt::format(" batch_axes={} arch={}", problem.batch_axes, problem.limits.arch);
  if (problem.count_keep) text += " count_keep";
  if (problem.count_tiles) text += " count_tiles";
  if (problem.check_tables) text += " check_tables";
  if (problem.skeleton == Skeleton::decode) {
    text += fmt::format(" decode merge={}", problem.merge ? name_of(*problem.merge) : "auto");
    if (problem.batch_invariant) text += " batch_invariant";
  }
  if (problem.skeleton == Skeleton::merge) text += " merge";
  if (problem.tile) text += " tile " + to_text(*problem.tile);
  return text;
}

std::string to_text(const Plan& plan) {
  if (plan.skeleton == Skeleton::merge) {
    return fmt::format("merge rows={} axes={} parts={}", plan.row_tile, plan.row_axes,
                       plan.most_parts);
  }
  std::string text = fmt::format("{} rows={} keys={} warps={} stages={}", name_of(plan.skeleton),
                                 plan.row_tile, plan.stream_tile, plan.warps, plan.stages);
  if (plan.skeleton == Skeleton::decode) {
    text += fmt::format(" blocks_per_sm={} least_tiles={} merge={}", plan.blocks_per_multiprocessor,
                        plan.least_tiles, name_of(plan.merge));
    if (plan.piece_edge > 0) text += fmt::format(" piece_edge={}/16", plan.piece_edge);
    if (plan.chunk_tiles > 0) text += fmt::format(" chunk_tiles={}", plan.chunk_tiles);
  } else if (plan.blocks_per_multiprocessor > 1) {
    text += fmt::format(" blocks_per_sm={}", plan.blocks_per_multiprocessor);
  }
  return text;
}

}  // namespace attngen
