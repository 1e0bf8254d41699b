// SPDX-License-Identifier: Apache-2.0
// Linear forms mean what their expressions mean, and bounds hold at every point of a tile.
#include "generator/analysis/tile_linear.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>

#include "tests/unit/generator/analysis/tile_scene.h"

namespace attngen {
namespace {

using testing::any_table;
using testing::Scene;

/// Every value that `expr` takes on the tile.
std::set<double> values_on(Scene& scene, const Expr& expr, TilePlace place) {
  std::set<double> values;
  for (std::int64_t p = place.first[0]; p <= place.last[0]; ++p) {
    for (std::int64_t m = place.first[1]; m <= place.last[1]; ++m) {
      place.vars[0] = p;
      place.vars[1] = m;
      values.insert(evaluate_at(scene.cascade, expr, place));
    }
  }
  return values;
}

double value_at(Scene& scene, const Expr& expr, TilePlace place, std::int64_t p, std::int64_t m) {
  place.vars[0] = p;
  place.vars[1] = m;
  return evaluate_at(scene.cascade, expr, place);
}

bool has_gap(const std::set<double>& values) {
  return *values.rbegin() - *values.begin() + 1 != static_cast<double>(values.size());
}

TEST_CASE("the linear form of an expression has its value at every point") {
  int with_terms = 0;
  for (unsigned seed = 0; seed < 3000; ++seed) {
    Scene scene(seed);
    const TileScope scope(scene.cascade, {0, 1});
    const Expr expr = scene.index(3);
    const std::optional<Linear> form = scope.linear(expr);
    REQUIRE(form);
    with_terms += form->terms.size() > 1;
    TilePlace place = scene.random_tile();
    for (std::int64_t p = place.first[0]; p <= place.last[0]; ++p) {
      for (std::int64_t m = place.first[1]; m <= place.last[1]; ++m) {
        CAPTURE(seed);
        const double value = value_at(scene, expr, place, p, m);
        CHECK(value_at(scene, to_expr(*form), place, p, m) == value);
        CHECK(value_at(scene, at_most_zero(*form, false), place, p, m) == (value <= 0 ? 1 : 0));
        CHECK(value_at(scene, at_most_zero(*form, true), place, p, m) == (value < 0 ? 1 : 0));
      }
    }
  }
  CHECK(with_terms > 500);
}

TEST_CASE("a sum of two forms has the sum of their values, and like terms meet") {
  for (unsigned seed = 0; seed < 1000; ++seed) {
    Scene scene(seed);
    const TileScope scope(scene.cascade, {0, 1});
    const Expr x = scene.index(2);
    const Expr y = scene.index(2);
    const int factor = scene.pick(-4, 4);
    const std::optional<Linear> sum = combined(*scope.linear(x), *scope.linear(y), factor);
    REQUIRE(sum);
    const TilePlace place = scene.random_tile();
    const std::int64_t p = place.first[0];
    const std::int64_t m = place.last[1];
    CAPTURE(seed);
    CHECK(value_at(scene, to_expr(*sum), place, p, m) ==
          value_at(scene, x, place, p, m) + factor * value_at(scene, y, place, p, m));
    const std::optional<Linear> nothing = combined(*scope.linear(x), *scope.linear(x), -1);
    REQUIRE(nothing);
    CHECK(nothing->terms.empty());
    CHECK(nothing->constant == 0);
  }
}

TEST_CASE("coefficients that leave 32 bits make no form") {
  Scene scene(1);
  const TileScope scope(scene.cascade, {0, 1});
  const std::int64_t large = std::int64_t{1} << 30;
  const auto times = [](const Expr& expr, std::int64_t factor) {
    return make_node(Op::mul, {expr, make_integer(factor)});
  };
  const std::optional<Linear> wide = scope.linear(times(Scene::m(), large));
  REQUIRE(wide);
  CHECK(wide->coefficient_of(Scene::m()) == large);
  CHECK(wide->coefficient_of(Scene::p()) == 0);
  CHECK_FALSE(combined(*wide, *wide, 1));
  CHECK_FALSE(combined(*wide, *wide, large));
  CHECK_FALSE(combined(*wide, *wide, std::int64_t{1} << 31));
  CHECK(combined(*wide, *wide, -1));
  CHECK_FALSE(scope.linear(make_integer(std::int64_t{1} << 31)));
  CHECK_FALSE(scope.linear(times(times(Scene::m(), large), 2)));
  CHECK_FALSE(scope.linear(make_node(Op::add, {make_integer(large), make_integer(large)})));
  // What has no form has no bounds: its callers meet every pair.
  const TileInterval unknown = scope.bounds(times(times(Scene::m(), large), 2));
  CHECK_FALSE(unknown.low);
  CHECK_FALSE(unknown.high);
}

TEST_CASE("bounds hold at every point of a tile, and contiguous means every integer between") {
  int bounded = 0;
  int exact = 0;
  int contiguous = 0;
  for (unsigned seed = 0; seed < 6000; ++seed) {
    Scene scene(seed);
    const TileScope scope(scene.cascade, {0, 1}, any_table);
    const Expr expr = scene.index(scene.pick(1, 3));
    const TileInterval interval = scope.bounds(expr);
    for (int tile = 0; tile < 4; ++tile) {
      const TilePlace place = scene.random_tile();
      const std::set<double> values = values_on(scene, expr, place);
      CAPTURE(seed);
      CAPTURE(tile);
      if (interval.low) {
        CHECK(evaluate_at(scene.cascade, interval.low, place) <= *values.begin());
      }
      if (interval.high) {
        CHECK(evaluate_at(scene.cascade, interval.high, place) >= *values.rbegin());
      }
      if (!interval.low || !interval.high) continue;
      ++bounded;
      exact += evaluate_at(scene.cascade, interval.low, place) == *values.begin() &&
               evaluate_at(scene.cascade, interval.high, place) == *values.rbegin();
      if (!interval.contiguous || !scope.varies(expr)) continue;
      ++contiguous;
      CHECK_FALSE(has_gap(values));
    }
  }
  CHECK(bounded > 12000);
  CHECK(exact > bounded / 2);
  CHECK(contiguous > 1000);
}

TEST_CASE("what a tile's bounds are made of does not vary inside the tile") {
  for (unsigned seed = 0; seed < 2000; ++seed) {
    Scene scene(seed);
    const TileScope scope(scene.cascade, {0, 1}, any_table);
    const TileInterval interval = scope.bounds(scene.index(3));
    CAPTURE(seed);
    if (interval.low) CHECK_FALSE(scope.varies(interval.low));
    if (interval.high) CHECK_FALSE(scope.varies(interval.high));
  }
}

TEST_CASE("a table without known entries has no bounds") {
  Scene scene(3);
  const Expr entry = make_access(3, {Scene::m()});
  CHECK_FALSE(TileScope(scene.cascade, {0, 1}).bounds(entry).low);
  CHECK(TileScope(scene.cascade, {0, 1}, any_table).bounds(entry).low);
}

}  // namespace
}  // namespace attngen
