// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/planned_form.h"

#include <doctest/doctest.h>

#include <limits>
#include <set>

#include "tests/unit/generator/schedule/ragged_batch.h"

namespace attngen {
namespace {

using ragged::pick;

std::int64_t unit_of(const PlannedRecord& record, std::int64_t units_each) {
  return record.sequence * units_each + record.unit_in_sequence;
}

/// What of one batch went wrong first; empty when nothing did.
std::string fault_in(const ragged::Batch& batch, std::int64_t eps_asked) {
  const std::vector<std::int64_t> unit_of_tile = ragged::walk(batch);
  const auto total = static_cast<std::int64_t>(unit_of_tile.size());
  const std::int64_t blocks = stream_blocks(total, batch.launched, 1);
  const PlannedCut cut(UnitLine(batch.tiles, batch.units_each), blocks, eps_asked);
  if (cut.eps() > eps_asked) return "eps";
  const PlannedSchedule plan = plan_records(cut);
  if (static_cast<std::int64_t>(plan.offsets.size()) != blocks + 1) return "offsets";
  const std::int64_t units = cut.line().units();

  // The cost of all units, summed unit by unit.
  std::vector<std::int64_t> tiles_of(static_cast<std::size_t>(units), 0);
  for (const std::int64_t unit : unit_of_tile) ++tiles_of[static_cast<std::size_t>(unit)];
  std::int64_t cost = 0;
  for (const std::int64_t tiles : tiles_of) cost += tiles == 0 ? 0 : 16 * tiles + cut.eps();
  const std::int64_t most = (cost + blocks - 1) / blocks + cut.eps() + 16;

  std::vector<std::int64_t> pieces(tiles_of.size(), 0), told(tiles_of.size(), 0);
  std::vector<bool> empty_written(tiles_of.size(), false);
  std::set<std::int64_t> slots;
  std::size_t next = 0;
  std::int64_t shortest = std::numeric_limits<std::int64_t>::max(), longest = 0;
  for (std::size_t block = 0; block < static_cast<std::size_t>(blocks); ++block) {
    std::int64_t block_cost = 0, tiles = 0;
    for (std::int64_t at = plan.offsets[block]; at < plan.offsets[block + 1]; ++at) {
      const PlannedRecord& record = plan.records[static_cast<std::size_t>(at)];
      const std::int64_t unit = unit_of(record, batch.units_each);
      const auto index = static_cast<std::size_t>(unit);
      if ((record.flags & PlannedRecord::kEmptyUnit) != 0) {
        if (tiles_of[index] != 0 || empty_written[index]) return "an empty unit";
        empty_written[index] = true;
        continue;
      }
      if (record.tile_end <= record.tile_begin) return "an empty record";
      if (record.split != pieces[index]++) return "split";
      told[index] = record.splits;
      for (std::int64_t tile = record.tile_begin; tile < record.tile_end; ++tile, ++next) {
        if (next >= unit_of_tile.size() || unit_of_tile[next] != unit) return "cover";
        if (cut.line().begin_of(unit) + tile != static_cast<std::int64_t>(next)) return "tile";
      }
      tiles += record.tile_end - record.tile_begin;
      block_cost += 16 * (record.tile_end - record.tile_begin) + cut.eps();
      const bool whole = (record.flags & PlannedRecord::kWholeUnit) != 0;
      if (whole != (record.splits == 1)) return "the flag of a whole unit";
      if (whole) continue;
      const std::int64_t slot = record.slot_base + record.split;
      if (slot < 0 || slot >= plan.slots || !slots.insert(slot).second) return "slot";
    }
    if (block_cost > most) return "a block above the bound";
    shortest = std::min(shortest, tiles);
    longest = std::max(longest, tiles);
  }
  if (next != unit_of_tile.size()) return "tiles left over";
  if (total > 0 && shortest == 0) return "an empty block";
  if (eps_asked == 0 && longest - shortest > 1) return "imbalance";
  std::int64_t cut_units = 0;
  for (std::size_t unit = 0; unit < tiles_of.size(); ++unit) {
    if (told[unit] != pieces[unit]) return "splits";
    if ((tiles_of[unit] == 0) != empty_written[unit]) return "an empty unit without a writer";
    cut_units += pieces[unit] > 1 ? 1 : 0;
  }
  if (plan.cut_units != cut_units) return "cut units";
  if (plan.slots != static_cast<std::int64_t>(slots.size())) return "slots without a piece";
  if (plan.slots > cut_units + blocks - 1 || plan.slots > 2 * (blocks - 1)) return "workspace";
  if (static_cast<std::int64_t>(plan.records.size()) > units + blocks - 1) return "records";
  return {};
}

TEST_CASE("20,000 ragged batches: exact cover, the cost bound, unique slots, no empty block") {
  std::mt19937_64 random(20'002);
  for (int round = 0; round < 20'000; ++round) {
    const ragged::Batch batch = ragged::draw(random);
    const std::int64_t eps[] = {0, 0, 1, 4, 8, 16, 80, 114, pick(random, 0, 300)};
    const std::int64_t asked = eps[pick(random, 0, 8)];
    const std::string fault = fault_in(batch, asked);
    if (fault.empty()) continue;
    INFO(round << ": " << fault << ", eps " << asked << ", " << batch.launched << " blocks");
    REQUIRE(fault.empty());
  }
}

TEST_CASE("lines beyond 2^31 tiles: boundaries rise, and no block is above the bound") {
  std::mt19937_64 random(9);
  for (int round = 0; round < 500; ++round) {
    ragged::Batch batch;
    for (std::int64_t left = pick(random, 1, 12); left > 0; --left) {
      batch.tiles.push_back(pick(random, 0, 3) == 0 ? 0 : pick(random, 1, std::int64_t{1} << 40));
    }
    const UnitLine line(batch.tiles, pick(random, 1, 16));
    const std::int64_t blocks = stream_blocks(line.total(), pick(random, 1, 264), 1);
    const PlannedCut cut(line, blocks, pick(random, 0, 200));
    for (std::int64_t block = 0; block < blocks; ++block) {
      const std::int64_t begin = cut.boundary(block), end = cut.boundary(block + 1);
      REQUIRE((begin < end || line.total() == 0));
      REQUIRE(16 * (end - begin) <= cut.cost() / blocks + 1 + cut.eps() + 16);
    }
    REQUIRE(cut.boundary(blocks) == line.total());
  }
}

TEST_CASE("cuts keep away from unit edges when a piece is dear") {
  // Four units of 40 tiles over four blocks, seven tiles a piece: each block has a unit whole.
  const PlannedCut even(UnitLine({40, 40, 40, 40}, 1), 4, 7 * 16);
  CHECK(plan_records(even).cut_units == 0);
  // One tile more or less does not make a cut.
  const PlannedCut nearly(UnitLine({41, 39, 42, 38}, 1), 4, 7 * 16);
  CHECK(plan_records(nearly).cut_units == 0);
  const PlannedCut light(UnitLine({41, 39, 42, 38}, 1), 4, 0);
  CHECK(plan_records(light).cut_units > 0);
}

TEST_CASE("what does not fit a record is refused") {
  const PlannedCut cut(UnitLine({std::int64_t{1} << 33}, 1), 2, 0);
  CHECK_THROWS_WITH(plan_records(cut), doctest::Contains("2^31 - 1"));
  CHECK_THROWS(PlannedCut(UnitLine({3}, 1), 4, 0));
  CHECK_THROWS(PlannedCut(UnitLine({3}, 1), 1, -1));
}

TEST_CASE("one line of text each") {
  const PlannedCut cut(UnitLine({5, 0, 3}, 1), 2, 0);
  CHECK(to_text(cut) == "8 tiles in 3 units of 3 sequences over 2 blocks, eps 0/16 tile");
  const PlannedSchedule plan = plan_records(cut);
  CHECK(to_text(plan) == "4 records for 2 blocks, 1 units cut into 2 pieces");
  CHECK(to_text(plan.records[0]) == "sequence 0, unit 0: tiles [0, 4), piece 0 of 2 in slot 0");
  CHECK(to_text(plan.records[2]) == "sequence 2, unit 0: tiles [0, 3), whole");
  CHECK(to_text(plan.records[3]) == "sequence 1, unit 0: tiles [0, 0), empty");
}

}  // namespace
}  // namespace attngen
