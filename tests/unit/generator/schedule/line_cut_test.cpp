// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/line_cut.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
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

std::int64_t draw_edge(std::mt19937_64& random, std::int64_t k_min) {
  const std::int64_t most = 8 * (k_min - 1);
  return pick(random, 0, 2) == 0 ? 0 : pick(random, 0, 1) == 0 ? most : pick(random, 0, most);
}

/// What of the kernel's cut differs from ours.
std::string difference(const LineCut& cut, const LineUnits& units, std::int64_t launched,
                       std::int64_t k_min, std::int64_t edge) {
  const emitted::LineUnits theirs{units.tiles, units.count, static_cast<int>(units.each)};
  for (std::int64_t block = 0; block < cut.blocks; ++block) {
    const int at_block = static_cast<int>(block);
    const emitted::LineCut seen =
        emitted::choose_line_cut(theirs, static_cast<int>(launched), static_cast<int>(k_min),
                                 static_cast<int>(edge), at_block);
    if (seen.blocks != cut.blocks) return "blocks of the kernel";
    if (seen.longest() != cut.longest()) return "longest of the kernel";
    if (seen.weight.atom != cut.weight.tile || seen.weight.edge != cut.weight.edge) return "weight";
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
    const std::int64_t span = cut.span();
    const std::int64_t unit = start / span * span;
    for (const std::int64_t at : {unit, unit + span - 1}) {
      if (seen.block_of(at) != cut.block_of(at)) return "peers of the kernel";
    }
  }
  return {};
}

TEST_CASE("the kernel's weights are ours") {
  std::mt19937_64 random(6);
  for (int round = 0; round < 20'000; ++round) {
    const UnitWeight ours = weight_with(pick(random, 0, 2) == 0 ? 0 : pick(random, 1, 200));
    const emitted::UnitWeight theirs{static_cast<int>(ours.tile), static_cast<int>(ours.edge)};
    const std::int64_t tiles = pick(random, 0, 3) == 0 ? 0 : pick(random, 1, 1 << 24);
    const std::int64_t offset = pick(random, -50, ours.of(tiles) + 50);
    const auto count = static_cast<int>(tiles);
    REQUIRE(theirs.of(count) == ours.of(tiles));
    REQUIRE(theirs.place_of(count) == ours.place_of(tiles));
    REQUIRE(theirs.atoms_before(offset, count) == ours.tiles_before(offset, tiles));
  }
}

/// Where every tile of the line is, walked one by one.
std::vector<std::int64_t> positions(const std::vector<std::int64_t>& unit_of_tile,
                                    const UnitWeight& weight) {
  std::vector<std::int64_t> at;
  std::int64_t next = 0;
  for (std::size_t tile = 0; tile < unit_of_tile.size(); ++tile) {
    const bool begins = tile == 0 || unit_of_tile[tile] != unit_of_tile[tile - 1];
    if (begins) next += tile == 0 ? weight.edge : 2 * weight.edge;
    next += weight.tile;
    at.push_back(next - 1);
  }
  return at;
}

/// What of one batch went wrong first, tile by tile; empty when nothing did.
std::string fault_in(const ragged::Batch& batch, std::int64_t k_min, std::int64_t edge,
                     const LineCut& cut) {
  const UnitLine line(batch.tiles, batch.units_each);
  const std::vector<std::int64_t> unit_of_tile = ragged::walk(batch);
  const std::vector<std::int64_t> at = positions(unit_of_tile, cut.weight);
  const auto total = static_cast<std::int64_t>(unit_of_tile.size());
  const std::int64_t closed_blocks = stream_blocks(total, batch.launched, k_min);
  const std::int64_t tile_weight = edge > 0 ? 16 : 1;
  const std::set<std::int64_t> units(unit_of_tile.begin(), unit_of_tile.end());
  const std::int64_t cost =
      tile_weight * total + 2 * edge * static_cast<std::int64_t>(units.size());
  const std::int64_t even = (cost + closed_blocks - 1) / closed_blocks;
  if (cut.length() != line.total(cut.weight)) return "length";
  if (cut.blocks < 1 || cut.blocks > batch.launched) return "blocks";
  if (cut.blocks > std::max<std::int64_t>(1, total)) return "more blocks than tiles";
  if (20 * cut.blocks < 19 * closed_blocks) return "idle blocks";
  if (20 * (cut.longest() + cut.beside) > 21 * (even + 2 * edge)) return "imbalance";
  std::vector<std::set<std::int64_t>> blocks_of_unit(static_cast<std::size_t>(line.units()));
  std::set<std::int64_t> slots, shared_counters;
  std::size_t next = 0;
  for (std::int64_t block = 0; block < cut.blocks; ++block) {
    const std::size_t first = next;
    for (; next < at.size() && at[next] < cut.end(block); ++next) {
      if (at[next] < cut.start(block) || cut.block_of(at[next]) != block) return "block_of";
      blocks_of_unit[static_cast<std::size_t>(unit_of_tile[next])].insert(block);
    }
    if (total > 0 && next == first) return "an empty range";
  }
  if (next != at.size()) return "tiles left over";
  std::map<std::int64_t, std::int64_t> tiles_of_unit;
  std::int64_t begin = 0;
  for (std::int64_t block = 0; block < cut.blocks; ++block) {
    const std::vector<Segment> segments = segments_of(line, cut, block);
    if (mode_of(cut) == Mode::pieces && segments.size() != 1) return "a piece crosses units";
    std::int64_t spent = 0;
    for (const Segment& segment : segments) {
      spent += tile_weight * segment.tiles() + 2 * edge;
      begin += segment.tiles();
      const auto& peers = blocks_of_unit[static_cast<std::size_t>(segment.unit)];
      if (segment.splits != static_cast<std::int64_t>(peers.size())) return "splits";
      if (segment.split != block - *peers.begin()) return "split";
      if (segment.tile_begin != tiles_of_unit[segment.unit]) return "order";
      tiles_of_unit[segment.unit] = segment.tile_end;
      if (segment.splits == 1) continue;
      if (mode_of(cut) == Mode::whole) return "whole units that are cut";
      const bool is_inner =
          segment.tile_begin > 0 && segment.tile_end < line.tiles_of(segment.unit);
      if ((is_inner || mode_of(cut) == Mode::pieces) && segment.tiles() < k_min) {
        return "a piece below k_min";
      }
      if (segment.slot < 0 || segment.slot >= stream_slots(cut.blocks)) return "a slot outside";
      if (!slots.insert(segment.slot).second) return "a slot twice";
      if (segment.split > 0) continue;
      const Peers of =
          cut.peers_of(line.begin_of(segment.unit, cut.weight), line.tiles_of(segment.unit));
      if (!shared_counters.insert(stream_counter(of)).second) return "a counter for two units";
    }
    // Of the closed form's; the others are compared with it above.
    const std::int64_t bound = edge > 0 ? even + 2 * edge + 16 : even;
    if (mode_of(cut) == Mode::even && spent > bound) return "a block above the bound";
  }
  if (begin != total) return "segments leave tiles over";
  return {};
}

TEST_CASE(
    "40,000 batches: exact cover, bounded ranges, whole units, pieces; the kernel's text agrees") {
  std::mt19937_64 random(4);
  std::map<Mode, int> taken, weighted;
  int empty = 0, with_empty = 0, short_of_tiles = 0;
  for (int round = 0; round < 40'000; ++round) {
    const ragged::Batch batch = draw(random);
    const std::int64_t k_min = std::int64_t{1} << pick(random, 0, 3);
    const std::int64_t edge = draw_edge(random, k_min);
    const LineUnits units = units_of(batch.tiles, batch.units_each);
    const bool has_empty = std::count(batch.tiles.begin(), batch.tiles.end(), 0) > 0;
    const LineCut cut = choose_line_cut(units, batch.launched, k_min, edge);
    ++taken[mode_of(cut)];
    weighted[mode_of(cut)] += edge > 0 ? 1 : 0;
    empty += units.tiles == 0 ? 1 : 0;
    with_empty += has_empty && mode_of(cut) != Mode::even ? 1 : 0;
    short_of_tiles += units.tiles > 0 && units.tiles < batch.launched ? 1 : 0;
    std::string fault = fault_in(batch, k_min, edge, cut);
    if (fault.empty()) fault = difference(cut, units, batch.launched, k_min, edge);
    if (fault.empty()) continue;
    INFO(round << ": " << fault << " of " << to_text(cut) << "; " << batch.launched
               << " launched, k_min " << k_min << ", edge " << edge);
    REQUIRE(fault.empty());
  }
  CHECK(taken[Mode::even] > 5'000);
  CHECK(taken[Mode::whole] > 5'000);
  CHECK(taken[Mode::pieces] > 1'000);
  for (const auto& [mode, count] : weighted) CHECK(count > 300);
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
    const std::int64_t each = pick(random, most / 2, most);
    const std::int64_t count = pick(random, 1, most_units);
    const std::int64_t edge = draw_edge(random, 4);
    const std::int64_t launched = pick(random, 0, 1) == 0 ? 264 : pick(random, 1, 2000);
    const LineUnits units{count * each, count, each};
    const LineCut cut = choose_line_cut(units, launched, 4, edge);
    ++taken[mode_of(cut)];
    INFO(to_text(cut));
    REQUIRE(cut.length() == count * cut.weight.of(each));
    REQUIRE(cut.start(0) == 0);
    REQUIRE(cut.end(cut.blocks - 1) == cut.length());
    REQUIRE(difference(cut, units, launched, 4, edge) == "");
    const LineUnits ragged_units{count * each, count, 0};
    const LineCut ragged = choose_line_cut(ragged_units, launched, 4, edge);
    REQUIRE(mode_of(ragged) == Mode::even);
    REQUIRE(difference(ragged, ragged_units, launched, 4, edge) == "");
  }
  for (const Mode mode : {Mode::even, Mode::whole, Mode::pieces}) CHECK(taken[mode] > 100);
}

/// What the dearest block spends, in sixteenths of a tile, where a piece costs `eps` beside its
/// tiles; and how many units are cut.
struct Spent {
  std::int64_t most = 0;
  int cut_units = 0;
};

Spent spent(const std::vector<std::int64_t>& tiles, std::int64_t units_each, const LineCut& cut,
            std::int64_t eps) {
  const UnitLine line(tiles, units_each);
  Spent spent;
  for (std::int64_t block = 0; block < cut.blocks; ++block) {
    std::int64_t own = 0;
    for (const Segment& segment : segments_of(line, cut, block)) {
      own += 16 * segment.tiles() + eps;
      spent.cut_units += segment.splits > 1 && segment.split == 0 ? 1 : 0;
    }
    spent.most = std::max(spent.most, own);
  }
  return spent;
}

TEST_CASE("no cut near a unit's end where a piece is dear") {
  // One tile more or less, four blocks: cut by tiles, and whole by weights.
  const std::vector<std::int64_t> tiles = {41, 39, 42, 38};
  const auto cut_units = [&](std::int64_t edge) {
    return spent(tiles, 1, choose_line_cut(units_of(tiles, 1), 4, 8, edge), 112).cut_units;
  };
  CHECK(cut_units(0) == 2);
  CHECK(cut_units(56) == 0);
}

TEST_CASE("short units weigh what they cost: the figures of docs/schedule.md") {
  const auto dearest = [](const std::vector<std::int64_t>& tiles, std::int64_t units_each,
                          std::int64_t k_min, std::int64_t edge, std::int64_t eps) {
    const LineCut cut = choose_line_cut(units_of(tiles, units_each), 132, k_min, edge);
    return static_cast<double>(spent(tiles, units_each, cut, eps).most) / 16;
  };
  // 16K and 15 sequences of one tile, 8 kv heads; a piece costs 7.1 tiles.
  std::vector<std::int64_t> tiles(16, 1);
  tiles[0] = 256;
  CHECK(dearest(tiles, 8, 16, 0, 114) == doctest::Approx(130).epsilon(.01));
  CHECK(dearest(tiles, 8, 16, 57, 114) == doctest::Approx(31.1).epsilon(.01));
  std::mt19937_64 random(1);
  double log_of_dear = 0, log_of_cheap = 0;
  constexpr int kRounds = 2'000;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<std::int64_t> lengths(static_cast<std::size_t>(pick(random, 1, 64)));
    for (std::int64_t& own : lengths) {
      own = 1 + static_cast<std::int64_t>(
                    std::exp2(std::uniform_real_distribution<double>(0, 10)(random)));
    }
    const std::int64_t heads = pick(random, 1, 8);
    log_of_dear +=
        std::log(dearest(lengths, heads, 16, 57, 114) / dearest(lengths, heads, 16, 0, 114));
    log_of_cheap +=
        std::log(dearest(lengths, heads, 4, 17, 34) / dearest(lengths, heads, 4, 0, 34));
  }
  CHECK(std::exp(log_of_dear / kRounds) == doctest::Approx(.64).epsilon(.02));
  CHECK(std::exp(log_of_cheap / kRounds) == doctest::Approx(.84).epsilon(.02));
}

TEST_CASE("an edge that outweighs a block's tiles is our own bug") {
  CHECK_THROWS(choose_line_cut({100, 1, 0}, 4, 2, 9));
  CHECK_THROWS(choose_line_cut({100, 1, 0}, 4, 1, 1));
  CHECK_THROWS(choose_line_cut({100, 1, 0}, 4, 1, -1));
}

TEST_CASE("from 20 units a block on, and at whole multiples, equal units stay whole") {
  std::mt19937_64 random(9);
  for (int round = 0; round < 2'000; ++round) {
    const std::int64_t launched = pick(random, 1, 300);
    const std::int64_t units = pick(random, 0, 1) == 0
                                   ? launched * pick(random, 1, 9)
                                   : pick(random, 20 * launched, 400 * launched);
    const std::int64_t per_unit = pick(random, 1, 1000);
    const LineCut cut = choose_line_cut({units * per_unit, units, per_unit}, launched, 4);
    INFO(to_text(cut) << ", " << launched << " launched");
    REQUIRE(mode_of(cut) == Mode::whole);
    REQUIRE(cut.blocks == launched);
  }
}

TEST_CASE("the snap, by hand") {
  const auto pieces_of = [](std::int64_t units, std::int64_t tiles, std::int64_t k_min) {
    const LineCut cut = choose_line_cut({units * tiles, units, tiles}, 264, k_min);
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
  CHECK(even_cut({6}, 4).start(2) == 4);
  CHECK(choose_line_cut({6, 2, 3}, 4, 1).start(2) == 3);
  // Nothing is cut, so k_min keeps no block from a unit of its own.
  CHECK(choose_line_cut({8, 8, 1}, 264, 4).blocks == 8);
}

TEST_CASE("units are equal whoever has none") {
  const auto units = [](const std::vector<std::int64_t>& tiles) {
    const LineUnits of = units_of(tiles, 2);
    return std::array{of.tiles, of.count, of.each};
  };
  using Found = std::array<std::int64_t, 3>;
  CHECK(units({}) == Found{0, 0, 0});
  CHECK(units({0, 0}) == Found{0, 0, 0});
  CHECK(units({5}) == Found{10, 2, 5});
  CHECK(units({0, 5, 0, 5}) == Found{20, 4, 5});
  CHECK(units({5, 4}) == Found{18, 4, 0});
  CHECK(units({5, 4, 5}) == Found{28, 6, 0});
}

TEST_CASE("one line of text each") {
  CHECK(to_text(choose_line_cut({16384, 256, 64}, 264, 4)) ==
        "16384 tiles over 256 blocks, up to 64 each: 256 units whole");
  CHECK(to_text(choose_line_cut({512, 8, 64}, 264, 1)) ==
        "512 tiles over 264 blocks, up to 2 each: 8 units in 33 pieces each");
  CHECK(to_text(choose_line_cut({18432, 288, 64}, 264, 4)) ==
        "18432 tiles over 264 blocks, up to 70 each: the closed form, for 288 units whole lose "
        "over 5 %");
  CHECK(to_text(choose_line_cut({10, 2, 0}, 4, 1)) ==
        "10 tiles over 4 blocks, up to 3 each: the closed form, for units are not equally long");
  CHECK(to_text(choose_line_cut({10, 2, 0}, 4, 2, 8)) ==
        "192 sixteenths over 4 blocks, up to 48 each: the closed form, for units are not equally "
        "long");
}

}  // namespace
}  // namespace attngen
