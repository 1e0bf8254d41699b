// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/segment.h"

#include <doctest/doctest.h>

namespace attngen {
namespace {

// Ranges and slots over random batches are held by closed_form_test.cpp.
TEST_CASE("a block's segments, by hand") {
  const UnitLine line({2, 0, 5}, 1);
  const LineCut cut = even_cut({7}, 3);  // ranges of 3, 2 and 2 tiles
  const std::vector<Segment> first = segments_of(line, cut, 0);
  REQUIRE(first.size() == 2);
  CHECK(to_text(first[0]) == "unit 0: tiles [0, 2)");
  CHECK(to_text(first[1]) == "unit 2: tiles [0, 1), piece 0 of 3 in slot 1");
  CHECK(to_text(segments_of(line, cut, 1)[0]) == "unit 2: tiles [1, 3), piece 1 of 3 in slot 2");
  CHECK(to_text(segments_of(line, cut, 2)[0]) == "unit 2: tiles [3, 5), piece 2 of 3 in slot 4");
}

TEST_CASE("a boundary in the edge of a unit is one at its end") {
  // 8 + 32 + 8 and 8 + 80 + 8 sixteenths; the middle, 72, lies at the end of the second unit's
  // first tile.
  const UnitLine line({2, 0, 5}, 1);
  const LineCut cut = even_cut({7, 2, 0}, 2, 8);
  CHECK(cut.end(0) == 72);
  CHECK(to_text(segments_of(line, cut, 0)[1]) == "unit 2: tiles [0, 1), piece 0 of 2 in slot 1");
  CHECK(to_text(segments_of(line, cut, 1)[0]) == "unit 2: tiles [1, 5), piece 1 of 2 in slot 2");
  // 8 + 48 + 8 and 8 + 64 + 8: the middle is in the second unit's edge.
  const UnitLine whole({3, 4}, 1);
  const LineCut at_edge = even_cut({7, 2, 0}, 2, 8);
  REQUIRE(segments_of(whole, at_edge, 0).size() == 1);
  CHECK(to_text(segments_of(whole, at_edge, 0)[0]) == "unit 0: tiles [0, 3)");
  CHECK(to_text(segments_of(whole, at_edge, 1)[0]) == "unit 1: tiles [0, 4)");
}

TEST_CASE("a cut of another line is our own bug") {
  CHECK_THROWS(segments_of(UnitLine({2}, 1), even_cut({3}, 1), 0));
}

}  // namespace
}  // namespace attngen
