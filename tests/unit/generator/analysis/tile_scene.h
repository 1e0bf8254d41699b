// SPDX-License-Identifier: Apache-2.0
// Random conditions over rows, keys and tables, and what they say about a tile, point by point.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "generator/analysis/tile_classes.h"

namespace attngen::testing {

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

  /// A table of 0 and 1 along the given ranks; its id.
  int add_booleans(const char* name, const std::vector<int>& ranks) {
    add_table(name, ranks);
    cascade.tensors.back().type.type = DType::boolean;
    Array values(DType::boolean, arrays.back().shape);
    for (std::int64_t i = 0; i < values.size(); ++i) values.set(i, pick(0, 3) == 0 ? 0 : 1);
    arrays.back() = values;
    return static_cast<int>(arrays.size()) - 1;
  }

  /// Entries that grow along the table, as numbers of documents do.
  void sort_table(std::size_t id) {
    std::vector<double> values;
    for (std::int64_t i = 0; i < arrays[id].size(); ++i) values.push_back(arrays[id].at(i));
    std::sort(values.begin(), values.end());
    for (std::int64_t i = 0; i < arrays[id].size(); ++i) {
      arrays[id].set(i, values[static_cast<std::size_t>(i)]);
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
    place.first = {0, 0, place.vars[2]};
    place.last = {0, 0, place.vars[2]};
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

/// Bounds of every table are known.
inline bool any_table(const Expr&) {
  return true;
}

struct Truth {
  bool any = false;
  bool all = true;
};

inline Truth brute_force(Scene& scene, const Expr& keep, TilePlace place) {
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

inline bool inside(Scene& scene, const TileRule& rule, const TilePlace& place, std::int64_t m) {
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

inline BoundErrors check_bounds(Scene& scene, const Expr& keep, const TileRule& rule,
                                TilePlace place) {
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

}  // namespace attngen::testing
