// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/prepare.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <set>
#include <stdexcept>
#include <thread>

#include "tests/unit/runtime/api/engines.h"

using namespace attngen;

namespace {

/// Plans of causal for many rows with head dims 8, 16, ...: two kernels each.
struct Plans {
  Plans(const std::shared_ptr<Engine>& engine, int count) {
    for (int index = 1; index <= count; ++index) {
      AskedBounds asked;
      asked.ranks = {{"E", {8 * index, 8 * index}}, {"F", {64, 64}}, {"P", {65, 4096}}};
      owned.push_back(test::plan_of(engine, "causal", asked));
      list.push_back(owned.back().get());
    }
  }
  std::size_t loaded() const {
    std::size_t count = 0;
    for (const LaunchPlan* plan : list) {
      for (const EngineKernel* kernel : kernels_of(*plan)) count += kernel->loaded() != nullptr;
    }
    return count;
  }
  std::vector<std::unique_ptr<LaunchPlan>> owned;
  std::vector<LaunchPlan*> list;
};

}  // namespace

TEST_CASE("each kernel is loaded once, and progress counts up") {
  const test::FakeGpu gpu({}, 3);
  Plans plans(gpu.engine, 4);
  plans.list.push_back(plans.list.front());  // the same plan twice changes nothing
  std::vector<std::uint32_t> done;
  std::set<const EngineKernel*> kernels;
  std::atomic<int> inside{0};
  bool overlapped = false;
  const auto progress = [&](const PrepareStep& step) {
    overlapped = overlapped || inside.fetch_add(1) != 0;
    done.push_back(step.done);
    kernels.insert(step.kernel);
    CHECK(step.total == 8);
    CHECK_FALSE(step.load.was_loaded);
    inside.fetch_sub(1);
    return true;
  };
  CHECK(prepare(plans.list, progress).message == "");
  CHECK(done == std::vector<std::uint32_t>{1, 2, 3, 4, 5, 6, 7, 8});
  CHECK(kernels.size() == 8);
  CHECK_FALSE(overlapped);
  CHECK(test::fake_calls_of("cuLibraryLoadData") == 8);
  CHECK(gpu.engine->counts().compiles == 8);
  int again = 0;
  CHECK(prepare(plans.list, [&](const PrepareStep& step) {
          ++again;
          CHECK(step.load.was_loaded);
          return true;
        }).ok());
  CHECK(again == 8);
  CHECK(test::fake_calls_of("cuLibraryLoadData") == 8);
}

TEST_CASE("no plans, no callback") {
  CHECK(prepare({}, {}).ok());
  const test::FakeGpu gpu;
  Plans plans(gpu.engine, 1);
  CHECK(prepare(plans.list, {}).ok());
  CHECK(plans.loaded() == 2);
}

TEST_CASE("several threads take part") {
  const test::FakeGpu gpu({}, 4);
  Plans plans(gpu.engine, 6);
  std::set<std::thread::id> threads;
  CHECK(prepare(plans.list, [&](const PrepareStep&) {
          threads.insert(std::this_thread::get_id());
          std::this_thread::sleep_for(std::chrono::milliseconds(2));
          return true;
        }).ok());
  CHECK(threads.size() > 1);
  CHECK(plans.loaded() == 12);
}

TEST_CASE("cancelled after k: what is done stays, nothing further is begun") {
  const test::FakeGpu gpu;  // one job: the order is certain
  Plans plans(gpu.engine, 4);
  const Outcome outcome =
      prepare(plans.list, [](const PrepareStep& step) { return step.done < 3; });
  CHECK(outcome.status == ATTNGEN_E_CANCELLED);
  CHECK(outcome.message == "the progress callback stopped the preparation after 3 of 8 kernels");
  CHECK(plans.loaded() == 3);
  CHECK(prepare(plans.list, {}).ok());
  CHECK(plans.loaded() == 8);
}

TEST_CASE("stopped at the last kernel there is nothing left to cancel") {
  const test::FakeGpu gpu;
  Plans plans(gpu.engine, 1);
  CHECK(prepare(plans.list, [](const PrepareStep& step) { return step.done < 2; }).ok());
}

TEST_CASE("the first failure stops the others and is what is returned") {
  test::FakeDriver settings;
  settings.failing_call = "cuLibraryLoadData";
  settings.failing_occurrence = 3;
  settings.failure = 2;
  const test::FakeGpu gpu(settings);
  Plans plans(gpu.engine, 4);
  std::uint32_t last = 0;
  const Outcome outcome = prepare(plans.list, [&](const PrepareStep& step) {
    last = step.done;
    return true;
  });
  CHECK(outcome.status == ATTNGEN_E_DRIVER);
  CHECK(outcome.message == "cuLibraryLoadData failed: 2 CUDA_ERROR_OUT_OF_MEMORY");
  CHECK(last == 2);
  CHECK(plans.loaded() == 2);
  CHECK(prepare(plans.list, {}).ok());
  CHECK(plans.loaded() == 8);
}

TEST_CASE("a callback that throws is a failure like another") {
  const test::FakeGpu gpu({}, 2);
  Plans plans(gpu.engine, 2);
  const Outcome outcome =
      prepare(plans.list, [](const PrepareStep&) -> bool { throw std::runtime_error("mine"); });
  CHECK(outcome.status == ATTNGEN_E_INTERNAL);
  CHECK(outcome.message == "mine");
}

TEST_CASE("plans of an engine that was destroyed, and of the oracle") {
  const test::FakeGpu gpu;
  Plans plans(gpu.engine, 1);
  gpu.engine->close();
  CHECK(prepare(plans.list, {}).message == "the plan's engine was destroyed");
  const auto plan = test::plan_of(test::oracle_engine(), "causal", {});
  CHECK(prepare({plan.get()}, {}).ok());
}
