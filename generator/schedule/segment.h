// SPDX-License-Identifier: Apache-2.0
// What one block does for one unit, and the list of that for a cut line.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "generator/schedule/line_cut.h"
#include "generator/schedule/unit_line.h"

namespace attngen {

/// Tiles [tile_begin, tile_end) of a unit's stream. A unit in one piece is finished by its block; a
/// piece of a shared unit goes to its slot, and pieces are merged in the order of `split`.
struct Segment {
  std::int64_t unit = 0;
  std::int64_t tile_begin = 0;
  std::int64_t tile_end = 0;
  std::int64_t split = 0;   ///< which piece of the unit, from 0
  std::int64_t splits = 1;  ///< how many pieces it has
  std::int64_t slot = -1;   ///< where the piece's state is kept; -1 when splits is 1

  std::int64_t tiles() const { return tile_end - tile_begin; }
};

/// The segments of one block, in the order of the line: the unit begun by an earlier block first,
/// so that its state is out early. Needs cut.length() == line.total(cut.weight) and 0 <= block
/// < cut.blocks.
std::vector<Segment> segments_of(const UnitLine& line, const LineCut& cut, std::int64_t block);

std::string to_text(const Segment& segment);

}  // namespace attngen
