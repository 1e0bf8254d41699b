// SPDX-License-Identifier: Apache-2.0
// FlashAttention-3 with lengths that it is not told of: one number of splits for all.
#include "generator/schedule/slot_rule.h"
#include "generator/schedule/split_heuristic.h"

namespace attngen {

std::int64_t fa3_makespan(const TiledBatch& batch) {
  const std::int64_t longest = batch.longest();
  if (longest == 0) return 0;
  // It does not split sequences of four tiles or fewer.
  const std::int64_t splits =
      longest <= 4 ? 1 : choose_splits(batch.units(), batch.slots, longest, false);
  return makespan_of_splits(batch, std::vector<std::int64_t>(batch.tiles.size(), splits));
}

}  // namespace attngen
