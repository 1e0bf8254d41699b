// SPDX-License-Identifier: Apache-2.0
// How a line is cut at a replay: whole units or aligned pieces where units are equally long and
// that costs little, else the closed form.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "generator/schedule/closed_form.h"

namespace attngen {

/// Of the units that have tiles, if they have equally many; else none. Units without tiles are in
/// no range.
struct EqualUnits {
  std::int64_t count = 0;
  std::int64_t tiles = 0;  ///< of each
};

/// Of sequences of `units_each` units with so many tiles.
EqualUnits equal_units(const std::vector<std::int64_t>& tiles, std::int64_t units_each);

/// A line as spans, one behind the other and cut alike: the grains of a span are dealt out over its
/// blocks by the closed form. Grains are tiles, or units that nothing cuts; a span is the line, or
/// a unit that no range crosses.
///
/// templates/kernel/line_cut.cuh says the same as one block sees it. No intermediate value exceeds
/// max(tiles, blocks).
struct LineCut {
  StreamCut grains;         ///< of one span
  std::int64_t grain = 1;   ///< tiles
  std::int64_t blocks = 1;  ///< of all spans
  std::string reason;

  std::int64_t span() const { return grains.tiles * grain; }
  std::int64_t tiles() const { return blocks / grains.blocks * span(); }
  std::int64_t longest() const { return grains.end(0) * grain; }

  std::int64_t start(std::int64_t block) const {
    return block / grains.blocks * span() + grains.start(block % grains.blocks) * grain;
  }
  std::int64_t end(std::int64_t block) const { return start(block + 1); }

  /// The block of a tile, 0 <= tile < tiles().
  std::int64_t block_of(std::int64_t tile) const {
    return tile / span() * grains.blocks + grains.block_of(tile % span() / grain);
  }

  /// The blocks of a unit that has tiles [begin, end) of the line, begin < end.
  Peers peers_of(std::int64_t begin, std::int64_t end) const {
    return {block_of(begin), block_of(end - 1)};
  }
};

/// Ranges that differ by one tile at most. Needs 1 <= blocks <= max(1, tiles).
LineCut even_cut(std::int64_t tiles, std::int64_t blocks);

/// The cut of a replay. Equal units are dealt out whole over min(launched, count) blocks; or, so
/// few that the closed form has two blocks or more for each, in that many pieces, none below k_min.
/// Either is taken if it keeps 95 % of the closed form's blocks busy and its longest range is
/// within 5 % of that one's.
LineCut choose_line_cut(std::int64_t tiles, const EqualUnits& equal, std::int64_t launched,
                        std::int64_t k_min);

/// "16384 tiles over 256 blocks, up to 64 each: 256 units whole"
std::string to_text(const LineCut& cut);

}  // namespace attngen
