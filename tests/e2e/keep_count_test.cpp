// SPDX-License-Identifier: Apache-2.0
// A full tile carries no mask code: keep() is evaluated for the elements of partial tiles and no
// other.
#include <doctest/doctest.h>

#include <cstdint>
#include <functional>
#include <random>
#include <string>

#include "cascades/gallery.h"
#include "generator/language/language.h"
#include "runtime/execute.h"

namespace attngen {
namespace {

constexpr std::int64_t kExtent = 1024;

Execution counted(const std::string& variant, std::int64_t head_dim,
                  std::map<std::string, double> params) {
  const GalleryEntry* entry = find_in_gallery(variant);
  REQUIRE(entry != nullptr);
  const Cascade cascade = parse_variant({"gallery:" + variant, std::string(entry->text)}).front();
  Request request;
  request.params = std::move(params);
  std::mt19937_64 bits(1);
  for (const char* name : {"Q", "K", "V"}) {
    Array array(DType::bf16, {kExtent, head_dim});
    for (std::int64_t at = 0; at < array.size(); ++at) {
      array.set(at, static_cast<double>(bits() % 2001) / 1000.0 - 1.0);
    }
    request.inputs.emplace(name, std::move(array));
  }
  ExecuteOptions options;
  options.count_keep = true;
  options.vgpu.check_races = false;  // checked elsewhere, at sizes where it is quick
  return execute(cascade, bind_inputs(cascade, std::move(request)), Device::vgpu, options);
}

/// Elements of the tiles in which some points are kept and some are not, by looking at every point.
std::uint64_t elements_of_partial_tiles(
    const Plan& plan, const std::function<bool(std::int64_t, std::int64_t)>& keep) {
  std::uint64_t elements = 0;
  for (std::int64_t row = 0; row < kExtent; row += plan.row_tile) {
    for (std::int64_t key = 0; key < kExtent; key += plan.stream_tile) {
      std::int64_t kept = 0;
      for (std::int64_t p = row; p < row + plan.row_tile; ++p) {
        for (std::int64_t m = key; m < key + plan.stream_tile; ++m) kept += keep(p, m) ? 1 : 0;
      }
      const std::int64_t all = std::int64_t{plan.row_tile} * plan.stream_tile;
      if (kept > 0 && kept < all) elements += static_cast<std::uint64_t>(all);
    }
  }
  return elements;
}

TEST_CASE("causal: only the tiles on the diagonal") {
  const Execution done = counted("causal", 16, {});
  REQUIRE(done.source.has_value());
  const Plan& plan = done.source->plan;
  REQUIRE(kExtent % plan.row_tile == 0);
  REQUIRE(kExtent % plan.stream_tile == 0);
  const std::uint64_t expected =
      elements_of_partial_tiles(plan, [](std::int64_t p, std::int64_t m) { return m <= p; });
  REQUIRE(expected > 0);
  CHECK(done.keep_evaluations == expected);
}

TEST_CASE("no condition, no evaluation") {
  CHECK(counted("softmax", 16, {}).keep_evaluations == 0);
}

}  // namespace
}  // namespace attngen
