// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/unit_line.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace attngen {

UnitLine::UnitLine(const std::vector<std::int64_t>& tiles, std::int64_t units_per_sequence)
    : before_{0}, per_sequence_(units_per_sequence) {
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
  }
}

std::int64_t UnitLine::tiles_in(std::int64_t sequence) const {
  const auto at = static_cast<std::size_t>(sequence);
  return (before_[at + 1] - before_[at]) / per_sequence_;
}

std::int64_t UnitLine::begin_of(std::int64_t unit) const {
  const std::int64_t sequence = unit / per_sequence_;
  return before_[static_cast<std::size_t>(sequence)] +
         (unit - sequence * per_sequence_) * tiles_in(sequence);
}

LinePlace UnitLine::place_of(std::int64_t at) const {
  check(0 <= at && at < total(), "a place outside the line");
  // The last sequence that begins at or before `at`: those without tiles are stepped over.
  const auto after = std::upper_bound(before_.begin(), before_.end(), at);
  const std::int64_t sequence = (after - before_.begin()) - 1;
  const std::int64_t tiles = tiles_in(sequence);
  const std::int64_t offset = at - before_[static_cast<std::size_t>(sequence)];
  return {sequence, sequence * per_sequence_ + offset / tiles, offset % tiles};
}

std::string to_text(const LinePlace& place) {
  return fmt::format("sequence {}, unit {}, tile {}", place.sequence, place.unit, place.tile);
}

std::string to_text(const UnitLine& line) {
  return fmt::format("{} tiles in {} units of {} sequences", line.total(), line.units(),
                     line.sequences());
}

}  // namespace attngen
