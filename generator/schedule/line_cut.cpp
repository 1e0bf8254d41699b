// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/line_cut.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace attngen {
namespace {

/// What a snapped cut may lose against the closed form: 5 %, the rule of llama.cpp's stream-K.
constexpr std::int64_t kPartsOfLoss = 20;

std::int64_t dearest(const LineCut& cut) {
  return cut.longest() + cut.beside;
}

bool is_close(const LineCut& cut, const LineCut& even) {
  return cut.blocks >= even.blocks - even.blocks / kPartsOfLoss &&
         dearest(cut) <= dearest(even) + dearest(even) / kPartsOfLoss;
}

}  // namespace

LineUnits units_of(const std::vector<std::int64_t>& tiles, std::int64_t units_each) {
  LineUnits units;
  bool are_equal = true;
  for (const std::int64_t own : tiles) {
    if (own == 0) continue;
    are_equal = are_equal && (units.count == 0 || own == units.each);
    units.tiles += own * units_each;
    units.count += units_each;
    units.each = own;
  }
  if (!are_equal) units.each = 0;
  return units;
}

LineCut even_cut(const LineUnits& units, std::int64_t blocks, std::int64_t edge) {
  const UnitWeight weight = weight_with(edge);
  const std::int64_t length = weight.tile * units.tiles + 2 * edge * units.count;
  return {{length, blocks}, 1, blocks, weight, 2 * edge, "the closed form"};
}

LineCut choose_line_cut(const LineUnits& units, std::int64_t launched, std::int64_t k_min,
                        std::int64_t edge) {
  check(0 <= edge && edge <= kWeightOfTile / 2 * (k_min - 1), "an edge that outweighs a block");
  LineCut even = even_cut(units, stream_blocks(units.tiles, launched, k_min), edge);
  if (units.each == 0) {
    even.reason += ", for units are not equally long";
    return even;
  }
  const std::int64_t pieces = even.blocks / units.count;
  UnitWeight weight = even.weight;
  LineCut snapped;
  if (pieces > 1) {
    // All pieces have the same two edges, so none need stand on the line.
    weight.edge = 0;
    snapped = {{weight.of(units.each), pieces}, 1, units.count * pieces, weight, 2 * edge, {}};
    snapped.reason = fmt::format("{} units in {} pieces each", units.count, pieces);
  } else {
    const std::int64_t blocks = std::min(units.count, launched);
    snapped = {{units.count, blocks}, weight.of(units.each), blocks, weight, 0, {}};
    snapped.reason = fmt::format("{} units whole", units.count);
  }
  if (is_close(snapped, even)) return snapped;
  even.reason += fmt::format(", for {} lose over 5 %", snapped.reason);
  return even;
}

std::string to_text(const LineCut& cut) {
  return fmt::format("{} {} over {} blocks, up to {} each: {}", cut.length(),
                     cut.weight.tile == 1 ? "tiles" : "sixteenths", cut.blocks, cut.longest(),
                     cut.reason);
}

}  // namespace attngen
