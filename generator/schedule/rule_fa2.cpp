// SPDX-License-Identifier: Apache-2.0
// FlashAttention-2: one number of splits, from the longest sequence; a split has the same keys in
// every sequence, so short ones leave most of theirs empty.
#include <algorithm>

#include "generator/schedule/slot_rule.h"
#include "generator/schedule/split_heuristic.h"

namespace attngen {

std::int64_t fa2_makespan(const TiledBatch& batch) {
  const std::int64_t longest = batch.longest();
  if (longest == 0) return 0;
  const std::int64_t splits = choose_splits(batch.units(), batch.slots, longest, true);
  const std::int64_t piece = ceil_div(longest, splits);
  SlotQueue queue(batch.slots);
  for (const std::int64_t tiles : batch.tiles) {
    for (std::int64_t unit = 0; unit < batch.units_each; ++unit) {
      for (std::int64_t at = 0; at < tiles; at += piece) queue.add(std::min(piece, tiles - at));
    }
  }
  return queue.makespan();
}

}  // namespace attngen
