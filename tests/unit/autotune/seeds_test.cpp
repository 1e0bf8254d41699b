// SPDX-License-Identifier: Apache-2.0
#include "autotune/seeds.h"

#include <doctest/doctest.h>

#include <set>

#include "autotune/gpu_subject.h"
#include "generator/cuda/gpu_tile.h"

namespace attngen::tune {
namespace {

TEST_CASE("every shipped row is a model's, for a known GPU, and names a tile") {
  const TunedFile seeds = shipped_seeds();
  CHECK_FALSE(seeds.is_frozen);
  CHECK(seeds.rows.size() >= 20);
  for (const Decision& row : seeds.rows) {
    CAPTURE(row.where.shape.variant);
    CHECK(row.is_modelled);
    CHECK(row.where.device.kind == "model");
    CHECK(is_gpu_device(row.where.device.name));
    CHECK(row.where.device == gpu_device_named(row.where.device.name).identity);
    const GpuTile tile = gpu_tile_of(row.winner);
    const bool is_decode = row.where.shape.variant.find(" decode") != std::string::npos;
    CHECK((tile.skeleton == Skeleton::decode) == is_decode);
    CHECK(row.ns.median > 0);
  }
  CHECK(embedded_seeds().front().name == "h200");
}

}  // namespace
}  // namespace attngen::tune
