// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/tile_classes.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

namespace attngen {
namespace {

// Ranks P, M, H; variables p, m, h; tables len[], window[H], dq[P], dk[M]; params r (static), w.
struct Scene {
  Cascade cascade;
  Binding binding;
  std::vector<Array> arrays;
  std::mt19937 random;

  explicit Scene(unsigned seed) : random(seed) {
    for (const char* name : {"P", "M", "H"}) {
      Rank rank;
      rank.name = name;
      cascade.ranks.push_back(rank);
      RankVar var;
      var.name = std::string(1, static_cast<char>(name[0] + ('a' - 'A')));
      var.rank = static_cast<int>(cascade.ranks.size()) - 1;
      cascade.vars.push_back(var);
    }
    binding.extents = {pick(5, 12), pick(5, 14), 3};
    for (const char* name : {"r", "w"}) {
      Param param;
      param.name = name;
      param.is_static = name[0] == 'r';
      cascade.params.push_back(param);
    }
    // w is a launch-time scalar and need not be integral.
    binding.params = {static_cast<double>(pick(1, 4)), static_cast<double>(pick(-4, 16)) / 2};
    add_table("len", {});
    add_table("window", {2});
    add_table("dq", {0});
    add_table("dk", {1});
  }

  int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); }

  void add_table(const char* name, const std::vector<int>& ranks) {
    Tensor tensor;
    tensor.name = name;
    tensor.kind = TensorKind::input;
    tensor.type.type = DType::i32;
    Shape shape;
    for (int rank : ranks) {
      TensorDim dim;
      dim.rank = rank;
      tensor.dims.push_back(dim);
      shape.push_back(binding.extents[static_cast<std::size_t>(rank)]);
    }
    cascade.tensors.push_back(tensor);
    Array values(DType::i32, shape);
    for (std::int64_t i = 0; i < values.size(); ++i) values.set(i, pick(-2, 10));
    arrays.push_back(values);
  }

  static Expr p() { return make_leaf(Op::var, 0); }
  static Expr m() { return make_leaf(Op::var, 1); }
  static Expr h() { return make_leaf(Op::var, 2); }
  static Expr integer(std::int64_t value) { return make_integer(value); }

  Expr fixed() {
    switch (pick(0, 5)) {
      case 0:
        return make_leaf(Op::extent, pick(0, 1));
      case 1:
        return make_leaf(Op::param, 0);
      case 2:
        return make_leaf(Op::param, 1);
      case 3:
        return make_access(0, {});
      case 4:
        return make_access(1, {h()});
      default:
        return integer(pick(-6, 9));
    }
  }

  Expr index(int depth) {
    if (depth == 0) return pick(0, 2) == 0 ? fixed() : (pick(0, 1) == 0 ? p() : m());
    const auto next = [&] { return index(depth - 1); };
    switch (pick(0, 11)) {
      case 0:
        return make_node(Op::mul, {next(), integer(pick(-3, 3))});
      case 1:
        return make_node(Op::floor_div, {next(), integer(pick(1, 4))});
      case 2:
        return make_node(Op::mod, {next(), integer(pick(1, 5))});
      case 3:
        return make_node(pick(0, 1) == 0 ? Op::min : Op::max, {next(), next()});
      case 4:
        return make_node(Op::abs, {next()});
      case 5:
        return make_node(Op::clamp, {next(), integer(pick(-3, 2)), integer(pick(2, 9))});
      case 6:
        return make_node(Op::mul, {next(), fixed()});
      case 7:
        return make_node(pick(0, 1) == 0 ? Op::floor_div : Op::mod,
                         {next(), make_leaf(Op::param, 0)});
      case 8:
        return pick(0, 1) == 0 ? make_access(2, {p()}) : make_access(3, {m()});
      default:
        return make_node(pick(0, 1) == 0 ? Op::add : Op::sub, {next(), next()});
    }
  }

  Op comparison() {
    const Op all[] = {Op::lt, Op::le, Op::gt, Op::ge, Op::eq, Op::ne};
    return all[pick(0, 5)];
  }

  Expr condition(int depth) {
    if (depth == 0 || pick(0, 2) == 0) {
      return make_node(comparison(), {index(pick(0, 2)), index(pick(0, 2))});
    }
    switch (pick(0, 4)) {
      case 0:
        return make_node(Op::logical_not, {condition(depth - 1)});
      case 1:
        return make_node(Op::logical_or, {condition(depth - 1), condition(depth - 1)});
      default:
        return make_node(Op::logical_and, {condition(depth - 1), condition(depth - 1)});
    }
  }

  /// +-(m - p), m or p against a fixed integer: the family for which the answer must be exact.
  Expr difference_constraint() {
    const Expr sides[] = {make_node(Op::sub, {m(), p()}), m(), p(), make_node(Op::sub, {p(), m()})};
    const Expr bound = pick(0, 3) == 0 ? make_access(0, {}) : integer(pick(-8, 10));
    const Op all[] = {Op::lt, Op::le, Op::gt, Op::ge, Op::eq};
    return make_node(all[pick(0, 4)], {sides[pick(0, 3)], bound});
  }

  TilePlace random_tile() {
    TilePlace place;
    place.binding = &binding;
    place.arrays = &arrays;
    place.vars = {0, 0, pick(0, 2)};
    place.first = {0, 0, 0};
    place.last = {0, 0, 0};
    for (std::size_t i = 0; i < 2; ++i) {
      place.first[i] = pick(0, static_cast<int>(binding.extents[i]) - 1);
      place.last[i] = std::min<std::int64_t>(binding.extents[i] - 1, place.first[i] + pick(0, 4));
    }
    return place;
  }

  bool kept(const Expr& keep, TilePlace& place, std::int64_t at_p, std::int64_t at_m) {
    place.vars[0] = at_p;
    place.vars[1] = at_m;
    return evaluate_at(cascade, keep, place) != 0;
  }
};

struct Truth {
  bool any = false;
  bool all = true;
};

Truth brute_force(Scene& scene, const Expr& keep, TilePlace place) {
  Truth truth;
  for (std::int64_t p = place.first[0]; p <= place.last[0]; ++p) {
    for (std::int64_t m = place.first[1]; m <= place.last[1]; ++m) {
      const bool one = scene.kept(keep, place, p, m);
      truth.any = truth.any || one;
      truth.all = truth.all && one;
    }
  }
  return truth;
}

bool inside(Scene& scene, const TileRule& rule, const TilePlace& place, std::int64_t m) {
  for (const Expr& begin : rule.begin) {
    if (static_cast<double>(m) < evaluate_at(scene.cascade, begin, place)) return false;
  }
  for (const Expr& end : rule.end) {
    if (static_cast<double>(m) >= evaluate_at(scene.cascade, end, place)) return false;
  }
  return true;
}

/// Keys outside the bounds that some row uses, and keys inside that no row uses.
struct BoundErrors {
  int missed = 0;
  int unused = 0;
};

BoundErrors check_bounds(Scene& scene, const Expr& keep, const TileRule& rule, TilePlace place) {
  BoundErrors errors;
  for (std::int64_t m = 0; m < scene.binding.extents[1]; ++m) {
    bool used = false;
    for (std::int64_t p = place.first[0]; p <= place.last[0]; ++p) {
      used = used || scene.kept(keep, place, p, m);
    }
    const bool is_inside = inside(scene, rule, place, m);
    if (used && !is_inside) ++errors.missed;
    if (!used && is_inside) ++errors.unused;
  }
  return errors;
}

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
