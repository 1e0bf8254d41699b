// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/launch_plan.h"

#include <doctest/doctest.h>

#include <set>

#include "base/error.h"
#include "tests/unit/runtime/api/engines.h"

using namespace attngen;

namespace {

std::vector<std::string> keys_of(const LaunchPlan& plan) {
  std::vector<std::string> keys;
  for (const EngineKernel* kernel : kernels_of(plan)) keys.push_back(kernel->key());
  return keys;
}

std::string refusal(const std::shared_ptr<Engine>& engine, const std::string& variant,
                    const AskedBounds& asked) {
  try {
    test::plan_of(engine, variant, asked);
    return "accepted";
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    return error.what();
  }
}

}  // namespace

TEST_CASE("keys depend on the bounds alone: two engines, the same keys; nothing is compiled") {
  std::vector<std::string> first;
  {
    const test::FakeGpu gpu;
    const auto plan = test::plan_of(gpu.engine, "causal_gqa", test::gqa_bounds());
    first = keys_of(*plan);
    CHECK(first.size() == 8);
    CHECK(std::set<std::string>(first.begin(), first.end()).size() == 8);
    for (const std::string& key : first) CHECK(key.size() == 64);
    CHECK(gpu.engine->counts().compiles == 0);
    CHECK(test::fake_calls_of("cuLibraryLoadData") == 0);
    CHECK(to_text(*plan).find("causal_gqa on cuda: H=4 HK=2 P=0..2147483647") == 0);
    CHECK(to_text(*plan).find(": 8 kernels\n  up to 16 rows: decode rows=16 ") !=
          std::string::npos);
  }
  const test::FakeGpu again;
  CHECK(keys_of(*test::plan_of(again.engine, "causal_gqa", test::gqa_bounds())) == first);
  AskedBounds narrower = test::gqa_bounds();
  narrower.ranks.push_back({"P", {1, 77}});
  narrower.ranks.push_back({"M", {5, 4096}});
  CHECK(keys_of(*test::plan_of(again.engine, "causal_gqa", narrower)) == first);
  AskedBounds wider = test::gqa_bounds();
  wider.ranks[0].bound = {128, 128};
  CHECK(keys_of(*test::plan_of(again.engine, "causal_gqa", wider)) != first);
}

TEST_CASE("plans of one engine share their kernels") {
  const test::FakeGpu gpu;
  const auto first = test::plan_of(gpu.engine, "causal_gqa", test::gqa_bounds());
  const auto second = test::plan_of(gpu.engine, "causal_gqa", test::gqa_bounds());
  REQUIRE(first->kernels.size() == 8);
  REQUIRE(second->kernels.size() == 8);
  for (std::size_t index = 0; index < 8; ++index) {
    CHECK(first->kernels[index].kernel == second->kernels[index].kernel);
  }
}

TEST_CASE("a head dim that the bounds leave open is refused, both at once") {
  const test::FakeGpu gpu;
  const std::string told = refusal(gpu.engine, "causal", {});
  CHECK(told.find("E is a head dim and is compiled into the kernel") != std::string::npos);
  CHECK(told.find("F is a head dim and is compiled into the kernel") != std::string::npos);
  CHECK(told.find("fix F in the bounds: least == most, one plan for each value") !=
        std::string::npos);
  CHECK(kernels_of(*test::plan_of(test::oracle_engine(), "causal", {})).empty());
}

TEST_CASE("heads that do not divide are refused with the read that would leave its tensor") {
  const test::FakeGpu gpu;
  AskedBounds asked = test::gqa_bounds();
  asked.ranks[2].bound = {7, 7};
  CHECK(refusal(gpu.engine, "causal_gqa", asked).find("h/(H/HK)") != std::string::npos);
}

TEST_CASE("the workspace holds each discarded output at its largest, at multiples of 256") {
  AskedBounds asked = test::gqa_bounds(2);
  asked.ranks.push_back({"P", {0, 100}});
  asked.most_batches = 3;
  const auto bytes = [&](const std::vector<std::string>& discarded) {
    asked.discarded = discarded;
    return test::plan_of(test::oracle_engine(), "causal_gqa", asked)->workspace.bytes;
  };
  CHECK(bytes({}) == 0);
  CHECK(bytes({"LSE"}) == 4864);  // 3 * 4 * 100 * 4 bytes = 4800, up to a multiple of 256
  CHECK(bytes({"O"}) == 307200);
  CHECK(bytes({"O", "LSE"}) == 312064);
  CHECK(bytes({"LSE", "O", "LSE"}) == 312064);
  const auto plan = test::plan_of(test::oracle_engine(), "causal_gqa", asked);
  REQUIRE(plan->workspace.parts.size() == 2);
  CHECK(plan->workspace.parts[0].offset == 0);
  CHECK(plan->workspace.parts[1].offset == 307200);
}

TEST_CASE("a workspace beyond 2^48 bytes is refused") {
  AskedBounds asked = test::gqa_bounds(1);
  asked.ranks.push_back({"P", {0, 2147483646}});
  asked.discarded = {"O"};
  for (const std::int64_t batches : {std::int64_t{1} << 20, std::int64_t{1} << 62}) {
    asked.most_batches = batches;
    CHECK(refusal(test::oracle_engine(), "causal_gqa", asked)
              .find("discarding O would take more than 2^48 bytes of workspace") == 0);
  }
  asked.most_batches = 100;
  CHECK(refusal(test::oracle_engine(), "causal_gqa", asked) == "accepted");
}
