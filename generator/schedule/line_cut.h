// SPDX-License-Identifier: Apache-2.0
// How a line is cut at a replay: whole units or aligned pieces where units are equally long and
// that costs little, else the closed form; of tiles, or where a piece is dear of their weights.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "generator/schedule/closed_form.h"
#include "generator/schedule/unit_weight.h"

namespace attngen {

/// What a line is made of.
struct LineUnits {
  std::int64_t tiles = 0;  ///< of all units
  std::int64_t count = 0;  ///< units that have tiles; the others are in no range
  std::int64_t each = 0;   ///< tiles of each of those, if they have equally many; else 0
};

/// Of sequences of `units_each` units with so many tiles.
LineUnits units_of(const std::vector<std::int64_t>& tiles, std::int64_t units_each);

/// A line as spans, one behind the other and cut alike: the grains of a span are dealt out over its
/// blocks by the closed form. Grains are tiles or parts of them, or units that nothing cuts; a span
/// is the line, or a unit that no range crosses. Positions are those of `weight` (unit_weight.h).
///
/// templates/kernel/line_cut.cuh says the same as one block sees it. No intermediate value exceeds
/// max(length(), blocks).
struct LineCut {
  StreamCut grains;         ///< of one span
  std::int64_t grain = 1;   ///< of the line
  std::int64_t blocks = 1;  ///< of all spans
  UnitWeight weight;
  std::int64_t beside = 0;  ///< what a range may cost beside its stretch: both edges of a piece
  std::string reason;

  std::int64_t span() const { return grains.tiles * grain; }
  std::int64_t length() const { return blocks / grains.blocks * span(); }
  std::int64_t longest() const { return grains.end(0) * grain; }

  std::int64_t start(std::int64_t block) const {
    return block / grains.blocks * span() + grains.start(block % grains.blocks) * grain;
  }
  std::int64_t end(std::int64_t block) const { return start(block + 1); }

  /// The block of a position, 0 <= at < length().
  std::int64_t block_of(std::int64_t at) const {
    return at / span() * grains.blocks + grains.block_of(at % span() / grain);
  }

  /// The blocks of a unit of `tiles` >= 1 tiles that begins at `begin`.
  Peers peers_of(std::int64_t begin, std::int64_t tiles) const {
    return {block_of(begin + weight.place_of(0)), block_of(begin + weight.place_of(tiles - 1))};
  }
};

/// Ranges that differ by one sixteenth at most, or without an edge by one tile. Needs
/// 1 <= blocks <= max(1, units.tiles). With edge <= 8 * (tiles / blocks - 1) no range is without a
/// tile, and the pieces of one cost, 16 a tile and twice the edge each, no more than
/// ceil(length() / blocks) + 2 * edge + 16.
LineCut even_cut(const LineUnits& units, std::int64_t blocks, std::int64_t edge = 0);

/// The cut of a replay. Equal units are dealt out whole over min(launched, count) blocks; or, so
/// few that the closed form has two blocks or more for each, in that many pieces, none below k_min.
/// Either is taken if it keeps 95 % of the closed form's blocks busy and its dearest range is
/// within 5 % of that one's. Needs edge <= 8 * (k_min - 1).
LineCut choose_line_cut(const LineUnits& units, std::int64_t launched, std::int64_t k_min,
                        std::int64_t edge = 0);

/// "16384 tiles over 256 blocks, up to 64 each: 256 units whole"
std::string to_text(const LineCut& cut);

}  // namespace attngen
