// SPDX-License-Identifier: Apache-2.0
// FlashInfer's decode plan: the shortest chunk, the same for all sequences, whose pieces fit into
// one wave. Counted in tiles where the library counts in pages.
#include <algorithm>

#include "generator/schedule/slot_rule.h"

namespace attngen {
namespace {

std::int64_t pieces_of(const TiledBatch& batch, std::int64_t chunk) {
  std::int64_t pieces = 0;
  for (const std::int64_t tiles : batch.tiles) pieces += ceil_div(tiles, chunk);
  return pieces * batch.units_each;
}

std::int64_t chunk_of(const TiledBatch& batch) {
  const std::int64_t longest = batch.longest();
  if (batch.units() >= batch.slots) return longest;
  constexpr std::int64_t kLeastKeys = 128;
  std::int64_t low = std::max<std::int64_t>(kLeastKeys / batch.tile, 1);
  std::int64_t high = std::max(longest, low);
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    if (pieces_of(batch, middle) > batch.slots) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

}  // namespace

std::int64_t flashinfer_makespan(const TiledBatch& batch) {
  if (batch.longest() == 0) return 0;
  const std::int64_t chunk = chunk_of(batch);
  SlotQueue queue(batch.slots);
  for (const std::int64_t tiles : batch.tiles) {
    for (std::int64_t unit = 0; unit < batch.units_each; ++unit) {
      for (std::int64_t at = 0; at < tiles; at += chunk) queue.add(std::min(chunk, tiles - at));
    }
  }
  return queue.makespan();
}

}  // namespace attngen
