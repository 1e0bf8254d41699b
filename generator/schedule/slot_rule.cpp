// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/slot_rule.h"

#include <algorithm>
#include <functional>

namespace attngen {

std::int64_t ceil_div(std::int64_t a, std::int64_t b) {
  return a / b + (a % b != 0 ? 1 : 0);
}

std::int64_t TiledBatch::longest() const {
  return tiles.empty() ? 0 : *std::max_element(tiles.begin(), tiles.end());
}

std::int64_t TiledBatch::total() const {
  std::int64_t sum = 0;
  for (const std::int64_t count : tiles) sum += count * units_each;
  return sum;
}

SlotQueue::SlotQueue(std::int64_t slots) : busy_until_(static_cast<std::size_t>(slots), 0) {}

void SlotQueue::add(std::int64_t tiles) {
  if (tiles == 0) return;
  std::pop_heap(busy_until_.begin(), busy_until_.end(), std::greater<>());
  busy_until_.back() += tiles;
  makespan_ = std::max(makespan_, busy_until_.back());
  std::push_heap(busy_until_.begin(), busy_until_.end(), std::greater<>());
}

std::int64_t makespan_of_splits(const TiledBatch& batch, const std::vector<std::int64_t>& splits) {
  SlotQueue queue(batch.slots);
  for (std::size_t sequence = 0; sequence < batch.tiles.size(); ++sequence) {
    const std::int64_t tiles = batch.tiles[sequence];
    const std::int64_t piece = ceil_div(tiles, splits[sequence]);
    for (std::int64_t unit = 0; unit < batch.units_each; ++unit) {
      for (std::int64_t at = 0; at < tiles; at += piece) queue.add(std::min(piece, tiles - at));
    }
  }
  return queue.makespan();
}

}  // namespace attngen
