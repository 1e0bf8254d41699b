// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/segment.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace attngen {

std::vector<Segment> segments_of(const UnitLine& line, const LineCut& cut, std::int64_t block) {
  check(cut.tiles() == line.total(), "the cut is of another line");
  std::vector<Segment> segments;
  const std::int64_t end = cut.end(block);
  for (std::int64_t at = cut.start(block); at < end;) {
    const LinePlace place = line.place_of(at);
    const std::int64_t unit_begin = at - place.tile;
    const std::int64_t unit_end = unit_begin + line.tiles_of(place.unit);
    const std::int64_t stop = std::min(end, unit_end);
    const Peers peers = cut.peers_of(unit_begin, unit_end);
    Segment segment{place.unit,          place.tile,    stop - unit_begin,
                    block - peers.first, peers.count(), -1};
    if (peers.count() > 1) segment.slot = stream_slot(block, place.tile == 0);
    segments.push_back(segment);
    at = stop;
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
