// SPDX-License-Identifier: Apache-2.0
// Engines and plans for tests: the fake GPU, the oracle.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "runtime/api/cuda_backend.h"
#include "runtime/api/launch_plan.h"
#include "tests/fake_driver/fake_driver.h"

namespace attngen::test {

/// No folder: what is compiled stays in the process.
inline StoreOptions memory_store() {
  StoreOptions options;
  options.mode = StoreMode::memory;
  return options;
}

/// An engine on device 0 of a fresh fake driver; make one at a time.
struct FakeGpu {
  explicit FakeGpu(FakeDriver settings = {}, int jobs = 1, bool checks_tables = false)
      : api(std::make_unique<cuda::Api>(fresh_fake_api(std::move(settings)))),
        engine(std::make_shared<Engine>(make_cuda_backend(*api, 0, checks_tables), memory_store(),
                                        jobs, TileChoice{}, checks_tables)) {}

  std::unique_ptr<cuda::Api> api;
  std::shared_ptr<Engine> engine;
};

inline std::shared_ptr<Engine> oracle_engine(bool checks_tables = false) {
  return std::make_shared<Engine>(make_oracle_backend(), memory_store(), 1, TileChoice{},
                                  checks_tables);
}

/// E = F = 64, 4 query heads, 2 key heads; P and M open.
inline AskedBounds gqa_bounds(int batch_axes = 0) {
  AskedBounds asked;
  asked.ranks = {{"E", {64, 64}}, {"F", {64, 64}}, {"H", {4, 4}}, {"HK", {2, 2}}};
  asked.batch_axes = batch_axes;
  return asked;
}

inline std::unique_ptr<LaunchPlan> plan_of(const std::shared_ptr<Engine>& engine,
                                           const std::string& variant, const AskedBounds& asked) {
  return make_plan(engine, describe(variant, "", {}), asked);
}

}  // namespace attngen::test
