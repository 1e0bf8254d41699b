// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/uniform_cut.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace attngen {
namespace {

// What an aligned grid may lose against the closed form: 5 %, the rule of llama.cpp's stream-K.
constexpr std::int64_t kKept = 95;
constexpr std::int64_t kOf = 100;

std::int64_t ceil_div(std::int64_t a, std::int64_t b) {
  return a / b + (a % b != 0 ? 1 : 0);
}

}  // namespace

Segment segment_of(const AlignedCut& cut, std::int64_t block) {
  check(0 <= block && block < cut.blocks(), "a block outside the aligned grid");
  const StreamCut unit{cut.tiles_per_unit, cut.pieces};
  const std::int64_t piece = block % cut.pieces;
  return {block / cut.pieces, unit.start(piece),          unit.end(piece), piece,
          cut.pieces,         cut.pieces > 1 ? block : -1};
}

AlignedCut aligned_cut(std::int64_t units, std::int64_t tiles_per_unit, std::int64_t blocks,
                       std::int64_t k_min) {
  const AlignedCut whole{units, tiles_per_unit, 1};
  const std::int64_t pieces = blocks / units;
  if (pieces <= 1 || pieces * units * kOf < blocks * kKept) return whole;
  if (tiles_per_unit / pieces < k_min) return whole;
  const AlignedCut cut{units, tiles_per_unit, pieces};
  const std::int64_t even = ceil_div(units * tiles_per_unit, blocks);
  return cut.longest() * kKept <= even * kOf ? cut : whole;
}

std::vector<Segment> segments_of(const HybridCut& cut, std::int64_t block) {
  check(cut.blocks >= 1 && cut.blocks <= cut.units, "a hybrid needs a unit for every block");
  std::vector<Segment> segments;
  if (cut.tiles_per_unit == 0) return segments;
  for (std::int64_t wave = 0; wave < cut.whole_waves(); ++wave) {
    segments.push_back({wave * cut.blocks + block, 0, cut.tiles_per_unit, 0, 1, -1});
  }
  const std::vector<std::int64_t> tiles{cut.tiles_per_unit};
  const UnitLine rest(tiles, cut.units - cut.whole_units());
  for (Segment segment : segments_of(rest, cut.rest(), block)) {
    segment.unit += cut.whole_units();
    segments.push_back(segment);
  }
  return segments;
}

std::string to_text(const AlignedCut& cut) {
  return fmt::format("{} units of {} tiles in {} pieces each", cut.units, cut.tiles_per_unit,
                     cut.pieces);
}

std::string to_text(const HybridCut& cut) {
  return fmt::format("{} units whole, then {}", cut.whole_units(), to_text(cut.rest()));
}

}  // namespace attngen
