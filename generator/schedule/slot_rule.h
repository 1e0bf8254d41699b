// SPDX-License-Identifier: Apache-2.0
// What the splitting rules share: a batch in tiles, and slots that take pieces of work in order.
#pragma once

#include <cstdint>
#include <vector>

#include "generator/schedule/slot_simulation.h"

namespace attngen {

/// A case in tiles of one rule. `units_each`: kv heads times the rule's blocks of packed rows.
struct TiledBatch {
  std::vector<std::int64_t> tiles;  ///< of each unit of a sequence
  std::int64_t units_each = 1;
  std::int64_t slots = 1;
  std::int64_t k_min = 1;
  std::int64_t tile = 1;  ///< keys

  std::int64_t units() const { return static_cast<std::int64_t>(tiles.size()) * units_each; }
  std::int64_t longest() const;  ///< 0 for no sequences
  std::int64_t total() const;    ///< tiles of all units
};

/// Pieces in the order of the grid, each taken by the slot that is free first.
class SlotQueue {
 public:
  explicit SlotQueue(std::int64_t slots);

  void add(std::int64_t tiles);
  std::int64_t makespan() const { return makespan_; }

 private:
  std::vector<std::int64_t> busy_until_;  ///< a heap, the earliest on top
  std::int64_t makespan_ = 0;
};

std::int64_t ceil_div(std::int64_t a, std::int64_t b);

/// Unit by unit: sequence s in splits[s] pieces of ceil(tiles / splits) tiles, the last ones
/// shorter or empty.
std::int64_t makespan_of_splits(const TiledBatch& batch, const std::vector<std::int64_t>& splits);

/// The makespan of each rule, in tiles.
std::int64_t streamk_makespan(const TiledBatch& batch);
std::int64_t fa2_makespan(const TiledBatch& batch);
std::int64_t fa3_makespan(const TiledBatch& batch);
std::int64_t fa3_varlen_makespan(const TiledBatch& batch);
std::int64_t flashinfer_makespan(const TiledBatch& batch);
std::int64_t flashmla_makespan(const TiledBatch& batch);

}  // namespace attngen
