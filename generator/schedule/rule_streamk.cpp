// SPDX-License-Identifier: Apache-2.0
// attngen: the cut of a replay, whose first block has as many tiles as any.
#include "generator/schedule/line_cut.h"
#include "generator/schedule/slot_rule.h"

namespace attngen {

std::int64_t streamk_makespan(const TiledBatch& batch) {
  const LineUnits units = units_of(batch.tiles, batch.units_each);
  return choose_line_cut(units, batch.slots, batch.k_min).longest();
}

}  // namespace attngen
