// SPDX-License-Identifier: Apache-2.0
// The answer of runtime/api/tile_choice.h: a GPU's engine finds the rows that its clock wrote.
#include <doctest/doctest.h>

#include <fstream>

#include "autotune/gpu_device.h"
#include "autotune/gpu_subject.h"
#include "autotune/tuned_file.h"
#include "runtime/api/cuda_backend.h"
#include "runtime/api/tile_choice.h"
#include "runtime/cuda/device_facts.h"
#include "tests/fake_driver/fake_driver.h"
#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

TEST_CASE("an engine of a GPU takes what was measured on it, and no seed; others ask nobody") {
  const cuda::Api api = test::fresh_fake_api();
  const auto backend = make_cuda_backend(api, 0);
  const GpuDevice device = gpu_device_of(cuda::read_device_facts(api, 0));
  const Task task =
      gpu_task("causal_gqa", {{"H", 32}, {"HK", 8}, {"P", 1}, {"M", 4096}, {"E", 128}, {"F", 128}},
               8, Skeleton::decode);
  const Problem problem = gpu_problem_of(task, device.limits);
  const Analysis analysis = analyse(task.cascade);
  const ScratchFolder folder;
  Settings settings;
  settings.cache_dir = folder.file("cache");
  const auto ask = [&] {
    const TileChoice choice = tuned_tiles(settings, *backend);
    CHECK_FALSE(choice.cpu);
    REQUIRE(choice.gpu);
    return choice.gpu(task.cascade, analysis, problem, binding_of(task));
  };
  CHECK_FALSE(ask());

  const GpuTile tile{Skeleton::decode, 16, 128, 2, 4, 1, 2, MergeProtocol::ticket};
  const Subject subject = gpu_subject(task, device);
  Decision row = decision_at(1);
  row.where.shape = subject.shape;
  row.where.device = device.identity;
  row.winner = candidate_of(tile);
  row.source = subject.source_id(row.winner);
  settings.tuned = folder.file("mine.json");
  std::ofstream(settings.tuned) << to_text(TunedFile{false, {row}});
  CHECK(ask() == tile);
  row.where.device.units += 1;
  std::ofstream(settings.tuned) << to_text(TunedFile{false, {row}});
  CHECK_FALSE(ask());

  const TileChoice none = tuned_tiles(settings, *make_oracle_backend());
  CHECK_FALSE(none.cpu);
  CHECK_FALSE(none.gpu);
}

}  // namespace
}  // namespace attngen::tune
