// SPDX-License-Identifier: Apache-2.0
#include "autotune/gpu_cost_model.h"

#include <doctest/doctest.h>

#include <random>

namespace attngen::tune {
namespace {

GpuWorkload decode_work(std::int64_t sets, std::int64_t keys, std::int64_t rows = 4) {
  const GpuDevice device = gpu_device_named("h200");
  GpuWorkload work;
  work.skeleton = Skeleton::decode;
  work.contracted = work.wide = 128;
  work.rows = rows;
  work.sets = sets;
  work.keys = keys;
  const double pairs = static_cast<double>(sets * keys * rows);
  work.bytes = static_cast<double>(sets * keys) * 256 * 2;
  work.flops = pairs * 256 * 2;
  work.exponentials = pairs;
  work.limits = device.limits;
  work.rates = device.rates;
  return work;
}

GpuTile decode_tile(int blocks = 2, int keys = 64, int stages = 3, int least = 1,
                    MergeProtocol merge = MergeProtocol::ticket) {
  return {Skeleton::decode, 16, keys, stages, 4, blocks, least, merge};
}

TEST_CASE("no kernel is faster than the data sheet allows, or than a launch") {
  std::mt19937_64 random(3);
  for (int trial = 0; trial < 500; ++trial) {
    const auto draw = [&](std::int64_t most) {
      return 1 + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most));
    };
    GpuWorkload work = decode_work(draw(2000), draw(100000), draw(64));
    GpuTile tile = decode_tile(static_cast<int>(draw(4)), 32 * static_cast<int>(draw(4)),
                               static_cast<int>(1 + draw(5)), static_cast<int>(draw(8)));
    if (trial % 2 == 0) {
      work.skeleton = tile.skeleton = Skeleton::forward;
      tile.key_warps = 1;
      tile.row_tile = 16 * static_cast<int>(draw(8));
    }
    CHECK(modelled_ns(work, tile) >= bound_ns(work));
    CHECK(modelled_ns(work, tile) >= 2500);
    CHECK(std::isfinite(modelled_ns(work, tile)));
  }
}

TEST_CASE("long decode is bound by memory: 32 sequences of 4096 keys, 8 key heads, 128 columns") {
  // 2.1 GB... of keys and values; at 4.3 of 4.8 TB/s they take 125 us.
  const double ns = modelled_ns(decode_work(32 * 8, 4096), decode_tile());
  CHECK(ns > 120e3);
  CHECK(ns < 145e3);
  // Too few bytes on their way to hide the latency.
  CHECK(modelled_ns(decode_work(32 * 8, 4096), decode_tile(1, 32, 2)) > 1.5 * ns);
}

TEST_CASE("few long sequences need all multiprocessors, and cutting them costs a merge") {
  const GpuWorkload one = decode_work(8, 65536);
  const double cut = modelled_ns(one, decode_tile());
  GpuTile whole = decode_tile();
  whole.least_tiles = 1024;  // one CTA a set
  CHECK(modelled_ns(one, whole) > 5 * cut);
  // A second kernel costs more than a ticket.
  CHECK(modelled_ns(one, decode_tile(2, 64, 3, 1, MergeProtocol::combine)) > cut);
  // 1.1 MB of partials in one CTA take about 10 us: 264 pieces of 8 rows.
  const GpuWorkload single = decode_work(1, 264 * 64, 8);
  const double many = modelled_ns(single, decode_tile(2, 64, 3, 1));
  const double fewer = modelled_ns(single, decode_tile(2, 64, 3, 8));
  CHECK(many > fewer);
}

TEST_CASE("a prefill takes longer the more tiles it has, and half of them where half counts") {
  GpuWorkload work = decode_work(64, 4096, 4096);
  work.skeleton = Skeleton::forward;
  const GpuTile tile;
  const double full = modelled_ns(work, tile);
  work.kept = 0.5;
  work.flops /= 2;
  const double causal = modelled_ns(work, tile);
  CHECK(causal < 0.7 * full);
  CHECK(causal > 0.4 * full);
  work.keys *= 2;
  work.flops *= 2;
  CHECK(modelled_ns(work, tile) > 1.5 * causal);
}

}  // namespace
}  // namespace attngen::tune
