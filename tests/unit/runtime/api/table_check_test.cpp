// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/table_check.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

#include "runtime/api/run_plan.h"
#include "tests/unit/runtime/api/engines.h"
#include "tests/unit/runtime/api/tensors.h"

using namespace attngen;
using test::fake_calls_of;
using test::TestArguments;

namespace {

const char* const kPaged = R"(cascade paged {
  rank P, M, E, F, NB, BK, MB
  dtype T = bf16
  param scale = rsqrt(E), BS = 16
  in Q[P,E]: T, KC[NB,BK,E]: T, VC[NB,BK,F]: T, bt[MB]: i32, len[]: i32
  S[p,m] = sum{e} Q[p,e] * KC[bt[m / BS],m % BS,e] * scale where m < len[]
  GM[p] = max{m} S[p,m]
  N[p,m] = exp(S[p,m] - GM[p])
  D[p] = sum{m} N[p,m]
  out O[p,f] = sum{m} N[p,m] / D[p] * VC[bt[m / BS],m % BS,f]
  out LSE[p] = GM[p] + log(D[p])
}
)";

/// Pages of 16, 256 for each sequence.
AskedBounds paged_bounds() {
  AskedBounds asked;
  asked.ranks = {{"E", {64, 64}}, {"F", {64, 64}}, {"BK", {16, 16}}, {"M", {4096, 4096}}};
  asked.batch_axes = 1;
  return asked;
}

AskedBounds ragged_bounds() {
  AskedBounds asked;
  asked.ranks = {{"E", {64, 64}}, {"F", {64, 64}}};
  asked.batch_axes = 1;
  return asked;
}

std::vector<std::string> keys_of(const LaunchPlan& plan) {
  std::vector<std::string> keys;
  for (const EngineKernel* kernel : kernels_of(plan)) keys.push_back(kernel->key());
  return keys;
}

bool all_have(const LaunchPlan& plan, const std::string& part) {
  for (const EngineKernel* kernel : kernels_of(plan)) {
    if (text_of(kernel->source()).find(part) == std::string::npos) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("on a GPU the kernels check, under keys of their own; nobody looks at host memory") {
  const test::FakeGpu plain;
  const test::FakeGpu checking({}, 1, true);
  const auto without = test::plan_of(plain.engine, kPaged, paged_bounds());
  const auto with = test::plan_of(checking.engine, kPaged, paged_bounds());
  CHECK_FALSE(with->checks_tables);
  CHECK(with->lengths.empty());
  CHECK(all_have(*with, "checked_coordinate("));
  CHECK(all_have(*with, "check_length(block.len, arguments.M);"));
  CHECK(all_have(*with, " --check-tables "));
  CHECK(all_have(*without, "block.len"));
  for (const EngineKernel* kernel : kernels_of(*without)) {
    CHECK(text_of(kernel->source()).find("check") == std::string::npos);
  }
  const std::vector<std::string> own = keys_of(*with);
  const std::vector<std::string> other = keys_of(*without);
  REQUIRE(own.size() == other.size());
  for (std::size_t i = 0; i < own.size(); ++i) {
    CHECK(own[i].size() == 64);
    CHECK(own[i] != other[i]);
  }
}

TEST_CASE("where tables say nothing both engines share their kernels") {
  const test::FakeGpu plain;
  const test::FakeGpu checking({}, 1, true);
  CHECK(keys_of(*test::plan_of(plain.engine, "causal_gqa", test::gqa_bounds())) ==
        keys_of(*test::plan_of(checking.engine, "causal_gqa", test::gqa_bounds())));
}

TEST_CASE("a page table that is too short for the extents is refused on a GPU before a launch") {
  const test::FakeGpu gpu;
  const auto plan = test::plan_of(gpu.engine, kPaged, paged_bounds());
  const auto run = [&](std::int64_t slots) {
    TestArguments given(
        *plan, {{2, 1, 64}, {9, 16, 64}, {9, 16, 64}, {2, slots}, {2}, {2, 1, 64}, {2, 1}});
    return run_plan(*plan, given.get(), nullptr, 0, nullptr);
  };
  const int launches = fake_calls_of("cuLaunchKernelEx");
  const Outcome outcome = run(255);
  CHECK(outcome.status == ATTNGEN_E_INVALID);
  CHECK(outcome.message.find("bt[m/BS]") != std::string::npos);
  CHECK(fake_calls_of("cuLaunchKernelEx") == launches);
}

TEST_CASE("on the host a plan knows its lengths where the engine checks, and only there") {
  CHECK(test::plan_of(test::oracle_engine(), "ragged", ragged_bounds())->lengths.empty());
  const auto plan = test::plan_of(test::oracle_engine(true), "ragged", ragged_bounds());
  REQUIRE(plan->lengths.size() == 1);
  CHECK(test::plan_of(test::oracle_engine(true), "causal", ragged_bounds())->lengths.empty());
}

TEST_CASE("every wrong length of a run is told, through its strides, and nothing is written") {
  const auto plan = test::plan_of(test::oracle_engine(true), "ragged", ragged_bounds());
  std::vector<std::uint16_t> floats(3 * 5 * 64);
  std::vector<float> outputs(3 * 2 * 64 + 6, 7.0f);
  std::vector<std::int32_t> lengths = {5, -99, 0, -99, 3, -99};
  TestArguments given(*plan, {{3, 2, 64}, {3, 5, 64}, {3, 5, 64}, {3}, {3, 2, 64}, {3, 2}});
  for (std::size_t index : {0, 1, 2}) {
    given.tensors[index].address = reinterpret_cast<std::uintptr_t>(floats.data());
  }
  given.tensors[3].address = reinterpret_cast<std::uintptr_t>(lengths.data());
  given.tensors[3].strides = {2};
  given.tensors[4].address = reinterpret_cast<std::uintptr_t>(outputs.data());
  given.tensors[5].address = reinterpret_cast<std::uintptr_t>(outputs.data() + 3 * 2 * 64);
  CHECK(run_plan(*plan, given.get(), nullptr, 0, nullptr).message == "");
  CHECK(outputs.front() == 0.0f);

  outputs.assign(outputs.size(), 7.0f);
  lengths = {5, 0, -4, 0, 70000, 0};
  const Outcome outcome = run_plan(*plan, given.get(), nullptr, 0, nullptr);
  CHECK(outcome.status == ATTNGEN_E_INVALID);
  CHECK(outcome.message ==
        "len[1]=-4 is negative: a sequence without keys has the length 0\n"
        "len[2]=70000 is beyond M=5: a sequence has at most as many keys as the key tensor");
  for (const float untouched : outputs) CHECK(untouched == 7.0f);
}
