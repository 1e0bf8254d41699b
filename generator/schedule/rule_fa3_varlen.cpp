// SPDX-License-Identifier: Apache-2.0
// FlashAttention-3 with lengths on the device: a first kernel chooses the splits of each sequence,
// and sorts sequences by the length of their pieces.
#include <algorithm>
#include <numeric>

#include "generator/schedule/slot_rule.h"
#include "generator/schedule/split_heuristic.h"

namespace attngen {
namespace {

/// As if the batch were the longest sequence alone.
std::int64_t most_splits(const TiledBatch& batch) {
  constexpr std::size_t kMostSequences = 992;
  const std::int64_t longest = batch.longest();
  if (longest <= 4 || batch.tiles.size() > kMostSequences) return 1;
  return choose_splits(batch.units_each, batch.slots, longest, false);
}

}  // namespace

std::int64_t fa3_varlen_makespan(const TiledBatch& batch) {
  if (batch.longest() == 0) return 0;
  const std::int64_t most = most_splits(batch);
  const std::int64_t tiles_each = ceil_div(11 * batch.total(), 10 * batch.slots);
  std::vector<std::int64_t> splits;
  for (const std::int64_t tiles : batch.tiles) {
    splits.push_back(std::clamp<std::int64_t>(ceil_div(tiles, tiles_each), 1, most));
  }
  std::vector<std::size_t> order(splits.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return ceil_div(batch.tiles[a], splits[a]) > ceil_div(batch.tiles[b], splits[b]);
  });
  TiledBatch sorted = batch;
  std::vector<std::int64_t> sorted_splits;
  for (std::size_t at = 0; at < order.size(); ++at) {
    sorted.tiles[at] = batch.tiles[order[at]];
    sorted_splits.push_back(splits[order[at]]);
  }
  return makespan_of_splits(sorted, sorted_splits);
}

}  // namespace attngen
