// SPDX-License-Identifier: Apache-2.0
// Cuts for units that all have the same number of tiles: equal pieces, or whole units first.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "generator/schedule/segment.h"

namespace attngen {

/// Every unit in `pieces` pieces, one block a piece: no segment crosses units and all units have
/// equally many peers. Pieces of a unit differ by one tile at most, the longer first.
struct AlignedCut {
  std::int64_t units = 0;
  std::int64_t tiles_per_unit = 0;
  std::int64_t pieces = 1;  ///< 1 <= pieces <= max(1, tiles_per_unit)

  std::int64_t blocks() const { return units * pieces; }
  std::int64_t longest() const { return (tiles_per_unit + pieces - 1) / pieces; }
};

/// Block b does piece b % pieces of unit b / pieces; its slot is b.
Segment segment_of(const AlignedCut& cut, std::int64_t block);

/// The snap: floor(blocks / units) pieces a unit, if that keeps at least 95 % of the blocks, leaves
/// no piece below k_min tiles, and its longest piece is within 5 % of the closed form's longest
/// range. One piece means that there is nothing to gain. Needs units >= 1.
AlignedCut aligned_cut(std::int64_t units, std::int64_t tiles_per_unit, std::int64_t blocks,
                       std::int64_t k_min);

/// floor(units / blocks) - 1 waves of whole units, then the closed form over the rest, which is at
/// least one unit a block: at most blocks - 1 units are shared, and all begin in the last two
/// waves.
struct HybridCut {
  std::int64_t units = 0;
  std::int64_t tiles_per_unit = 0;
  std::int64_t blocks = 1;  ///< blocks <= units

  std::int64_t whole_waves() const { return units / blocks - 1; }
  std::int64_t whole_units() const { return whole_waves() * blocks; }
  StreamCut rest() const { return {(units - whole_units()) * tiles_per_unit, blocks}; }
};

/// Whole units b, b + blocks, ... first, then the block's range of the rest, with its slots.
std::vector<Segment> segments_of(const HybridCut& cut, std::int64_t block);

std::string to_text(const AlignedCut& cut);
std::string to_text(const HybridCut& cut);

}  // namespace attngen
