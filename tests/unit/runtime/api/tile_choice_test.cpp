// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/tile_choice.h"

#include <doctest/doctest.h>

#include <vector>

#include "generator/cuda/gpu_tile.h"
#include "runtime/api/kernel_offers.h"
#include "tests/unit/runtime/api/engines.h"

using namespace attngen;

namespace {

std::int64_t extent_of(const Spec& spec, const Binding& shape, const char* rank) {
  return shape.extents.at(static_cast<std::size_t>(find_rank(spec.cascade, rank)));
}

}  // namespace

TEST_CASE(
    "one shape stands for the bounds: the largest, 4096 of what is open, few rows the least") {
  const auto spec = describe("causal_gqa", "", {});
  AskedBounds asked = test::gqa_bounds(2);
  asked.most_batches = 24;
  asked.ranks.push_back({"M", {0, 700}});
  const Bounds bounds = resolve_bounds(*spec, asked);
  const std::optional<Binding> many = representative_shape(*spec, bounds, -1);
  REQUIRE(many);
  CHECK(extent_of(*spec, *many, "P") == 4096);
  CHECK(extent_of(*spec, *many, "M") == 700);
  CHECK(extent_of(*spec, *many, "H") == 4);
  CHECK(many->batch == Shape{24});
  const std::optional<Binding> few =
      representative_shape(*spec, bounds, find_rank(spec->cascade, "P"));
  REQUIRE(few);
  CHECK(extent_of(*spec, *few, "P") == 1);
  CHECK(extent_of(*spec, *few, "M") == 700);
  CHECK(few->params == many->params);
}

TEST_CASE("no shape stands for runs whose parameters are not known") {
  const auto spec = describe(
      "cascade t {\n rank P, M, E, F\n param W\n in Q[P,E]: f16, K[M,E]: f16, V[M,F]: f16\n"
      " S[p,m] = sum{e} Q[p,e] * K[m,e] where p - m < W\n"
      " out O[p,f] = sum{m} S[p,m] * V[m,f]\n}",
      "", {});
  AskedBounds asked;
  asked.ranks = {{"E", {64, 64}}, {"F", {64, 64}}};
  CHECK_FALSE(representative_shape(*spec, resolve_bounds(*spec, asked), -1));
}

TEST_CASE("on the CPU a tile that is known is the kernel's, where columns are neighbours") {
  const auto spec = describe("causal_gqa", "", {});
  const Bounds bounds = resolve_bounds(*spec, test::gqa_bounds());
  std::vector<std::int64_t> rows_asked;
  const CpuTile tile = tile_named("rows=1x4,keys=24,block=2,split=240,prefetch=0");
  const ChooseCpuTile choose = [&](const Cascade&, const Analysis&, const CpuProblem& problem,
                                   const Binding& shape) -> std::optional<CpuTile> {
    rows_asked.push_back(extent_of(*spec, shape, "P"));
    return problem.rows > 0 ? std::optional(tile) : std::nullopt;
  };
  const KernelOffers found = cpu_kernels(*spec, bounds, limits_of_cpu("avx2"), choose);
  const KernelOffers own = cpu_kernels(*spec, bounds, limits_of_cpu("avx2"));
  REQUIRE(found.offers.size() == own.offers.size());
  const std::size_t classes = found.offers.size() / 2;
  CHECK(rows_asked == std::vector<std::int64_t>{1, 1, 4096});
  for (std::size_t at = 0; at < found.offers.size(); ++at) {
    CAPTURE(at);
    CHECK(found.offers[at].most_rows == own.offers[at].most_rows);
    const CpuPlan& plan = std::get<LlvmSource>(found.offers[at].source).plan;
    if (at < classes - 1) {
      CHECK(tile_of(plan) == tile);
    } else {
      CHECK(text_of(found.offers[at].source) == text_of(own.offers[at].source));
    }
  }
}

TEST_CASE("on a GPU likewise, by skeleton") {
  const auto spec = describe("causal_gqa", "", {});
  const Bounds bounds = resolve_bounds(*spec, test::gqa_bounds());
  const GpuTile tile{Skeleton::decode, 16, 32, 3, 2, 1, 2, MergeProtocol::ticket};
  const ChooseGpuTile choose = [&](const Cascade&, const Analysis&, const Problem& problem,
                                   const Binding& shape) -> std::optional<GpuTile> {
    const bool is_decode = problem.skeleton == Skeleton::decode;
    CHECK(extent_of(*spec, shape, "P") == (is_decode ? 1 : 4096));
    return is_decode ? std::optional(tile) : std::nullopt;
  };
  const DeviceLimits limits = limits_of_arch("sm_90");
  const KernelOffers found = cuda_kernels(*spec, bounds, limits, choose);
  const KernelOffers own = cuda_kernels(*spec, bounds, limits);
  REQUIRE(found.offers.size() == own.offers.size());
  int tuned = 0;
  for (std::size_t at = 0; at < found.offers.size(); ++at) {
    CAPTURE(at);
    const Plan& plan = std::get<CudaSource>(found.offers[at].source).plan;
    if (!found.offers[at].takes_any_layout && plan.skeleton == Skeleton::decode) {
      CHECK(tile_of(plan) == tile);
      ++tuned;
    } else {
      CHECK(text_of(found.offers[at].source) == text_of(own.offers[at].source));
    }
  }
  CHECK(tuned == 3);
}
