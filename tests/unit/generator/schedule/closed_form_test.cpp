// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/closed_form.h"

#include <doctest/doctest.h>

#include <limits>
#include <map>
#include <set>

#include "generator/schedule/segment.h"
#include "tests/unit/generator/schedule/ragged_batch.h"

namespace attngen {
namespace {

/// The blocks of all tiles, dealt out one by one: the first W mod G blocks have one more.
std::vector<std::int64_t> deal(std::int64_t tiles, std::int64_t blocks) {
  std::vector<std::int64_t> sizes(static_cast<std::size_t>(blocks), 0);
  for (std::int64_t tile = 0; tile < tiles; ++tile) {
    ++sizes[static_cast<std::size_t>(tile % blocks)];
  }
  std::vector<std::int64_t> block_of;
  for (std::size_t block = 0; block < sizes.size(); ++block) {
    block_of.insert(block_of.end(), static_cast<std::size_t>(sizes[block]),
                    static_cast<std::int64_t>(block));
  }
  return block_of;
}

/// What of one batch went wrong first; empty when nothing did.
std::string fault_in(const ragged::Batch& batch, std::int64_t k_min) {
  const UnitLine line(batch.tiles, batch.units_each);
  const std::vector<std::int64_t> unit_of_tile = ragged::walk(batch);
  const auto total = static_cast<std::int64_t>(unit_of_tile.size());
  if (line.total() != total) return "total";
  const std::int64_t blocks = stream_blocks(total, batch.launched, k_min);
  if (blocks < 1 || blocks > batch.launched || blocks > std::max<std::int64_t>(1, total)) {
    return "blocks";
  }
  const StreamCut cut{total, blocks};
  const std::vector<std::int64_t> block_of = deal(total, blocks);
  std::vector<std::set<std::int64_t>> blocks_of_unit(static_cast<std::size_t>(line.units()));
  std::vector<std::int64_t> tiles_of_unit(blocks_of_unit.size(), 0);
  for (std::size_t at = 0; at < block_of.size(); ++at) {
    if (cut.block_of(static_cast<std::int64_t>(at)) != block_of[at]) return "block_of";
    const auto unit = static_cast<std::size_t>(unit_of_tile[at]);
    blocks_of_unit[unit].insert(block_of[at]);
    const LinePlace place = line.place_of(static_cast<std::int64_t>(at));
    if (place.unit != unit_of_tile[at] || place.tile != tiles_of_unit[unit]++) return "place_of";
  }
  std::set<std::int64_t> slots;
  std::map<std::int64_t, std::int64_t> counters;
  std::int64_t incidences = 0;
  std::size_t next = 0;
  std::int64_t shortest = std::numeric_limits<std::int64_t>::max();
  std::int64_t longest = 0;
  for (std::int64_t block = 0; block < blocks; ++block) {
    const std::int64_t size = cut.end(block) - cut.start(block);
    shortest = std::min(shortest, size);
    longest = std::max(longest, size);
    if (static_cast<std::size_t>(cut.start(block)) != next) return "start";
    for (const Segment& segment : segments_of(line, even_cut({total}, blocks), block)) {
      ++incidences;
      const auto& peers = blocks_of_unit[static_cast<std::size_t>(segment.unit)];
      const auto first = *peers.begin();
      if (segment.splits != static_cast<std::int64_t>(peers.size())) return "splits";
      if (segment.split != block - first) return "split";
      if (segment.tiles() < 1) return "an empty segment";
      for (std::int64_t tile = segment.tile_begin; tile < segment.tile_end; ++tile, ++next) {
        if (next >= unit_of_tile.size() || unit_of_tile[next] != segment.unit) return "cover";
        if (line.begin_of(segment.unit) + tile != static_cast<std::int64_t>(next)) return "tile";
      }
      if (segment.splits == 1) {
        if (segment.slot != -1) return "a slot for a whole unit";
        continue;
      }
      if (segment.slot < 0 || segment.slot >= 2 * blocks) return "a slot outside the workspace";
      if (segment.slot != stream_slot(block, segment.tile_begin == 0)) return "slot";
      if (!slots.insert(segment.slot).second) return "a slot twice";
      const Peers range = cut.peers_of(line.begin_of(segment.unit), line.end_of(segment.unit));
      const auto [at, added] = counters.emplace(stream_counter(range), segment.unit);
      if (!added && at->second != segment.unit) return "a counter for two units";
      if (stream_counter(range) != first) return "a counter of another block";
      if (at->first < 0 || at->first >= blocks) return "a counter outside";
    }
  }
  if (next != unit_of_tile.size()) return "tiles left over";
  if (longest - shortest > 1) return "imbalance";
  if (total > 0 && shortest == 0) return "an empty range";
  if (total >= k_min && shortest < k_min) return "a range below k_min";
  if (incidences > std::max<std::int64_t>(0, line.units() + blocks - 1)) return "incidences";
  if (static_cast<std::int64_t>(slots.size()) > 2 * (blocks - 1)) return "too many partials";
  return {};
}

TEST_CASE("20,000 ragged batches: exact cover, even ranges, unique slots and counters") {
  std::mt19937_64 random(20'001);
  std::int64_t empty = 0, short_of_tiles = 0, cut = 0;
  for (int round = 0; round < 20'000; ++round) {
    const ragged::Batch batch = ragged::draw(random);
    const std::int64_t k_min = std::int64_t{1} << ragged::pick(random, 0, 3);
    const auto total = static_cast<std::int64_t>(ragged::walk(batch).size());
    empty += total == 0 ? 1 : 0;
    short_of_tiles += total > 0 && total < batch.launched ? 1 : 0;
    cut += total > batch.launched ? 1 : 0;
    const std::string fault = fault_in(batch, k_min);
    if (fault.empty()) continue;
    INFO(round << ": " << fault << " of " << total << " tiles over " << batch.launched);
    REQUIRE(fault.empty());
  }
  // The kinds that matter were drawn.
  CHECK(empty > 100);
  CHECK(short_of_tiles > 2'000);
  CHECK(cut > 5'000);
}

TEST_CASE("lines far beyond 2^31 tiles are cut as evenly, and every range finds its block") {
  std::mt19937_64 random(7);
  for (int round = 0; round < 2'000; ++round) {
    const std::int64_t tiles = ragged::pick(random, 1, UnitLine::kMostTiles);
    const std::int64_t blocks = stream_blocks(tiles, ragged::pick(random, 1, 1000), 1);
    const StreamCut cut{tiles, blocks};
    std::int64_t next = 0;
    for (std::int64_t block = 0; block < blocks; ++block) {
      const std::int64_t size = cut.end(block) - cut.start(block);
      REQUIRE(cut.start(block) == next);
      REQUIRE((size == tiles / blocks || size == tiles / blocks + 1));
      REQUIRE(cut.block_of(next) == block);
      REQUIRE(cut.block_of(next + size - 1) == block);
      next += size;
    }
    REQUIRE(next == tiles);
  }
}

TEST_CASE("a line of 2^63 - 1 tiles does not overflow") {
  const std::int64_t tiles = std::numeric_limits<std::int64_t>::max();
  const StreamCut cut{tiles, 264};
  CHECK(cut.end(263) == tiles);
  CHECK(cut.block_of(tiles - 1) == 263);
  CHECK(cut.block_of(0) == 0);
  const StreamCut whole{tiles, 1};
  CHECK(whole.block_of(tiles - 1) == 0);
  CHECK(whole.end(0) == tiles);
}

TEST_CASE("the same in 32 bits below 2^31 tiles") {
  const std::int32_t tiles = std::numeric_limits<std::int32_t>::max();
  for (std::int32_t blocks : {1, 2, 132, 264, 1056, 65'535}) {
    const StreamCut cut{tiles, blocks};
    for (std::int32_t block : {0, 1, blocks / 2, blocks - 1}) {
      if (block >= blocks) continue;
      const std::int32_t start = block * (tiles / blocks) + std::min(block, tiles % blocks);
      CHECK(cut.start(block) == start);
      const std::int32_t shorter = tiles / blocks, longer = tiles % blocks;
      const std::int32_t edge = longer * shorter + longer;
      CHECK(cut.block_of(start) ==
            (start < edge ? start / (shorter + 1) : longer + (start - edge) / shorter));
    }
  }
}

TEST_CASE("a batch without tiles has one block without tiles; every empty unit has a writer") {
  const UnitLine line({0, 0, 0}, 2);
  CHECK(line.total() == 0);
  const StreamCut cut{0, stream_blocks(0, 264, 4)};
  CHECK(cut.blocks == 1);
  CHECK(segments_of(line, even_cut({0}, cut.blocks), 0).empty());
  CHECK(empty_unit_block(5, 4) == 1);
  CHECK(empty_unit_block(3, 264) == 3);
}

TEST_CASE("one line of text each") {
  CHECK(to_text(StreamCut{10, 4}) == "10 tiles over 4 blocks: 2 or 3 each");
  CHECK(to_text(Peers{3, 5}) == "blocks 3 to 5");
}

}  // namespace
}  // namespace attngen
