// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "base/error.h"
#include "generator/cuda/emit_expr.h"
#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

std::array<int, 3> grid(const std::string& variant, const emitting::Extents& extents, Shape batch) {
  const Cascade cascade = emitting::from_gallery(variant);
  emitting::Extents all = {{"M", 64}, {"E", 64}, {"F", 64}};
  for (const auto& [rank, extent] : extents) all[rank] = extent;
  Binding binding = bind_extents(cascade, all, {});
  binding.batch = std::move(batch);
  return grid_of(cascade, emitting::emitted(cascade), binding.extents, binding.batch);
}

TEST_CASE("one block per row tile, head and batch") {
  CHECK(grid("softmax", {{"P", 64}}, {}) == std::array<int, 3>{1, 1, 1});
  CHECK(grid("softmax", {{"P", 65}}, {2, 3}) == std::array<int, 3>{12, 1, 1});
  CHECK(grid("gqa", {{"P", 333}, {"H", 8}, {"HK", 2}}, {2}) == std::array<int, 3>{96, 1, 1});
}

TEST_CASE("more than 65535 heads and batches are one launch") {
  CHECK(grid("softmax", {{"P", 1}}, {100000, 7})[0] == 700000);
}

TEST_CASE("what a grid or a coordinate cannot hold is refused with the number") {
  CHECK_THROWS_WITH_AS(grid("softmax", {{"P", 1 << 20}}, {1 << 20}),
                       doctest::Contains("2147483647"), Error);
  CHECK_THROWS_WITH_AS(grid("softmax", {{"P", kLongestAxis + 1}}, {}),
                       doctest::Contains("P=268435457"), Error);
}

}  // namespace
}  // namespace attngen
