// SPDX-License-Identifier: Apache-2.0
// Stream-K by a table: units weighted with the cost of merging, cuts snapped to unit edges.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "generator/schedule/closed_form.h"
#include "generator/schedule/unit_line.h"

namespace attngen {

/// Costs are counted in sixteenths of a tile: whole numbers cut alike on every machine.
constexpr std::int64_t kCostOfTile = 16;

/// The cuts of a line in which a unit costs its tiles and `eps` besides. Boundary c lies where c/G
/// of the cost is spent; one that falls into a unit's eps moves down to the unit's start, one with
/// little of a unit left moves up to its end. Each is found on its own from two prefixes, so that
/// blocks can find theirs in parallel.
///
/// With cost(block) = sum over its segments of 16 * tiles + eps, no block costs more than
/// ceil(C / G) + eps + 16 (one tile), C being the cost of all units; no block is empty when the
/// line has tiles; with eps = 0 tiles differ by at most one.
class PlannedCut {
 public:
  /// Needs 1 <= blocks <= max(1, line.total()) and eps_sixteenths >= 0; the cost of all units is
  /// held to UnitLine::kMostTiles sixteenths. Where a block has only a
  /// few tiles, eps is lowered so far that 2 * eps + 1 tile fits, or blocks would be left empty.
  PlannedCut(UnitLine line, std::int64_t blocks, std::int64_t eps_sixteenths);

  const UnitLine& line() const { return line_; }
  std::int64_t blocks() const { return cut_.blocks; }
  std::int64_t eps() const { return eps_; }         ///< the eps that was used, in sixteenths
  std::int64_t cost() const { return cut_.tiles; }  ///< C, in sixteenths

  /// The first tile, on the line, of block 0 <= block <= blocks().
  std::int64_t boundary(std::int64_t block) const;

 private:
  std::int64_t spare_of(std::int64_t block) const;

  UnitLine line_;
  std::int64_t eps_;
  UnitLine costs_;
  StreamCut cut_;  ///< of the cost line
};

/// 32 bytes, as a device reads it.
struct PlannedRecord {
  std::int32_t sequence = 0;
  std::int32_t unit_in_sequence = 0;
  std::int32_t tile_begin = 0;
  std::int32_t tile_end = 0;
  std::int32_t split = 0;
  std::int32_t splits = 1;
  std::int32_t slot_base = 0;  ///< slot of piece 0; a unit's slots are consecutive
  std::uint32_t flags = 0;

  static constexpr std::uint32_t kEmptyUnit = 1;  ///< write the result of no keys
  static constexpr std::uint32_t kWholeUnit = 2;  ///< no slot, no counter: finish here
};
static_assert(sizeof(PlannedRecord) == 32);

/// records[offsets[b], offsets[b + 1]) are those of block b. At most line.units() + blocks - 1
/// records, and slots <= cut units + blocks - 1 <= 2 * (blocks - 1).
struct PlannedSchedule {
  std::vector<PlannedRecord> records;
  std::vector<std::int64_t> offsets;
  std::int64_t slots = 0;
  std::int64_t cut_units = 0;
};

/// Empty units go to block unit % blocks. Throws Error(refused) where a count does not fit 32 bits.
PlannedSchedule plan_records(const PlannedCut& cut);

std::string to_text(const PlannedCut& cut);
std::string to_text(const PlannedRecord& record);
std::string to_text(const PlannedSchedule& schedule);

}  // namespace attngen
