// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/uniform_cut.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "tests/unit/generator/schedule/ragged_batch.h"

namespace attngen {
namespace {

using ragged::pick;

/// Marks the tiles of a segment; false when one was marked before.
bool mark(std::set<std::pair<std::int64_t, std::int64_t>>& done, const Segment& segment) {
  for (std::int64_t tile = segment.tile_begin; tile < segment.tile_end; ++tile) {
    if (!done.emplace(segment.unit, tile).second) return false;
  }
  return true;
}

TEST_CASE("aligned cuts: every tile once, equal peers, one slot a block, no range below k_min") {
  std::mt19937_64 random(5);
  int taken = 0;
  for (int round = 0; round < 4'000; ++round) {
    const std::int64_t blocks = pick(random, 1, 300);
    const std::int64_t units = pick(random, 1, 64);
    const std::int64_t tiles = pick(random, 0, 100);
    const std::int64_t k_min = pick(random, 1, 4);
    const AlignedCut cut = aligned_cut(units, tiles, blocks, k_min);
    if (cut.pieces == 1) continue;
    ++taken;
    REQUIRE(cut.blocks() <= blocks);
    REQUIRE(static_cast<double>(cut.blocks()) >= 0.95 * static_cast<double>(blocks));
    const auto even = (units * tiles + blocks - 1) / blocks;
    REQUIRE(static_cast<double>(cut.longest()) * 0.95 <= static_cast<double>(even));
    std::set<std::pair<std::int64_t, std::int64_t>> done;
    std::set<std::int64_t> slots;
    for (std::int64_t block = 0; block < cut.blocks(); ++block) {
      const Segment segment = segment_of(cut, block);
      REQUIRE(mark(done, segment));
      REQUIRE(segment.tiles() >= k_min);
      REQUIRE(segment.tiles() <= cut.longest());
      REQUIRE(segment.splits == cut.pieces);
      REQUIRE(slots.insert(segment.slot).second);
    }
    REQUIRE(static_cast<std::int64_t>(done.size()) == units * tiles);
  }
  CHECK(taken > 100);
}

TEST_CASE("the closed form does not align by itself, the aligned cut does") {
  // Two units of three tiles over four blocks: the longer ranges come first and pass the edge at 3.
  CHECK(StreamCut{6, 4}.start(2) == 4);
  const AlignedCut cut{2, 3, 2};
  CHECK(segment_of(cut, 2).unit == 1);
  CHECK(segment_of(cut, 2).tile_begin == 0);
}

TEST_CASE("a snap that would lengthen the longest piece is not taken") {
  CHECK(aligned_cut(8, 33, 264, 1).pieces == 33);
  CHECK(aligned_cut(8, 34, 264, 1).pieces == 33);
  CHECK(aligned_cut(9, 30, 264, 1).pieces == 29);
  CHECK(aligned_cut(131, 100, 264, 1).pieces == 2);
  CHECK(aligned_cut(131, 3, 264, 1).pieces == 2);
  CHECK(aligned_cut(112, 128, 264, 1).pieces == 1);  // 224 of 264 blocks are too few
  CHECK(aligned_cut(8, 64, 264, 4).pieces == 1);     // pieces of one tile, k_min is four
  CHECK(aligned_cut(13, 81, 264, 1).pieces == 1);    // pieces of five tiles, ranges of four
}

TEST_CASE("hybrid: every tile once, at most one tile between blocks, slots unique") {
  std::mt19937_64 random(6);
  for (int round = 0; round < 1'000; ++round) {
    const std::int64_t blocks = pick(random, 1, 40);
    const HybridCut cut{pick(random, blocks, 6 * blocks), pick(random, 0, 12), blocks};
    std::set<std::pair<std::int64_t, std::int64_t>> done;
    std::set<std::int64_t> slots;
    std::map<std::int64_t, std::int64_t> pieces;
    std::int64_t shortest = 1 << 30, longest = 0;
    for (std::int64_t block = 0; block < blocks; ++block) {
      std::int64_t tiles = 0;
      for (const Segment& segment : segments_of(cut, block)) {
        REQUIRE(mark(done, segment));
        tiles += segment.tiles();
        ++pieces[segment.unit];
        if (segment.splits > 1) REQUIRE(slots.insert(segment.slot).second);
        if (segment.splits > 1) REQUIRE(segment.slot < 2 * blocks);
        if (segment.splits == 1) REQUIRE(segment.tiles() == cut.tiles_per_unit);
      }
      shortest = std::min(shortest, tiles);
      longest = std::max(longest, tiles);
    }
    REQUIRE(static_cast<std::int64_t>(done.size()) == cut.units * cut.tiles_per_unit);
    REQUIRE(longest - shortest <= 1);
    for (const auto& [unit, count] : pieces) REQUIRE(count <= 2);
  }
}

TEST_CASE("one line of text each") {
  CHECK(to_text(AlignedCut{8, 64, 32}) == "8 units of 64 tiles in 32 pieces each");
  CHECK(to_text(HybridCut{300, 10, 132}) ==
        "132 units whole, then 1680 tiles over 132 blocks: 12 or 13 each");
}

}  // namespace
}  // namespace attngen
