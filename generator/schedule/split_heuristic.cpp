// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/split_heuristic.h"

#include <algorithm>

#include "generator/schedule/slot_rule.h"

namespace attngen {
namespace {

constexpr std::int64_t kMostSplits = 128;

double wave_fill(std::int64_t blocks, std::int64_t slots) {
  return static_cast<double>(blocks) / static_cast<double>(ceil_div(blocks, slots) * slots);
}

}  // namespace

std::int64_t choose_splits(std::int64_t units, std::int64_t slots, std::int64_t tiles,
                           bool skip_idle) {
  if (10 * units >= 8 * slots) return 1;
  const std::int64_t most = std::min({kMostSplits, slots, tiles});
  const auto shortens = [&](std::int64_t splits) {
    return !skip_idle || splits == 1 || ceil_div(tiles, splits) != ceil_div(tiles, splits - 1);
  };
  double best = 0;
  for (std::int64_t splits = 1; splits <= most; ++splits) {
    if (shortens(splits)) best = std::max(best, wave_fill(units * splits, slots));
  }
  for (std::int64_t splits = 1; splits <= most; ++splits) {
    if (shortens(splits) && wave_fill(units * splits, slots) >= 0.85 * best) return splits;
  }
  return 1;
}

}  // namespace attngen
