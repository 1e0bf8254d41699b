// SPDX-License-Identifier: Apache-2.0
// attngen: the closed form, whose first block has as many tiles as any.
#include "generator/schedule/closed_form.h"
#include "generator/schedule/slot_rule.h"

namespace attngen {

std::int64_t streamk_makespan(const TiledBatch& batch) {
  const std::int64_t tiles = batch.total();
  const StreamCut cut{tiles, stream_blocks(tiles, batch.slots, batch.k_min)};
  return cut.end(0) - cut.start(0);
}

}  // namespace attngen
