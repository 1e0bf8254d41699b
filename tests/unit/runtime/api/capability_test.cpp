// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/capability.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"
#include "tests/unit/runtime/api/engines.h"

using namespace attngen;

namespace {

const char* kNoForward =
    "cascade doubled {\n rank P\n in A[P]: f32\n out O[p] = A[p] * 2\n out T[] = sum{p} A[p]\n}";

std::vector<std::string> reasons(const Engine& engine, const std::string& variant,
                                 const AskedBounds* asked) {
  return reasons_against(engine, *describe(variant, "", {}), asked);
}

bool has(const std::vector<std::string>& reasons, const std::string& part) {
  return std::any_of(reasons.begin(), reasons.end(),
                     [&](const auto& one) { return one.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("no reason: a plan can be made") {
  const test::FakeGpu gpu;
  const AskedBounds good = test::gqa_bounds();
  CHECK(reasons(*gpu.engine, "causal_gqa", nullptr).empty());
  CHECK(reasons(*gpu.engine, "causal_gqa", &good).empty());
  CHECK(reasons(*test::oracle_engine(), kNoForward, nullptr).empty());
}

TEST_CASE("all reasons at once: of the bounds, the head dims, the form") {
  const test::FakeGpu gpu;
  AskedBounds asked;
  CHECK(reasons(*gpu.engine, "causal_gqa", &asked).size() == 2);  // E and F are open
  asked.ranks = {{"X", {1, 1}}};
  asked.batch_axes = 9;
  const auto found = reasons(*gpu.engine, "causal_gqa", &asked);
  CHECK(found.size() == 2);
  CHECK(has(found, "causal_gqa has no rank X; its ranks are"));
  CHECK(has(found, "9 batch axes; give 0 .. 8"));
  asked = {};
  asked.discarded = {"O"};
  const auto of_form = reasons(*gpu.engine, kNoForward, &asked);
  CHECK(has(of_form, "doubled is no forward kernel: "));
  CHECK(has(of_form, "output O is discarded into the workspace, but rank P has no bound"));
}

TEST_CASE("what make_plan refuses late has its reason here too") {
  const test::FakeGpu gpu;
  AskedBounds heads = test::gqa_bounds();
  heads.ranks[2].bound = {7, 7};
  CHECK(has(reasons(*gpu.engine, "causal_gqa", &heads), "h/(H/HK)"));
  AskedBounds large = test::gqa_bounds(1);
  large.ranks.push_back({"P", {0, 2147483646}});
  large.most_batches = std::int64_t{1} << 40;
  large.discarded = {"O"};
  CHECK(has(reasons(*gpu.engine, "causal_gqa", &large), "more than 2^48 bytes of workspace"));
  CHECK(has(reasons(*test::oracle_engine(), "causal_gqa", &large), "more than 2^48 bytes"));
}

TEST_CASE("a cascade with more params than a run holds") {
  std::string text = "cascade c {\n rank P\n param a0 = 1";
  std::string sum = "a0";
  for (int param = 1; param < 20; ++param) {
    text += ", a" + std::to_string(param) + " = 1";
    sum += " + a" + std::to_string(param);
  }
  text += "\n in A[P]: f32\n out O[p] = A[p] * (" + sum + ")\n}";
  const auto found = reasons(*test::oracle_engine(), text, nullptr);
  REQUIRE(found.size() == 1);
  CHECK(found[0] == "20 params are more than the 16 that a run holds");
}

TEST_CASE("reasons and plans agree on every gallery variant and some bounds") {
  const test::FakeGpu gpu;
  for (const char* variant : {"softmax", "causal", "gqa", "relbias", "cosine", "document"}) {
    for (const std::int64_t dim : {1, 8, 63, 64, 256, 257, 1024}) {
      CAPTURE(variant);
      CAPTURE(dim);
      AskedBounds asked;
      asked.ranks = {{"E", {dim, dim}}, {"F", {dim, dim}}};
      bool made = true;
      try {
        test::plan_of(gpu.engine, variant, asked);
      } catch (const Error&) {
        made = false;
      }
      CHECK(reasons(*gpu.engine, variant, &asked).empty() == made);
    }
  }
}

TEST_CASE("an engine that was destroyed") {
  const test::FakeGpu gpu;
  gpu.engine->close();
  CHECK(reasons(*gpu.engine, "causal", nullptr) ==
        std::vector<std::string>{"the plan's engine was destroyed"});
}
