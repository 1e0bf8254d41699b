// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/analyse_passes.h"

#include <algorithm>
#include <utility>

namespace attngen {
namespace {

bool is_tile_rank(const Cascade& cascade, int rank) {
  return std::any_of(cascade.splits.begin(), cascade.splits.end(),
                     [&](const Split& split) { return split.inner == rank; });
}

PassCount count_of(int rank, const PassClock& clock) {
  PassCount count;
  count.rank = rank;
  count.written = clock.passes;
  count.rewritten = clock.passes;
  count.available = clock.available;
  count.run = clock.run;
  return count;
}

}  // namespace

PassAnalysis analyse_passes(const Cascade& cascade, const std::vector<ValueRange>& ranges) {
  PassAnalysis analysis;
  for (std::size_t i = 0; i < cascade.ranks.size(); ++i) {
    const int rank = static_cast<int>(i);
    const bool is_root = cascade.ranks[i].split < 0;
    if (!is_root && !is_tile_rank(cascade, rank)) continue;
    PassCount worst;
    std::optional<FamilyRepair> kept;
    int rewritten = 0;
    for (const RankFamily& family : families_of(cascade, rank)) {
      if (!is_root) {
        const PassCount count = count_of(rank, run_clock(cascade, family));
        if (worst.rank < 0 || count.written > worst.written) worst = count;
        continue;
      }
      FamilyRepair repair = derive_repair(cascade, ranges, family);
      rewritten = std::max(rewritten, repair.rewritten.passes);
      if (kept && repair.written.passes <= kept->written.passes) continue;
      worst = count_of(rank, repair.written);
      kept = std::move(repair);
    }
    if (kept) {
      worst.rewritten = rewritten;
      analysis.by_rank.push_back(std::move(*kept));
    }
    analysis.counts.push_back(std::move(worst));
  }
  return analysis;
}

}  // namespace attngen
