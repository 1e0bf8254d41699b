// SPDX-License-Identifier: Apache-2.0
// Tile classes of conditions on tables whose least and largest entries over a tile are known.
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "generator/analysis/tile_classes.h"
#include "generator/analysis/tile_predicate.h"
#include "tests/unit/generator/analysis/tile_scene.h"

namespace attngen {
namespace {

using testing::any_table;
using testing::BoundErrors;
using testing::Scene;
using testing::Truth;

TEST_CASE("with the bounds of tables nothing is dropped, and more is decided than without") {
  int decided_by_tables = 0;
  int empty = 0;
  int full = 0;
  for (unsigned seed = 0; seed < 2000; ++seed) {
    Scene scene(seed);
    scene.add_table("pairs", {0, 1});
    const int flags = scene.add_booleans("flags", {1});
    const int blocks = scene.add_booleans("blocks", {0, 1});
    if (seed % 2 == 0) {
      scene.sort_table(2);
      scene.sort_table(3);
    }
    const Expr dq = make_access(2, {Scene::p()});
    const Expr dk = make_access(3, {Scene::m()});
    const Expr pair = make_access(4, {Scene::p(), Scene::m()});
    std::vector<Expr> tables = {
        make_node(scene.comparison(), {dq, dk}),
        make_node(scene.comparison(), {make_node(Op::sub, {dq, dk}), scene.index(1)}),
        make_node(scene.comparison(),
                  {make_node(Op::floor_div, {dq, make_integer(3)}), make_node(Op::abs, {dk})}),
        make_node(scene.comparison(), {make_node(Op::mul, {dq, dk}), pair}),
        make_node(scene.comparison(), {make_node(Op::mod, {dk, make_integer(4)}), scene.fixed()}),
        make_access(flags, {Scene::m()}),
        make_node(Op::logical_not, {make_access(blocks, {Scene::p(), Scene::m()})})};
    Expr keep = tables[seed % tables.size()];
    if (seed % 3 != 0) {
      const Op op = seed % 3 == 1 ? Op::logical_and : Op::logical_or;
      keep = make_node(op, {keep, scene.condition(2)});
    }
    if (seed % 5 == 0) keep = negation(keep);
    const TileRule blind = tile_rule(scene.cascade, keep, {0, 1}, 1);
    const TileRule rule = tile_rule(scene.cascade, keep, {0, 1}, 1, any_table);
    for (int tile = 0; tile < 6; ++tile) {
      const TilePlace place = scene.random_tile();
      const Truth truth = brute_force(scene, keep, place);
      const TileClass found = classify(scene.cascade, rule, place);
      const TileClass without = classify(scene.cascade, blind, place);
      CAPTURE(seed);
      if (truth.any) REQUIRE(found != TileClass::empty);
      if (!truth.all) REQUIRE(found != TileClass::full);
      if (without != TileClass::partial) REQUIRE(found == without);
      decided_by_tables += found != without;
      empty += found == TileClass::empty;
      full += found == TileClass::full;
      const BoundErrors errors = check_bounds(scene, keep, rule, place);
      REQUIRE(errors.missed == 0);
      if (rule.bounds_exact) REQUIRE(errors.unused == 0);
    }
  }
  CHECK(decided_by_tables > 3000);
  CHECK(empty > 1000);
  CHECK(full > 1000);
}

TEST_CASE("an order between a table of rows and one of keys is classified exactly") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    Scene scene(seed);
    const Expr dq = make_access(2, {Scene::p()});
    const Expr dk = make_access(3, {Scene::m()});
    const Op orders[] = {Op::lt, Op::le, Op::gt, Op::ge};
    const Expr keep = make_node(orders[seed % 4],
                                {dq, make_node(Op::add, {dk, make_integer(scene.pick(-3, 3))})});
    const TileRule rule = tile_rule(scene.cascade, keep, {0, 1}, 1, any_table);
    const TilePlace place = scene.random_tile();
    const Truth truth = brute_force(scene, keep, place);
    CAPTURE(seed);
    CHECK((evaluate_at(scene.cascade, rule.possible, place) != 0) == truth.any);
    CHECK((evaluate_at(scene.cascade, rule.certain, place) != 0) == truth.all);
  }
}

TEST_CASE("a table of rows bounds the keys in closed form") {
  Scene scene(7);
  const Expr limit = make_access(2, {Scene::p()});
  const Expr keep = make_node(Op::lt, {Scene::m(), limit});
  const TileRule rule = tile_rule(scene.cascade, keep, {0, 1}, 1, any_table);
  REQUIRE(rule.end.size() == 1);
  const TilePlace place = scene.random_tile();
  double most = -100;
  for (std::int64_t p = place.first[0]; p <= place.last[0]; ++p) {
    most = std::max(most, scene.arrays[2].at(p));
  }
  CHECK(evaluate_at(scene.cascade, rule.end.front(), place) == most);
  CHECK_FALSE(rule.bounds_exact);
}

TEST_CASE("documents in blocks: only tiles of one's own are visited") {
  Scene scene(9);
  constexpr std::int64_t kDocument = 48;
  constexpr std::int64_t kLength = 8 * kDocument;
  scene.binding.extents = {kLength, kLength, 3};
  for (const std::size_t table : {2, 3}) {
    scene.arrays[table] = Array(DType::i32, {kLength});
    for (std::int64_t at = 0; at < kLength; ++at) {
      scene.arrays[table].set(at, static_cast<double>(at / kDocument));
    }
  }
  const Expr keep = make_node(Op::eq, {make_access(2, {Scene::p()}), make_access(3, {Scene::m()})});
  const TileRule rule = tile_rule(scene.cascade, keep, {0, 1}, 1, any_table);
  TilePlace place = scene.random_tile();
  int visited = 0;
  int masked = 0;
  for (std::int64_t row = 0; row < kLength; row += 16) {
    for (std::int64_t key = 0; key < kLength; key += 32) {
      place.first = {row, key, 0};
      place.last = {row + 15, key + 31, 0};
      const TileClass found = classify(scene.cascade, rule, place);
      visited += found != TileClass::empty;
      masked += found == TileClass::partial;
    }
  }
  // A document of 48 keys has 1.5 tiles of its own; half a tile more belongs to a neighbour too.
  CHECK(visited == 24 * 2);
  CHECK(masked == 24);
}

}  // namespace
}  // namespace attngen
