// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/slot_simulation.h"

#include <fmt/format.h>

#include <limits>

#include "base/error.h"
#include "generator/schedule/slot_rule.h"
#include "generator/schedule/unit_line.h"

namespace attngen {
namespace {

constexpr std::int64_t kMostSlots = 1 << 16;
constexpr std::int64_t kMostUnits = 1 << 22;
constexpr std::int64_t kMostKeys = 1 << 20;  // of a tile

struct RuleFacts {
  SlotRule rule;
  const char* name;
  std::int64_t tile;  ///< keys
  std::int64_t rows;  ///< packed query rows of one block
  std::int64_t (*makespan)(const TiledBatch&);
};

const RuleFacts& facts_of(SlotRule rule) {
  static constexpr RuleFacts kFacts[] = {
      {SlotRule::streamk, "streamk", 64, 64, streamk_makespan},
      {SlotRule::fa2, "fa2", 128, 64, fa2_makespan},
      {SlotRule::fa3, "fa3", 128, 128, fa3_makespan},
      {SlotRule::fa3_varlen, "fa3-varlen", 128, 128, fa3_varlen_makespan},
      {SlotRule::flashinfer, "flashinfer", 64, 128, flashinfer_makespan},
      {SlotRule::flashmla, "flashmla", 64, 64, flashmla_makespan},
  };
  for (const RuleFacts& facts : kFacts) {
    if (facts.rule == rule) return facts;
  }
  throw InternalError("a slot rule without facts");
}

std::string out_of_range(const char* what, std::int64_t value, std::int64_t least,
                         std::int64_t most) {
  if (least <= value && value <= most) return {};
  return fmt::format("{} is {}; the simulator takes {} to {}", what, value, least, most);
}

TiledBatch tiled(SlotRule rule, const SlotCase& batch) {
  const RuleFacts& facts = facts_of(rule);
  TiledBatch out;
  out.tile = batch.tile > 0 ? batch.tile : facts.tile;
  for (const std::int64_t length : batch.lengths) out.tiles.push_back(ceil_div(length, out.tile));
  out.units_each = batch.kv_heads * ceil_div(batch.group, facts.rows);
  out.slots = batch.slots;
  out.k_min = batch.k_min;
  return out;
}

}  // namespace

const std::vector<SlotRule>& slot_rules() {
  static const std::vector<SlotRule> rules{SlotRule::streamk,    SlotRule::fa2,
                                           SlotRule::fa3,        SlotRule::fa3_varlen,
                                           SlotRule::flashinfer, SlotRule::flashmla};
  return rules;
}

std::string to_text(SlotRule rule) {
  return facts_of(rule).name;
}

std::int64_t tile_of(SlotRule rule) {
  return facts_of(rule).tile;
}

std::string unsimulated(const SlotCase& batch) {
  if (batch.lengths.empty()) return "the batch has no sequences";
  const auto sequences = static_cast<std::int64_t>(batch.lengths.size());
  const std::int64_t least_tile = batch.tile == 0 ? 0 : 1;
  for (std::string reason : {out_of_range("the number of sequences", sequences, 1, kMostUnits),
                             out_of_range("the number of kv heads", batch.kv_heads, 1, 1 << 16),
                             out_of_range("the group", batch.group, 1, 1 << 16),
                             out_of_range("the number of slots", batch.slots, 1, kMostSlots),
                             out_of_range("the tile", batch.tile, least_tile, kMostKeys),
                             out_of_range("k_min", batch.k_min, 1, UnitLine::kMostTiles)}) {
    if (!reason.empty()) return reason;
  }
  // 64 rows are the smallest block of any rule.
  const std::int64_t units_each = batch.kv_heads * ceil_div(batch.group, 64);
  if (units_each > kMostUnits / sequences) {
    return fmt::format("{} sequences of {} units are over {} units in all", sequences, units_each,
                       kMostUnits);
  }
  std::int64_t keys = 0;
  for (const std::int64_t length : batch.lengths) {
    if (length < 0) return fmt::format("a length is {}; lengths are from 0 on", length);
    // Keys, not tiles: no tile makes the sum of tiles larger, and five times it fits.
    if (length > (UnitLine::kMostTiles - keys) / units_each) {
      return fmt::format("the batch has over {} keys in all kv heads", UnitLine::kMostTiles);
    }
    keys += length * units_each;
  }
  return {};
}

SlotResult simulate(SlotRule rule, const SlotCase& batch) {
  std::string reason = unsimulated(batch);
  if (!reason.empty()) throw Error(ErrorKind::refused, std::move(reason), "use a smaller batch");
  const TiledBatch tiles = tiled(rule, batch);
  SlotResult result;
  result.rule = rule;
  result.tile = tiles.tile;
  result.work_tiles = tiles.total();
  result.slots = batch.slots;
  result.makespan_tiles = facts_of(rule).makespan(tiles);
  result.efficiency =
      result.makespan_tiles == 0
          ? std::numeric_limits<double>::quiet_NaN()
          : static_cast<double>(result.work_tiles) /
                (static_cast<double>(result.slots) * static_cast<double>(result.makespan_tiles));
  return result;
}

std::string to_text(const SlotResult& result) {
  return fmt::format("{}: {} tiles of {} keys on {} slots in {}: {:.3f}", to_text(result.rule),
                     result.work_tiles, result.tile, result.slots, result.makespan_tiles,
                     result.efficiency);
}

}  // namespace attngen
