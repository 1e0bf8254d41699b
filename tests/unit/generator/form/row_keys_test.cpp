// SPDX-License-Identifier: Apache-2.0
#include "generator/form/row_keys.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "generator/analysis/tile_classes.h"
#include "generator/form/forward_form.h"
#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

constexpr std::int64_t kRows = 9;
constexpr std::int64_t kKeys = 13;

struct Scene {
  Cascade cascade;
  ForwardForm form;
  RowKeys keys;
};

Scene scene_where(const std::string& where) {
  Scene scene;
  scene.cascade = emitting::parsed(emitting::softmax_text({}, " where " + where));
  scene.form = *forward_form(scene.cascade, analyse(scene.cascade)).form;
  scene.keys = row_keys(scene.cascade, scene.form.tiles.keep, scene.form.key_var);
  return scene;
}

/// Every pair, asked of the condition and of its parts.
void check_every_pair(const Scene& scene) {
  const Binding binding =
      bind_extents(scene.cascade, {{"P", kRows}, {"M", kKeys}, {"E", 8}, {"F", 8}}, {});
  std::vector<Array> none(scene.cascade.tensors.size());
  TilePlace place;
  place.binding = &binding;
  place.arrays = &none;
  place.vars.assign(scene.cascade.vars.size(), 0);
  place.first = place.vars;
  place.last = place.vars;
  std::int64_t& row = place.vars[static_cast<std::size_t>(scene.form.row_var)];
  std::int64_t& key = place.vars[static_cast<std::size_t>(scene.form.key_var)];
  const auto value = [&](const Expr& expr) { return evaluate_at(scene.cascade, expr, place); };
  for (row = 0; row < kRows; ++row) {
    for (key = 0; key < kKeys; ++key) {
      const double at = static_cast<double>(key);
      const bool counts = std::all_of(scene.keys.begin.begin(), scene.keys.begin.end(),
                                      [&](const Expr& bound) { return value(bound) <= at; }) &&
                          std::all_of(scene.keys.end.begin(), scene.keys.end.end(),
                                      [&](const Expr& bound) { return at < value(bound); }) &&
                          value(scene.keys.inside) != 0;
      CAPTURE(row);
      CAPTURE(key);
      REQUIRE(counts == (value(scene.form.tiles.keep) != 0));
    }
  }
}

TEST_CASE("no condition, no bound") {
  const Scene scene = scene_where("true || p < 0");
  const RowKeys keys = row_keys(scene.cascade, nullptr, 0);
  CHECK(keys.begin.empty());
  CHECK(keys.end.empty());
  CHECK(keys.inside == nullptr);
}

TEST_CASE("what is linear in the key is a range") {
  struct Case {
    std::string where;
    std::size_t begins;
    std::size_t ends;
    bool is_range;
  };
  for (const Case& one :
       {Case{"m <= p + M - P", 0, 1, true}, Case{"m <= p && p - m < 4", 1, 1, true},
        Case{"!(m > p)", 0, 1, true}, Case{"m < 3 || m <= p", 0, 1, true},
        Case{"m > p || m >= 5", 1, 0, true}, Case{"m < p && m < 7 && m > 1", 1, 2, true},
        Case{"m < 3 || m > p", 0, 0, false}, Case{"m <= p && (m < 2 || m > p - 4)", 0, 1, false},
        Case{"(m - p) % 2 == 0 && m < 9", 0, 1, false}, Case{"p < 5 && m > 2", 1, 0, false},
        Case{"m / 4 <= p / 4", 0, 0, false}, Case{"2 * m <= 3 * p && m != 4", 0, 0, false}}) {
    CAPTURE(one.where);
    const Scene scene = scene_where(one.where);
    CHECK(scene.keys.begin.size() == one.begins);
    CHECK(scene.keys.end.size() == one.ends);
    CHECK((scene.keys.inside == nullptr) == one.is_range);
    check_every_pair(scene);
  }
}

}  // namespace
}  // namespace attngen
