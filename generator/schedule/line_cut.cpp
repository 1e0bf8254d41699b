// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/line_cut.h"

#include <fmt/format.h>

#include <algorithm>

namespace attngen {
namespace {

/// What a snapped cut may lose against the closed form: 5 %, the rule of llama.cpp's stream-K.
constexpr std::int64_t kPartsOfLoss = 20;

bool is_close(const LineCut& cut, const LineCut& even) {
  return cut.blocks >= even.blocks - even.blocks / kPartsOfLoss &&
         cut.longest() <= even.longest() + even.longest() / kPartsOfLoss;
}

}  // namespace

EqualUnits equal_units(const std::vector<std::int64_t>& tiles, std::int64_t units_each) {
  EqualUnits equal;
  for (const std::int64_t own : tiles) {
    if (own == 0) continue;
    if (equal.count > 0 && own != equal.tiles) return {};
    equal.count += units_each;
    equal.tiles = own;
  }
  return equal;
}

LineCut even_cut(std::int64_t tiles, std::int64_t blocks) {
  return {{tiles, blocks}, 1, blocks, "the closed form"};
}

LineCut choose_line_cut(std::int64_t tiles, const EqualUnits& equal, std::int64_t launched,
                        std::int64_t k_min) {
  LineCut even = even_cut(tiles, stream_blocks(tiles, launched, k_min));
  if (equal.count == 0) {
    even.reason += ", for units are not equally long";
    return even;
  }
  const std::int64_t pieces = even.blocks / equal.count;
  LineCut snapped;
  if (pieces > 1) {
    snapped = {{equal.tiles, pieces}, 1, equal.count * pieces, {}};
    snapped.reason = fmt::format("{} units in {} pieces each", equal.count, pieces);
  } else {
    const std::int64_t blocks = std::min(equal.count, launched);
    snapped = {{equal.count, blocks}, equal.tiles, blocks, {}};
    snapped.reason = fmt::format("{} units whole", equal.count);
  }
  if (is_close(snapped, even)) return snapped;
  even.reason += fmt::format(", for {} lose over 5 %", snapped.reason);
  return even;
}

std::string to_text(const LineCut& cut) {
  return fmt::format("{} tiles over {} blocks, up to {} each: {}", cut.tiles(), cut.blocks,
                     cut.longest(), cut.reason);
}

}  // namespace attngen
