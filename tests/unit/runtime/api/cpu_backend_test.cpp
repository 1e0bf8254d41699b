// SPDX-License-Identifier: Apache-2.0
// The CPU as an engine: which kernel a live shape gets, what is compiled, what is taken before.
#include <doctest/doctest.h>

#include <cstdio>
#include <optional>

#include "base/error.h"
#include "runtime/api/capability.h"
#include "runtime/api/prepare.h"
#include "runtime/cpu/cpu_host.h"
#include "tests/unit/base/scratch_folder.h"
#include "tests/unit/runtime/api/engines.h"
#include "tests/unit/runtime/api/tensors.h"

using namespace attngen;

namespace {

bool has_llvm() {
  const std::string why = why_unusable(Device::cpu);
  if (!why.empty()) std::printf("[SKIP] the CPU device: %s\n", why.c_str());
  return why.empty();
}

std::shared_ptr<Engine> cpu_engine(const StoreOptions& store = test::memory_store()) {
  return std::make_shared<Engine>(make_cpu_backend("", 2), store, 1);
}

const PlanKernel& chosen(const LaunchPlan& plan, std::int64_t rows,
                         std::optional<std::vector<std::int64_t>> k_strides = {}) {
  test::TestArguments arguments(plan,
                                {{4, rows, 64}, {2, 7, 64}, {2, 7, 64}, {4, rows, 64}, {4, rows}});
  arguments.tensors[1].strides = std::move(k_strides);
  LiveShape shape;
  const Outcome read = read_shape(*plan.spec, plan.bounds, plan.rules, arguments.get(), shape);
  CHECK(read.message == "");
  return kernel_for(plan, shape);
}

}  // namespace

TEST_CASE("facts of the CPU, and its architectures") {
  if (!has_llvm()) return;
  const auto backend = make_cpu_backend("", 3);
  CHECK(backend->device() == Device::cpu);
  CHECK(backend->dl_device().device_type == kDLCPU);
  CHECK(backend->facts().multiprocessors == 3);
  CHECK(backend->facts().arch == host_cpu_limits().arch);
  CHECK(backend->facts().name.find(" by LLVM ") != std::string::npos);
  CHECK(backend->facts().memory_bytes > 0);
  CHECK_THROWS_WITH_AS(make_cpu_backend("sm_90", 1),
                       doctest::Contains("unknown CPU architecture sm_90"), Error);
  const char* const foreign = host_cpu_limits().arch == "neon" ? "avx2" : "neon";
  CHECK_THROWS_WITH_AS(make_cpu_backend(foreign, 1), doctest::Contains("leave out arch"), Error);
}

TEST_CASE("a stream is refused, for there are none") {
  if (!has_llvm()) return;
  const auto backend = make_cpu_backend("", 1);
  int something = 0;
  CHECK(backend->check_stream(nullptr).ok());
  CHECK(backend->wait(nullptr).ok());
  const Outcome refused = backend->check_stream(&something);
  CHECK(refused.status == ATTNGEN_E_INVALID);
  CHECK(refused.message.find("the device cpu has no streams") == 0);
  CHECK(backend->wait(&something).status == ATTNGEN_E_INVALID);
  CHECK(backend->copy_to_host(&something, &something, 0, &something).status == ATTNGEN_E_INVALID);
}

TEST_CASE("live rows and layouts choose the kernel") {
  if (!has_llvm()) return;
  const auto plan = test::plan_of(cpu_engine(), "causal_gqa", test::gqa_bounds());
  const std::size_t classes = plan->kernels.size() / 2;
  REQUIRE(classes == 3);
  const auto at = [&](std::size_t index) { return &plan->kernels[index]; };
  CHECK(&chosen(*plan, 1) == at(0));  // two heads share keys: 2 rows
  CHECK(&chosen(*plan, 3) == at(1));
  CHECK(&chosen(*plan, 5000) == at(2));
  const std::vector<std::int64_t> transposed{7 * 64, 1, 7};
  CHECK(&chosen(*plan, 1, transposed) == at(3));
  CHECK(&chosen(*plan, 3, transposed) == at(4));
  CHECK(&chosen(*plan, 5000, transposed) == at(5));
  // Rows need no alignment on a CPU.
  CHECK(&chosen(*plan, 1, std::vector<std::int64_t>{7 * 65, 65, 1}) == at(0));
}

TEST_CASE("every kernel is compiled once by prepare, and found by the next engine") {
  if (!has_llvm()) return;
  const test::ScratchFolder folder;
  StoreOptions store;
  store.folder = folder.at("cache");
  const auto first = cpu_engine(store);
  const auto plan = test::plan_of(first, "causal_gqa", test::gqa_bounds());
  for (const EngineKernel* kernel : kernels_of(*plan)) CHECK(kernel->key().size() == 64);
  CHECK(prepare({plan.get()}, {}).message == "");
  CHECK(first->counts().compiles == 6);
  CHECK(prepare({plan.get()}, {}).message == "");
  CHECK(first->counts().compiles == 6);
  const auto second = cpu_engine(store);
  const auto again = test::plan_of(second, "causal_gqa", test::gqa_bounds());
  std::vector<bool> cached;
  CHECK(prepare({again.get()}, [&](const PrepareStep& step) {
          cached.push_back(step.load.was_cached);
          return true;
        }).message == "");
  CHECK(cached == std::vector<bool>(6, true));
  CHECK(second->counts().compiles == 0);
}

TEST_CASE("capability says what a plan would be refused for, and a loop nest is no reason") {
  if (!has_llvm()) return;
  const auto engine = cpu_engine();
  const auto reasons = [&](const std::string& variant, const AskedBounds& asked) {
    return reasons_against(*engine, *describe(variant, "", {}), &asked);
  };
  CHECK(reasons("causal_gqa", test::gqa_bounds()).empty());
  CHECK(reasons("causal", {}).size() == 2);
  AskedBounds heads = test::gqa_bounds();
  heads.ranks[2].bound = {7, 7};
  CHECK(reasons("causal_gqa", heads).size() == 1);
  const char* nest =
      "cascade kept {\n rank P\n in A[P]: f32\n out O[p] = A[p] * 2\n"
      " out T[] = sum{p} O[p]\n}";
  CHECK(reasons(nest, {}).size() == 1);  // O is kept, and P is open
  AskedBounds bounded;
  bounded.ranks = {{"P", {0, 100}}};
  CHECK(reasons(nest, bounded).empty());
}

TEST_CASE("reasons and plans agree on the CPU for gallery variants and some bounds") {
  if (!has_llvm()) return;
  const auto engine = cpu_engine();
  int plans = 0;
  for (const char* variant :
       {"softmax", "causal", "gqa", "relbias", "cosine", "document", "relu2", "softcap_sink"}) {
    for (const std::int64_t dim : {1, 63, 256, 1025}) {
      for (const std::int64_t longest : {std::int64_t{4096}, RankBound::kLongest}) {
        CAPTURE(variant);
        CAPTURE(dim);
        CAPTURE(longest);
        AskedBounds asked;
        asked.ranks = {
            {"E", {dim, dim}}, {"F", {dim, dim}}, {"P", {0, longest}}, {"M", {0, longest}}};
        bool made = true;
        try {
          test::plan_of(engine, variant, asked);
          ++plans;
        } catch (const Error& error) {
          CHECK(error.kind() == ErrorKind::refused);
          made = false;
        }
        const auto spec = describe(variant, "", {});
        CHECK(reasons_against(*engine, *spec, &asked).empty() == made);
        if (longest == 4096 && dim < 1025) CHECK(made);
      }
    }
  }
  CHECK(plans > 0);
}

TEST_CASE("memory that the machine does not have is refused by prepare, not by a run") {
  if (!has_llvm()) return;
  AskedBounds asked;
  asked.ranks = {{"P", {0, std::int64_t{1} << 21}}, {"M", {0, std::int64_t{1} << 21}}};
  const char* kept =
      "cascade kept {\n rank P, M\n in A[P]: f32\n in B[M]: f32\n"
      " S[p, m] = A[p] * B[m]\n out O[p] = sum{m} S[p, m]\n out N[] = max{p, m} S[p, m]\n}";
  const auto plan = test::plan_of(cpu_engine(), kept, asked);
  const Outcome outcome = prepare({plan.get()}, {});
  CHECK_FALSE(outcome.ok());
  CHECK(outcome.message.find("the CPU device needs ") == 0);
}
