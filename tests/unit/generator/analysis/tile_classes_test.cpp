// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/tile_classes.h"

#include <doctest/doctest.h>

#include <vector>

#include "tests/unit/generator/analysis/tile_scene.h"

namespace attngen {
namespace {

using testing::BoundErrors;
using testing::Scene;
using testing::Truth;

TEST_CASE("tile rules of random conditions never drop a kept point or skip a needed mask") {
  int empty = 0;
  int full = 0;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    Scene scene(seed);
    const Expr keep = scene.condition(3);
    const TileRule rule = tile_rule(scene.cascade, keep, {0, 1}, 1);
    for (int tile = 0; tile < 6; ++tile) {
      const TilePlace place = scene.random_tile();
      const Truth truth = brute_force(scene, keep, place);
      const TileClass found = classify(scene.cascade, rule, place);
      CAPTURE(seed);
      if (truth.any) REQUIRE(found != TileClass::empty);
      if (!truth.all) REQUIRE(found != TileClass::full);
      empty += found == TileClass::empty;
      full += found == TileClass::full;
      const BoundErrors errors = check_bounds(scene, keep, rule, place);
      REQUIRE(errors.missed == 0);
      if (rule.bounds_exact) REQUIRE(errors.unused == 0);
    }
  }
  // The rules must decide something, or soundness is empty.
  CHECK(empty > 1000);
  CHECK(full > 1000);
}

TEST_CASE("conjunctions of difference constraints are classified exactly") {
  int exact_bounds = 0;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    Scene scene(seed);
    std::vector<Expr> terms;
    for (int i = scene.pick(1, 4); i > 0; --i) terms.push_back(scene.difference_constraint());
    const Expr keep = conjunction(terms);
    const TileRule rule = tile_rule(scene.cascade, keep, {0, 1}, 1);
    exact_bounds += rule.bounds_exact;
    for (int tile = 0; tile < 6; ++tile) {
      const TilePlace place = scene.random_tile();
      const Truth truth = brute_force(scene, keep, place);
      CAPTURE(seed);
      REQUIRE((evaluate_at(scene.cascade, rule.possible, place) != 0) == truth.any);
      REQUIRE((evaluate_at(scene.cascade, rule.certain, place) != 0) == truth.all);
      const BoundErrors errors = check_bounds(scene, keep, rule, place);
      REQUIRE(errors.missed == 0);
      if (rule.bounds_exact) REQUIRE(errors.unused == 0);
    }
  }
  CHECK(exact_bounds > 100);
}

TEST_CASE("causal: one bound, exact, and full below the diagonal") {
  Scene scene(1);
  scene.binding.extents = {128, 200, 3};
  // m <= p + M - P
  const Expr keep = make_node(
      Op::le,
      {Scene::m(), make_node(Op::sub, {make_node(Op::add, {Scene::p(), make_leaf(Op::extent, 1)}),
                                       make_leaf(Op::extent, 0)})});
  const TileRule rule = tile_rule(scene.cascade, keep, {0, 1}, 1);
  CHECK(rule.begin.empty());
  REQUIRE(rule.end.size() == 1);
  CHECK(rule.bounds_exact);
  TilePlace place = scene.random_tile();
  place.first = {64, 0, 0};
  place.last = {127, 63, 0};
  CHECK(evaluate_at(scene.cascade, rule.end.front(), place) == 200);
  CHECK(classify(scene.cascade, rule, place) == TileClass::full);
  place.first[1] = 192;
  place.last[1] = 199;
  CHECK(classify(scene.cascade, rule, place) == TileClass::partial);
  place.first[0] = 0;
  place.last[0] = 63;
  CHECK(classify(scene.cascade, rule, place) == TileClass::empty);
}

TEST_CASE("no condition: every tile is full and no bound is needed") {
  Scene scene(2);
  const TileRule rule = tile_rule(scene.cascade, nullptr, {0, 1}, 1);
  CHECK(rule.bounds_exact);
  CHECK(rule.begin.empty());
  CHECK(rule.end.empty());
  CHECK(classify(scene.cascade, rule, scene.random_tile()) == TileClass::full);
}

TEST_CASE("a table at a tile variable is unknown: possible, never certain") {
  Scene scene(3);
  const Expr keep = make_node(Op::eq, {make_access(2, {Scene::p()}), make_access(3, {Scene::m()})});
  const TileRule rule = tile_rule(scene.cascade, keep, {0, 1}, 1);
  CHECK(classify(scene.cascade, rule, scene.random_tile()) == TileClass::partial);
  CHECK_FALSE(rule.bounds_exact);
}

}  // namespace
}  // namespace attngen
