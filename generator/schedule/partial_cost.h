// SPDX-License-Identifier: Apache-2.0
// What a cut costs: the bytes of a partial state, and from those k_min and eps.
#pragma once

#include <cstdint>
#include <string>

namespace attngen {

/// The state of one piece against the keys that it streams.
struct PartialCost {
  std::int64_t rows = 1;          ///< of a slot: packed query rows, queries times the GQA group
  std::int64_t row_floats = 130;  ///< f32 values of one row's state: value_dim + 2 for softmax
  std::int64_t tile = 64;         ///< keys of a tile
  std::int64_t key_bytes = 512;   ///< of K and V together, for one key of one kv head
  std::int64_t rows_in_use = 0;   ///< of `rows`: those that are written and read; 0 = all
};

/// Bytes of one slot: rows * row_floats * 4.
std::int64_t slot_bytes(const PartialCost& cost);

/// Bytes of it that a piece writes and a merge reads: those of the rows in use.
std::int64_t piece_bytes(const PartialCost& cost);

/// The cost of a piece beyond its tiles, in sixteenths of a tile (unit_weight.h): the time that its
/// partial takes to be written and read at the rate of the keys, rounded up.
std::int64_t piece_eps(const PartialCost& cost);

/// The least tiles of a block: one more than a piece costs beside them, so that no block spends
/// more time on being a piece than on its keys. Rounded up to a power of two. It binds only where
/// there are fewer tiles than blocks could use: traffic is no limit there (docs/schedule.md).
std::int64_t kernel_k_min(const PartialCost& cost);

std::string to_text(const PartialCost& cost);

}  // namespace attngen
