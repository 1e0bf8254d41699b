// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/line_cut.h"

#include <doctest/doctest.h>

#include <limits>
#include <map>
#include <set>

#include "generator/schedule/segment.h"
#include "tests/unit/generator/schedule/ragged_batch.h"

// The kernel's text of the same cut, compiled for the host.
#define __device__
#define __forceinline__ inline
namespace emitted {
#include "templates/ops/integer.cuh"

#include "templates/kernel/line_cut.cuh"
}  // namespace emitted
#undef __device__
#undef __forceinline__

namespace attngen {
namespace {

using ragged::pick;

enum class Mode { even, whole, pieces };

Mode mode_of(const LineCut& cut) {
  if (cut.reason.starts_with("the closed form")) return Mode::even;
  return cut.reason.ends_with(" whole") ? Mode::whole : Mode::pieces;
}

/// Ragged as it comes, equal, or equal but for sequences without tiles.
ragged::Batch draw(std::mt19937_64& random) {
  ragged::Batch batch = ragged::draw(random);
  const std::int64_t kind = pick(random, 0, 3);
  if (kind == 0) return batch;
  const std::int64_t tiles = pick(random, 0, 3) == 0 ? pick(random, 1, 300) : pick(random, 1, 40);
  for (std::int64_t& own : batch.tiles) own = kind == 1 && pick(random, 0, 3) == 0 ? 0 : tiles;
  if (pick(random, 0, 2) == 0) batch.units_each = pick(random, 5, 40);
  return batch;
}

/// What of the kernel's cut differs from ours.
std::string difference(const LineCut& cut, const EqualUnits& equal, std::int64_t launched,
                       std::int64_t k_min) {
  const emitted::EqualUnits theirs{static_cast<int>(equal.count), static_cast<int>(equal.tiles)};
  for (std::int64_t block = 0; block < cut.blocks; ++block) {
    const int at_block = static_cast<int>(block);
    const emitted::LineCut seen = emitted::choose_line_cut(
        cut.tiles(), theirs, static_cast<int>(launched), static_cast<int>(k_min), at_block);
    if (seen.blocks != cut.blocks) return "blocks of the kernel";
    if (seen.longest() != cut.longest()) return "longest of the kernel";
    const std::int64_t start = cut.start(block);
    const std::int64_t end = cut.end(block);
    if (seen.start(at_block) != start) return "start of the kernel";
    if (seen.start(at_block + 1) != end) return "end of the kernel";
    if (start == end) continue;
    for (const std::int64_t at : {start, start + (end - start) / 2, end - 1}) {
      if (cut.block_of(at) != block) return "block_of";
      if (mode_of(cut) != Mode::whole && seen.block_of(at) != block)
        return "block_of of the kernel";
    }
    if (mode_of(cut) != Mode::pieces) continue;
    // The other ends of the unit, which its peers are found by.
    const std::int64_t unit = start / equal.tiles * equal.tiles;
    for (const std::int64_t at : {unit, unit + equal.tiles - 1}) {
      if (seen.block_of(at) != cut.block_of(at)) return "peers of the kernel";
    }
  }
  return {};
}

/// What of one batch went wrong first, tile by tile; empty when nothing did.
std::string fault_in(const ragged::Batch& batch, std::int64_t k_min, const LineCut& cut) {
  const UnitLine line(batch.tiles, batch.units_each);
  const std::vector<std::int64_t> unit_of_tile = ragged::walk(batch);
  const auto total = static_cast<std::int64_t>(unit_of_tile.size());
  const std::int64_t closed_blocks = stream_blocks(total, batch.launched, k_min);
  const std::int64_t even = (total + closed_blocks - 1) / closed_blocks;
  if (cut.tiles() != total) return "tiles";
  if (cut.blocks < 1 || cut.blocks > batch.launched) return "blocks";
  if (cut.blocks > std::max<std::int64_t>(1, total)) return "more blocks than tiles";
  if (20 * cut.blocks < 19 * closed_blocks) return "idle blocks";
  if (20 * cut.longest() > 21 * even) return "imbalance";
  std::vector<std::set<std::int64_t>> blocks_of_unit(static_cast<std::size_t>(line.units()));
  std::set<std::int64_t> slots, shared_counters;
  std::int64_t next = 0;
  for (std::int64_t block = 0; block < cut.blocks; ++block) {
    if (cut.start(block) != next) return "start";
    const std::int64_t size = cut.end(block) - next;
    if (total > 0 && size < 1) return "an empty range";
    if (size > cut.longest()) return "longest";
    for (; next < cut.end(block); ++next) {
      if (next >= total || cut.block_of(next) != block) return "block_of";
      blocks_of_unit[static_cast<std::size_t>(unit_of_tile[static_cast<std::size_t>(next)])].insert(
          block);
    }
  }
  if (next != total) return "tiles left over";
  std::map<std::int64_t, std::int64_t> tiles_of_unit;
  for (std::int64_t block = 0; block < cut.blocks; ++block) {
    const std::vector<Segment> segments = segments_of(line, cut, block);
    if (mode_of(cut) == Mode::pieces && segments.size() != 1) return "a piece crosses units";
    for (const Segment& segment : segments) {
      const auto& peers = blocks_of_unit[static_cast<std::size_t>(segment.unit)];
      if (segment.splits != static_cast<std::int64_t>(peers.size())) return "splits";
      if (segment.split != block - *peers.begin()) return "split";
      if (segment.tile_begin != tiles_of_unit[segment.unit]) return "order";
      tiles_of_unit[segment.unit] = segment.tile_end;
      if (segment.splits == 1) continue;
      if (mode_of(cut) == Mode::whole) return "whole units that are cut";
      if (mode_of(cut) == Mode::pieces && segment.tiles() < k_min) return "a piece below k_min";
      if (segment.slot < 0 || segment.slot >= stream_slots(cut.blocks)) return "a slot outside";
      if (!slots.insert(segment.slot).second) return "a slot twice";
      if (segment.split > 0) continue;
      const Peers of = cut.peers_of(line.begin_of(segment.unit), line.end_of(segment.unit));
      if (!shared_counters.insert(stream_counter(of)).second) return "a counter for two units";
    }
  }
  return {};
}

TEST_CASE(
    "40,000 batches: exact cover, bounded ranges, whole units, pieces; the kernel's text agrees") {
  std::mt19937_64 random(4);
  std::map<Mode, int> taken;
  int empty = 0, with_empty = 0, short_of_tiles = 0;
  for (int round = 0; round < 40'000; ++round) {
    const ragged::Batch batch = draw(random);
    const std::int64_t k_min = std::int64_t{1} << pick(random, 0, 3);
    const EqualUnits equal = equal_units(batch.tiles, batch.units_each);
    std::int64_t total = 0;
    bool has_empty = false;
    for (const std::int64_t tiles : batch.tiles) {
      total += tiles * batch.units_each;
      has_empty = has_empty || tiles == 0;
    }
    const LineCut cut = choose_line_cut(total, equal, batch.launched, k_min);
    ++taken[mode_of(cut)];
    empty += total == 0 ? 1 : 0;
    with_empty += has_empty && mode_of(cut) != Mode::even ? 1 : 0;
    short_of_tiles += total > 0 && total < batch.launched ? 1 : 0;
    std::string fault = fault_in(batch, k_min, cut);
    if (fault.empty()) fault = difference(cut, equal, batch.launched, k_min);
    if (fault.empty()) continue;
    INFO(round << ": " << fault << " of " << to_text(cut) << "; " << batch.launched
               << " launched, k_min " << k_min);
    REQUIRE(fault.empty());
  }
  CHECK(taken[Mode::even] > 5'000);
  CHECK(taken[Mode::whole] > 5'000);
  CHECK(taken[Mode::pieces] > 1'000);
  CHECK(empty > 100);
  CHECK(with_empty > 1'000);
  CHECK(short_of_tiles > 2'000);
}

TEST_CASE("lines of up to 2^56 tiles: every range finds its block, no value overflows") {
  std::mt19937_64 random(8);
  std::map<Mode, int> taken;
  for (int round = 0; round < 4'000; ++round) {
    const std::int64_t most_units = std::int64_t{1} << pick(random, 0, 26);
    const std::int64_t most =
        std::min<std::int64_t>(UnitLine::kMostTiles / most_units, std::numeric_limits<int>::max());
    const EqualUnits equal{pick(random, 1, most_units), pick(random, most / 2, most)};
    const std::int64_t tiles = equal.count * equal.tiles;
    const std::int64_t launched = pick(random, 0, 1) == 0 ? 264 : pick(random, 1, 2000);
    const LineCut cut = choose_line_cut(tiles, equal, launched, 4);
    ++taken[mode_of(cut)];
    INFO(to_text(cut));
    REQUIRE(cut.tiles() == tiles);
    REQUIRE(cut.start(0) == 0);
    REQUIRE(cut.end(cut.blocks - 1) == tiles);
    REQUIRE(difference(cut, equal, launched, 4) == "");
    const LineCut ragged = choose_line_cut(tiles, {}, launched, 4);
    REQUIRE(mode_of(ragged) == Mode::even);
    REQUIRE(difference(ragged, {}, launched, 4) == "");
  }
  for (const Mode mode : {Mode::even, Mode::whole, Mode::pieces}) CHECK(taken[mode] > 100);
}

TEST_CASE("from 20 units a block on, and at whole multiples, equal units stay whole") {
  std::mt19937_64 random(9);
  for (int round = 0; round < 2'000; ++round) {
    const std::int64_t launched = pick(random, 1, 300);
    const std::int64_t units = pick(random, 0, 1) == 0
                                   ? launched * pick(random, 1, 9)
                                   : pick(random, 20 * launched, 400 * launched);
    const std::int64_t per_unit = pick(random, 1, 1000);
    const LineCut cut = choose_line_cut(units * per_unit, {units, per_unit}, launched, 4);
    INFO(to_text(cut) << ", " << launched << " launched");
    REQUIRE(mode_of(cut) == Mode::whole);
    REQUIRE(cut.blocks == launched);
  }
}

TEST_CASE("the snap, by hand") {
  const auto pieces_of = [](std::int64_t units, std::int64_t tiles, std::int64_t k_min) {
    const LineCut cut = choose_line_cut(units * tiles, {units, tiles}, 264, k_min);
    return mode_of(cut) == Mode::even ? 0 : cut.blocks / units;
  };
  CHECK(pieces_of(8, 33, 1) == 33);
  CHECK(pieces_of(8, 34, 1) == 33);
  CHECK(pieces_of(9, 30, 1) == 29);
  CHECK(pieces_of(131, 100, 1) == 2);
  CHECK(pieces_of(256, 64, 1) == 1);   // one piece is a whole unit
  CHECK(pieces_of(112, 128, 1) == 0);  // 224 of 264 blocks are too few
  CHECK(pieces_of(13, 81, 1) == 0);    // pieces of five tiles, ranges of four
  CHECK(pieces_of(8, 64, 4) == 16);
  // Two units of three tiles: the closed form's longer ranges come first and pass the edge at 3.
  CHECK(even_cut(6, 4).start(2) == 4);
  CHECK(choose_line_cut(6, {2, 3}, 4, 1).start(2) == 3);
  // Nothing is cut, so k_min keeps no block from a unit of its own.
  CHECK(choose_line_cut(8, {8, 1}, 264, 4).blocks == 8);
}

TEST_CASE("units are equal whoever has none") {
  const auto units = [](const std::vector<std::int64_t>& tiles) {
    const EqualUnits equal = equal_units(tiles, 2);
    return std::pair(equal.count, equal.tiles);
  };
  const std::pair<std::int64_t, std::int64_t> none;
  CHECK(units({}) == none);
  CHECK(units({0, 0}) == none);
  CHECK(units({5}) == std::pair<std::int64_t, std::int64_t>(2, 5));
  CHECK(units({0, 5, 0, 5}) == std::pair<std::int64_t, std::int64_t>(4, 5));
  CHECK(units({5, 4}) == none);
  CHECK(units({5, 4, 5}) == none);
}

TEST_CASE("one line of text each") {
  CHECK(to_text(choose_line_cut(16384, {256, 64}, 264, 4)) ==
        "16384 tiles over 256 blocks, up to 64 each: 256 units whole");
  CHECK(to_text(choose_line_cut(512, {8, 64}, 264, 1)) ==
        "512 tiles over 264 blocks, up to 2 each: 8 units in 33 pieces each");
  CHECK(to_text(choose_line_cut(18432, {288, 64}, 264, 4)) ==
        "18432 tiles over 264 blocks, up to 70 each: the closed form, for 288 units whole lose "
        "over 5 %");
  CHECK(to_text(choose_line_cut(10, {}, 4, 1)) ==
        "10 tiles over 4 blocks, up to 3 each: the closed form, for units are not equally long");
}

}  // namespace
}  // namespace attngen
