// SPDX-License-Identifier: Apache-2.0
// How evenly a splitting rule keeps slots busy: ours and its peers', counted in whole key tiles.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace attngen {

/// The rules, as their libraries state them (docs/schedule.md has each in a sentence).
enum class SlotRule { streamk, fa2, fa3, fa3_varlen, flashinfer, flashmla };

/// A decode batch on a GPU with `slots` CTAs resident at once, which every rule takes as it stands.
struct SlotCase {
  std::vector<std::int64_t> lengths;  ///< keys of each sequence, 0 and up
  std::int64_t kv_heads = 1;
  std::int64_t group = 1;  ///< query heads of a kv head, packed into the rows of a block
  std::int64_t slots = 1;
  std::int64_t tile = 0;   ///< keys; 0: tile_of the rule
  std::int64_t k_min = 1;  ///< of streamk
};

struct SlotResult {
  SlotRule rule = SlotRule::streamk;
  std::int64_t tile = 0;
  std::int64_t work_tiles = 0;  ///< of all units
  std::int64_t slots = 0;
  std::int64_t makespan_tiles = 0;  ///< of the slot that is busy longest
  double efficiency = 0;            ///< work / (slots * makespan); NaN when there is no work
};

/// "streamk", "fa2", "fa3", "fa3-varlen", "flashinfer", "flashmla": all, in this order.
const std::vector<SlotRule>& slot_rules();
std::string to_text(SlotRule rule);

/// Keys of a tile unless a case says otherwise: 128 for FlashAttention, 64 for the others.
std::int64_t tile_of(SlotRule rule);

/// Why `batch` is not simulated; empty when it is.
std::string unsimulated(const SlotCase& batch);

/// Merging, launching and planning cost nothing here, but for FlashMLA's five tiles a piece, which
/// are in its makespan: they are what its rule balances. Throws Error(refused) with unsimulated().
SlotResult simulate(SlotRule rule, const SlotCase& batch);

std::string to_text(const SlotResult& result);

}  // namespace attngen
