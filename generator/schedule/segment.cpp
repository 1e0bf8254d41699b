// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/segment.h"

#include <fmt/format.h>

#include "base/error.h"

namespace attngen {

std::vector<Segment> segments_of(const UnitLine& line, const LineCut& cut, std::int64_t block) {
  const UnitWeight weight = cut.weight;
  check(cut.length() == line.total(weight), "the cut is of another line");
  std::vector<Segment> segments;
  const std::int64_t begin = cut.start(block);
  const std::int64_t end = cut.end(block);
  if (begin == end) return segments;
  std::int64_t unit = line.place_of(begin, weight).unit;
  for (; unit < line.units() && line.begin_of(unit, weight) < end; ++unit) {
    const std::int64_t at = line.begin_of(unit, weight);
    const std::int64_t tiles = line.tiles_of(unit);
    Segment segment;
    segment.unit = unit;
    segment.tile_begin = weight.tiles_before(begin - at, tiles);
    segment.tile_end = weight.tiles_before(end - at, tiles);
    if (segment.tiles() == 0) continue;
    const Peers peers = cut.peers_of(at, tiles);
    segment.split = block - peers.first;
    segment.splits = peers.count();
    if (peers.count() > 1) segment.slot = stream_slot(block, segment.tile_begin == 0);
    segments.push_back(segment);
  }
  return segments;
}

std::string to_text(const Segment& segment) {
  std::string text =
      fmt::format("unit {}: tiles [{}, {})", segment.unit, segment.tile_begin, segment.tile_end);
  if (segment.splits > 1) {
    text += fmt::format(", piece {} of {} in slot {}", segment.split, segment.splits, segment.slot);
  }
  return text;
}

}  // namespace attngen
