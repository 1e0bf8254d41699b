// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/unit_line.h"

#include <doctest/doctest.h>

#include "tests/unit/generator/schedule/ragged_batch.h"

namespace attngen {
namespace {

TEST_CASE("every tile of a line is found where a walk over the tiles finds it") {
  std::mt19937_64 random(21);
  for (int round = 0; round < 2'000; ++round) {
    const ragged::Batch batch = ragged::draw(random);
    const UnitLine line(batch.tiles, batch.units_each);
    const std::vector<std::int64_t> unit_of_tile = ragged::walk(batch);
    REQUIRE(line.total() == static_cast<std::int64_t>(unit_of_tile.size()));
    REQUIRE(line.units() == line.sequences() * batch.units_each);
    std::vector<std::int64_t> seen(static_cast<std::size_t>(line.units()), 0);
    for (std::size_t at = 0; at < unit_of_tile.size(); ++at) {
      const LinePlace place = line.place_of(static_cast<std::int64_t>(at));
      REQUIRE(place.unit == unit_of_tile[at]);
      REQUIRE(place.sequence == place.unit / batch.units_each);
      REQUIRE(place.tile == seen[static_cast<std::size_t>(place.unit)]++);
      REQUIRE(line.begin_of(place.unit) + place.tile == static_cast<std::int64_t>(at));
    }
    for (std::int64_t unit = 0; unit < line.units(); ++unit) {
      REQUIRE(line.tiles_of(unit) == seen[static_cast<std::size_t>(unit)]);
      REQUIRE(line.end_of(unit) - line.begin_of(unit) == line.tiles_of(unit));
    }
  }
}

TEST_CASE("with edges, every position is found where a walk over the units finds it") {
  std::mt19937_64 random(22);
  for (int round = 0; round < 1'000; ++round) {
    const ragged::Batch batch = ragged::draw(random);
    const UnitWeight weight = weight_with(ragged::pick(random, 1, 60));
    const UnitLine line(batch.tiles, batch.units_each);
    std::int64_t at = 0;
    for (std::int64_t unit = 0; unit < line.units(); ++unit) {
      const std::int64_t tiles = line.tiles_of(unit);
      if (tiles == 0) continue;
      REQUIRE(line.begin_of(unit, weight) == at);
      const std::int64_t behind = at + 16 * tiles + 2 * weight.edge;
      const std::int64_t some[] = {at, at + weight.edge, ragged::pick(random, at, behind - 1),
                                   behind - weight.edge, behind - 1};
      for (const std::int64_t position : some) {
        const LinePlace place = line.place_of(position, weight);
        REQUIRE(place.unit == unit);
        std::int64_t before = 0;
        while (before < tiles && at + weight.edge + 16 * (before + 1) - 1 < position) ++before;
        REQUIRE(place.tile == before);
      }
      at = behind;
    }
    REQUIRE(line.total(weight) == at);
  }
}

TEST_CASE("there is no place outside the line") {
  const UnitLine line({2, 0, 3}, 2);
  CHECK_THROWS(line.place_of(-1));
  CHECK_THROWS(line.place_of(10));
  CHECK_THROWS(UnitLine({0}, 1).place_of(0));
  CHECK(UnitLine({}, 4).units() == 0);
}

TEST_CASE("bad lines are refused") {
  CHECK_THROWS_WITH(UnitLine({1, -1}, 1), doctest::Contains("-1 key tiles"));
  CHECK_THROWS_WITH(UnitLine({1}, 0), doctest::Contains("at least one"));
  CHECK_THROWS_WITH(UnitLine({UnitLine::kMostTiles, 1}, 1), doctest::Contains("key tiles in all"));
  CHECK_THROWS_WITH(UnitLine({std::int64_t{1} << 62}, 8), doctest::Contains("key tiles in all"));
}

TEST_CASE("one line of text each") {
  CHECK(to_text(UnitLine({2, 3}, 2)) == "10 tiles in 4 units of 2 sequences");
  CHECK(to_text(UnitLine({2, 3}, 2).place_of(8)) == "sequence 1, unit 3, tile 1");
}

}  // namespace
}  // namespace attngen
