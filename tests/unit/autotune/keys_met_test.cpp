// SPDX-License-Identifier: Apache-2.0
#include "autotune/keys_met.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "generator/analysis/tile_classes.h"
#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

struct Case {
  Cascade cascade;
  ForwardForm form;
  Binding binding;
};

Case made(const Task& task) {
  Case one{task.cascade, {}, binding_of(task)};
  one.form = *forward_form(one.cascade, analyse(one.cascade)).form;
  return one;
}

/// From the first to the last key that some row of a block counts, pair by pair, over all heads.
double counted(const Case& one, std::int64_t rows) {
  const auto extent = [&](int var) {
    const int rank = one.cascade.vars.at(static_cast<std::size_t>(var)).rank;
    return one.binding.extents.at(static_cast<std::size_t>(rank));
  };
  TilePlace place;
  place.binding = &one.binding;
  place.vars.assign(one.cascade.vars.size(), 0);
  const auto set = [&](int var, std::int64_t at) {
    place.vars[static_cast<std::size_t>(var)] = at;
  };
  const std::int64_t all_rows = extent(one.form.row_var);
  const std::int64_t keys = extent(one.form.key_var);
  const std::int64_t heads = one.form.grid_vars.empty() ? 1 : extent(one.form.grid_vars.front());
  double met = 0;
  for (std::int64_t head = 0; head < heads; ++head) {
    if (!one.form.grid_vars.empty()) set(one.form.grid_vars.front(), head);
    for (std::int64_t first = 0; first < all_rows; first += rows) {
      const std::int64_t end = std::min(first + rows, all_rows);
      std::int64_t least = keys;
      std::int64_t behind = 0;
      for (std::int64_t row = first; row < end; ++row) {
        for (std::int64_t key = 0; key < keys; ++key) {
          set(one.form.row_var, row);
          set(one.form.key_var, key);
          if (evaluate_at(one.cascade, one.form.tiles.keep, place) == 0) continue;
          least = std::min(least, key);
          behind = std::max(behind, key + 1);
        }
      }
      met += static_cast<double>(std::max<std::int64_t>(behind - least, 0) * (end - first));
    }
  }
  return met / static_cast<double>(heads * all_rows * keys);
}

TEST_CASE("keys between the bounds are those that pairs say, for any number of rows together") {
  Task window = gallery_task("window", {{"P", 61}, {"M", 61}, {"E", 16}, {"F", 16}});
  window.params["W"] = 9;
  const std::map<std::string, std::int64_t> heads = {{"H", 4},  {"HK", 2}, {"P", 37},
                                                     {"M", 61}, {"E", 16}, {"F", 16}};
  for (const Task& task : {gallery_task("causal", {{"P", 61}, {"M", 61}, {"E", 16}, {"F", 16}}),
                           gallery_task("causal", {{"P", 13}, {"M", 61}, {"E", 16}, {"F", 16}}),
                           window, gallery_task("causal_gqa", heads)}) {
    const Case one = made(task);
    for (const std::int64_t rows : {1, 2, 7, 16, 61, 100}) {
      CAPTURE(task.name);
      CAPTURE(rows);
      CHECK(keys_met(one.cascade, one.form, one.binding, rows) ==
            doctest::Approx(counted(one, rows)));
    }
  }
}

TEST_CASE("what is no bound, or one that a table says, leaves all keys") {
  for (const char* variant : {"softmax", "document"}) {
    const Case one = made(gallery_task(variant, {{"P", 9}, {"M", 40}, {"E", 16}, {"F", 16}}));
    CHECK(keys_met(one.cascade, one.form, one.binding, 4) == 1);
  }
}

TEST_CASE("rows beyond the samples are looked at here and there") {
  const Case one = made(gallery_task("causal", {{"P", 8192}, {"M", 8192}, {"E", 16}, {"F", 16}}));
  CHECK(keys_met(one.cascade, one.form, one.binding, 1) == doctest::Approx(0.5).epsilon(0.02));
}

}  // namespace
}  // namespace attngen::tune
