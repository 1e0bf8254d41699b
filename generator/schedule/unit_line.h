// SPDX-License-Identifier: Apache-2.0
// All work of a batch as one line of key tiles: sequence by sequence, unit by unit, tile by tile.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "generator/schedule/unit_weight.h"

namespace attngen {

/// A place on the line: unit = sequence * units_per_sequence + (kv head * row blocks + row block).
struct LinePlace {
  std::int64_t sequence = 0;
  std::int64_t unit = 0;
  std::int64_t tile = 0;  ///< of the unit's stream, from 0; in the edge behind them how many it has
};

/// A unit is what one merged state is for: a sequence, a kv head, a block of packed query rows. The
/// units of a sequence stream equally many tiles, so the prefix over sequences is the whole table.
/// Positions are those of a weight; without one they are tiles.
class UnitLine {
 public:
  /// tiles[s] >= 0 of each unit of sequence s. Throws Error(refused) for a negative count, fewer
  /// than one unit a sequence, or a total beyond kMostTiles.
  UnitLine(const std::vector<std::int64_t>& tiles, std::int64_t units_per_sequence);

  /// Far below 2^63, so that sixteenths of a tile and the sum over blocks stay in 64 bits.
  static constexpr std::int64_t kMostTiles = std::int64_t{1} << 56;

  std::int64_t total(UnitWeight weight = {}) const { return before(sequences(), weight); }
  std::int64_t units() const { return sequences() * per_sequence_; }
  std::int64_t sequences() const { return static_cast<std::int64_t>(before_.size()) - 1; }
  std::int64_t units_per_sequence() const { return per_sequence_; }

  /// Where the line of unit u begins, and how many tiles it has; 0 <= unit < units().
  std::int64_t begin_of(std::int64_t unit, UnitWeight weight = {}) const;
  std::int64_t tiles_of(std::int64_t unit) const { return tiles_in(unit / per_sequence_); }
  std::int64_t end_of(std::int64_t unit) const { return begin_of(unit) + tiles_of(unit); }

  /// The place of a position, 0 <= at < total(weight). Empty units are in no place.
  LinePlace place_of(std::int64_t at, UnitWeight weight = {}) const;

 private:
  std::int64_t tiles_in(std::int64_t sequence) const;
  std::int64_t before(std::int64_t sequence, UnitWeight weight) const;

  std::vector<std::int64_t> before_;  ///< tiles of all units of earlier sequences
  std::vector<std::int64_t> filled_;  ///< of those units, how many have tiles
  std::int64_t per_sequence_;
};

std::string to_text(const LinePlace& place);
std::string to_text(const UnitLine& line);

}  // namespace attngen
