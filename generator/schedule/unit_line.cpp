// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/unit_line.h"

#include <fmt/format.h>

#include "base/error.h"

namespace attngen {

UnitLine::UnitLine(const std::vector<std::int64_t>& tiles, std::int64_t units_per_sequence)
    : before_{0}, filled_{0}, per_sequence_(units_per_sequence) {
  if (units_per_sequence < 1) {
    throw Error(ErrorKind::refused,
                fmt::format("a sequence has {} units of work; a schedule needs at least one",
                            units_per_sequence),
                "give at least one kv head");
  }
  before_.reserve(tiles.size() + 1);
  for (const std::int64_t count : tiles) {
    if (count < 0) {
      throw Error(ErrorKind::refused, fmt::format("a sequence has {} key tiles", count),
                  "a length is a whole number from 0 on");
    }
    const std::int64_t room = kMostTiles - before_.back();
    if (count > room / units_per_sequence) {
      throw Error(ErrorKind::refused,
                  fmt::format("the batch has more than {} key tiles in all", kMostTiles),
                  "use fewer or shorter sequences");
    }
    before_.push_back(before_.back() + count * units_per_sequence);
    filled_.push_back(filled_.back() + (count > 0 ? units_per_sequence : 0));
  }
}

std::int64_t UnitLine::tiles_in(std::int64_t sequence) const {
  const auto at = static_cast<std::size_t>(sequence);
  return (before_[at + 1] - before_[at]) / per_sequence_;
}

std::int64_t UnitLine::before(std::int64_t sequence, UnitWeight weight) const {
  const auto at = static_cast<std::size_t>(sequence);
  return weight.tile * before_[at] + 2 * weight.edge * filled_[at];
}

std::int64_t UnitLine::begin_of(std::int64_t unit, UnitWeight weight) const {
  const std::int64_t sequence = unit / per_sequence_;
  const std::int64_t own = unit - sequence * per_sequence_;
  return before(sequence, weight) + own * weight.of(tiles_in(sequence));
}

LinePlace UnitLine::place_of(std::int64_t at, UnitWeight weight) const {
  check(0 <= at && at < total(weight), "a place outside the line");
  // The last sequence that begins at or before `at`: those without tiles are stepped over.
  std::int64_t sequence = 0;
  for (std::int64_t behind = sequences(); behind - sequence > 1;) {
    const std::int64_t middle = sequence + (behind - sequence) / 2;
    (before(middle, weight) <= at ? sequence : behind) = middle;
  }
  const std::int64_t tiles = tiles_in(sequence);
  const std::int64_t offset = at - before(sequence, weight);
  const std::int64_t unit = weight.of(tiles);
  return {sequence, sequence * per_sequence_ + offset / unit,
          weight.tiles_before(offset % unit, tiles)};
}

std::string to_text(const LinePlace& place) {
  return fmt::format("sequence {}, unit {}, tile {}", place.sequence, place.unit, place.tile);
}

std::string to_text(const UnitLine& line) {
  return fmt::format("{} tiles in {} units of {} sequences", line.total(), line.units(),
                     line.sequences());
}

}  // namespace attngen
