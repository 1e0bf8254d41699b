// SPDX-License-Identifier: Apache-2.0
// What a unit weighs on the line that is cut.
#pragma once

#include <algorithm>
#include <cstdint>

namespace attngen {

/// Weights are counted in sixteenths of a tile: whole numbers cut alike on every machine.
constexpr std::int64_t kWeightOfTile = 16;

/// A piece of a unit costs more than its tiles: its partial is written and read. Half of that is
/// laid to each of its ends, and the ends of the unit itself stand on the line: `edge`, the tiles,
/// `edge`. A tile is where its last sixteenth is; so a boundary in an edge is one at the unit's
/// end, and a block that begins or ends inside a unit has the edge of its piece beside its stretch.
///
/// With edge 0 positions are tiles.
struct UnitWeight {
  std::int64_t tile = 1;
  std::int64_t edge = 0;

  /// Of a unit; one without tiles is not on the line.
  std::int64_t of(std::int64_t tiles) const { return tiles == 0 ? 0 : tile * tiles + 2 * edge; }
  /// Where tile 0 <= at of a unit is, from the unit's begin on.
  std::int64_t place_of(std::int64_t at) const { return edge + tile * (at + 1) - 1; }
  /// How many of a unit's `tiles` are before `offset`, counted from the unit's begin; any offset.
  std::int64_t tiles_before(std::int64_t offset, std::int64_t tiles) const {
    return offset <= edge ? 0 : std::min((offset - edge) / tile, tiles);
  }
};

/// Positions are sixteenths where an edge weighs something, else tiles.
constexpr UnitWeight weight_with(std::int64_t edge) {
  return edge > 0 ? UnitWeight{kWeightOfTile, edge} : UnitWeight{};
}

}  // namespace attngen
