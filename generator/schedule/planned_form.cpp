// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/planned_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/error.h"

namespace attngen {
namespace {

std::int64_t usable_eps(const UnitLine& line, std::int64_t blocks, std::int64_t eps) {
  check(eps >= 0 && blocks >= 1, "a planned cut needs blocks, and an eps from 0 on");
  check(blocks <= std::max<std::int64_t>(1, line.total()), "more blocks than tiles");
  const std::int64_t tiles_each = line.total() / blocks;
  return std::min(eps, kCostOfTile / 2 * std::max<std::int64_t>(0, tiles_each - 1));
}

UnitLine cost_line(const UnitLine& line, std::int64_t eps) {
  std::vector<std::int64_t> costs;
  costs.reserve(static_cast<std::size_t>(line.sequences()));
  for (std::int64_t sequence = 0; sequence < line.sequences(); ++sequence) {
    const std::int64_t tiles = line.tiles_of(sequence * line.units_per_sequence());
    costs.push_back(tiles == 0 ? 0 : kCostOfTile * tiles + eps);
  }
  return UnitLine(costs, line.units_per_sequence());
}

std::int32_t as_32_bits(std::int64_t value) {
  if (value > std::numeric_limits<std::int32_t>::max()) {
    throw Error(ErrorKind::refused,
                fmt::format("a planned schedule counts up to 2^31 - 1; this one needs {}", value),
                "use the closed form, or fewer or shorter sequences");
  }
  return static_cast<std::int32_t>(value);
}

/// The records of blocks, before they stand in one row.
using BlockRecords = std::vector<std::vector<PlannedRecord>>;

PlannedRecord record_of(const UnitLine& line, std::int64_t unit, std::int64_t begin,
                        std::int64_t end) {
  PlannedRecord record;
  record.sequence = as_32_bits(unit / line.units_per_sequence());
  record.unit_in_sequence = as_32_bits(unit % line.units_per_sequence());
  record.tile_begin = as_32_bits(begin);
  record.tile_end = as_32_bits(end);
  return record;
}

void add_pieces(BlockRecords& blocks, const PlannedCut& cut) {
  const UnitLine& line = cut.line();
  for (std::int64_t block = 0; block < cut.blocks() && line.total() > 0; ++block) {
    const std::int64_t end = cut.boundary(block + 1);
    for (std::int64_t at = cut.boundary(block); at < end;) {
      const LinePlace place = line.place_of(at);
      const std::int64_t unit_begin = at - place.tile;
      const std::int64_t stop = std::min(end, unit_begin + line.tiles_of(place.unit));
      blocks[static_cast<std::size_t>(block)].push_back(
          record_of(line, place.unit, place.tile, stop - unit_begin));
      at = stop;
    }
  }
}

void add_empty_units(BlockRecords& blocks, const PlannedCut& cut) {
  for (std::int64_t unit = 0; unit < cut.line().units(); ++unit) {
    if (cut.line().tiles_of(unit) != 0) continue;
    PlannedRecord record = record_of(cut.line(), unit, 0, 0);
    record.flags = PlannedRecord::kEmptyUnit | PlannedRecord::kWholeUnit;
    blocks[static_cast<std::size_t>(empty_unit_block(unit, cut.blocks()))].push_back(record);
  }
}

/// Pieces of a unit stand in neighbouring blocks, the last of one and the first of the next.
void number_pieces(BlockRecords& blocks, const PlannedCut& cut, PlannedSchedule& schedule) {
  std::vector<PlannedRecord*> pieces;
  const auto close_unit = [&] {
    const bool whole = pieces.size() == 1;
    for (std::size_t at = 0; at < pieces.size(); ++at) {
      pieces[at]->split = as_32_bits(static_cast<std::int64_t>(at));
      pieces[at]->splits = as_32_bits(static_cast<std::int64_t>(pieces.size()));
      pieces[at]->slot_base = whole ? 0 : as_32_bits(schedule.slots);
      if (whole) pieces[at]->flags |= PlannedRecord::kWholeUnit;
    }
    if (pieces.size() > 1) {
      schedule.slots += static_cast<std::int64_t>(pieces.size());
      ++schedule.cut_units;
    }
    pieces.clear();
  };
  for (std::vector<PlannedRecord>& block : blocks) {
    for (PlannedRecord& record : block) {
      pieces.push_back(&record);
      const std::int64_t unit =
          record.sequence * cut.line().units_per_sequence() + record.unit_in_sequence;
      if (record.tile_end == cut.line().tiles_of(unit)) close_unit();
    }
  }
}

}  // namespace

PlannedCut::PlannedCut(UnitLine line, std::int64_t blocks, std::int64_t eps_sixteenths)
    : line_(std::move(line)),
      eps_(usable_eps(line_, blocks, eps_sixteenths)),
      costs_(cost_line(line_, eps_)),
      cut_{costs_.total(), blocks} {}

/// How much of one eps the start of a block leaves unused: a block that begins inside a unit pays
/// an eps of its own, one that took over a part of a unit's eps has the rest.
std::int64_t PlannedCut::spare_of(std::int64_t block) const {
  if (block == 0) return eps_;
  const LinePlace place = costs_.place_of(cut_.start(block));
  return std::max<std::int64_t>(0, eps_ - place.tile);
}

std::int64_t PlannedCut::boundary(std::int64_t block) const {
  if (block == 0 || line_.total() == 0) return 0;
  if (block == cut_.blocks) return line_.total();
  const LinePlace place = costs_.place_of(cut_.start(block));
  const std::int64_t begin = line_.begin_of(place.unit);
  if (place.tile <= eps_) return begin;
  const std::int64_t left = costs_.tiles_of(place.unit) - place.tile;
  if (left <= spare_of(block - 1)) return begin + line_.tiles_of(place.unit);
  return begin + (place.tile - eps_) / kCostOfTile;
}

PlannedSchedule plan_records(const PlannedCut& cut) {
  BlockRecords blocks(static_cast<std::size_t>(cut.blocks()));
  PlannedSchedule schedule;
  add_pieces(blocks, cut);
  number_pieces(blocks, cut, schedule);
  add_empty_units(blocks, cut);
  schedule.offsets.push_back(0);
  for (const std::vector<PlannedRecord>& block : blocks) {
    schedule.records.insert(schedule.records.end(), block.begin(), block.end());
    schedule.offsets.push_back(static_cast<std::int64_t>(schedule.records.size()));
  }
  return schedule;
}

std::string to_text(const PlannedCut& cut) {
  return fmt::format("{} over {} blocks, eps {}/{} tile", to_text(cut.line()), cut.blocks(),
                     cut.eps(), kCostOfTile);
}

std::string to_text(const PlannedRecord& record) {
  std::string text = fmt::format("sequence {}, unit {}: tiles [{}, {})", record.sequence,
                                 record.unit_in_sequence, record.tile_begin, record.tile_end);
  if ((record.flags & PlannedRecord::kEmptyUnit) != 0) return text + ", empty";
  if ((record.flags & PlannedRecord::kWholeUnit) != 0) return text + ", whole";
  return text + fmt::format(", piece {} of {} in slot {}", record.split, record.splits,
                            record.slot_base + record.split);
}

std::string to_text(const PlannedSchedule& schedule) {
  return fmt::format("{} records for {} blocks, {} units cut into {} pieces",
                     schedule.records.size(), schedule.offsets.size() - 1, schedule.cut_units,
                     schedule.slots);
}

}  // namespace attngen
