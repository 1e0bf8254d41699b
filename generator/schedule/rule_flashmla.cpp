// SPDX-License-Identifier: Apache-2.0
// FlashMLA's planner: parts of equal payload, filled sequence by sequence; a piece costs five tiles
// besides its own, and a sequence is cut only where more than that is left of a part.
#include <algorithm>

#include "generator/schedule/slot_rule.h"

namespace attngen {
namespace {

constexpr std::int64_t kPieceTiles = 5;

/// The cost of each part, its pieces' five tiles included; parts without work have none.
std::vector<std::int64_t> costs_of_parts(const TiledBatch& batch, std::int64_t parts) {
  std::int64_t total = 0;
  for (const std::int64_t tiles : batch.tiles) total += tiles + kPieceTiles;
  const std::int64_t payload = ceil_div(total, parts) + kPieceTiles;
  std::vector<std::int64_t> costs;
  std::size_t sequence = 0;
  std::int64_t done = 0;
  while (sequence < batch.tiles.size()) {
    std::int64_t room = payload;
    while (sequence < batch.tiles.size()) {
      const std::int64_t cost = batch.tiles[sequence] - done + kPieceTiles;
      if (room >= cost) {
        room -= cost;
        ++sequence;
        done = 0;
      } else {
        if (room > kPieceTiles) {
          done += room - kPieceTiles;
          room = 0;
        }
        break;
      }
    }
    costs.push_back(payload - room);
  }
  return costs;
}

}  // namespace

std::int64_t flashmla_makespan(const TiledBatch& batch) {
  if (batch.longest() == 0) return 0;
  const std::int64_t parts = std::max<std::int64_t>(batch.slots / batch.units_each, 1);
  const std::vector<std::int64_t> costs = costs_of_parts(batch, parts);
  SlotQueue queue(batch.slots);
  for (const std::int64_t cost : costs) {
    for (std::int64_t unit = 0; unit < batch.units_each; ++unit) queue.add(cost);
  }
  return queue.makespan();
}

}  // namespace attngen
