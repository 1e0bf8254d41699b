// SPDX-License-Identifier: Apache-2.0
// An engine and its compile store: what the driver refuses is replaced once, and only then.
#include "runtime/api/engine.h"

#include <doctest/doctest.h>

#include "tests/unit/base/scratch_folder.h"
#include "tests/unit/runtime/api/engines.h"

using namespace attngen;

namespace {

/// An engine on the fake GPU whose kernels are kept in `folder`.
struct StoringGpu {
  StoringGpu(const test::ScratchFolder& folder, test::FakeDriver settings)
      : api(test::fresh_fake_api(std::move(settings))) {
    StoreOptions options;
    options.folder = folder.at("cache");
    engine = std::make_shared<Engine>(make_cuda_backend(api, 0), options, 1);
  }

  KernelLoad load_one() const {
    const auto plan = test::plan_of(engine, "causal_gqa", test::gqa_bounds());
    return engine->load(*plan->kernels.front().kernel);
  }

  cuda::Api api;
  std::shared_ptr<Engine> engine;
};

test::FakeDriver refusing(int occurrence) {
  test::FakeDriver settings;
  settings.failing_call = "cuLibraryLoadData";
  settings.failing_occurrence = occurrence;
  settings.failure = 200;  // CUDA_ERROR_INVALID_IMAGE
  return settings;
}

}  // namespace

TEST_CASE("a cached kernel that the driver refuses is compiled anew, once") {
  const test::ScratchFolder folder;
  StoringGpu first(folder, {});
  CHECK_FALSE(first.load_one().was_loaded);
  CHECK(first.engine->counts().compiles == 1);

  StoringGpu hit(folder, {});
  CHECK_FALSE(hit.load_one().was_loaded);
  CHECK(hit.engine->counts().compiles == 0);

  StoringGpu refused(folder, refusing(1));
  CHECK_FALSE(refused.load_one().was_loaded);
  CHECK(refused.engine->counts().compiles == 1);
  CHECK(refused.engine->counts().warnings == 1);

  StoringGpu later(folder, {});
  CHECK_FALSE(later.load_one().was_loaded);
  CHECK(later.engine->counts().compiles == 0);  // the fresh one was kept
}

TEST_CASE("what the driver refuses fresh is told, and not tried again") {
  const test::ScratchFolder folder;
  StoringGpu always(folder, refusing(0));
  CHECK_THROWS_WITH_AS(always.load_one(), doctest::Contains("200 CUDA_ERROR_INVALID_IMAGE"),
                       DriverFailure);
  CHECK(test::fake_calls_of("cuLibraryLoadData") == 1);
  CHECK(always.engine->counts().compiles == 1);
  CHECK_THROWS_AS(always.load_one(), DriverFailure);  // now cached: once more fresh, then told
  CHECK(test::fake_calls_of("cuLibraryLoadData") == 3);
}

TEST_CASE("a later failure discards nothing") {
  const test::ScratchFolder folder;
  StoringGpu first(folder, {});
  CHECK_FALSE(first.load_one().was_loaded);
  test::FakeDriver settings;
  settings.failing_call = "cuKernelGetFunction";
  settings.failure = 2;  // CUDA_ERROR_OUT_OF_MEMORY
  StoringGpu failing(folder, settings);
  CHECK_THROWS_AS(failing.load_one(), DriverFailure);
  CHECK(failing.engine->counts().compiles == 0);
  StoringGpu later(folder, {});
  CHECK_FALSE(later.load_one().was_loaded);
  CHECK(later.engine->counts().compiles == 0);
}
