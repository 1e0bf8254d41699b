// SPDX-License-Identifier: Apache-2.0
#include "autotune/tuned_tiles.h"

#include <doctest/doctest.h>

#include <fstream>

#include "autotune/cpu_subject.h"
#include "autotune/gpu_subject.h"
#include "generator/llvm/cpu_problem.h"
#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

const DeviceIdentity kCpu{"cpu", "znver3", "avx2", 2, 32 << 20, 0};

/// A file with one row for the task, on kCpu.
std::string written(const ScratchFolder& folder, const Task& task, const CpuTile& tile) {
  const Subject subject = cpu_subject(task, limits_of_cpu("avx2"), 2);
  Decision row = decision_at(1);
  row.where.shape = subject.shape;
  row.where.device = kCpu;
  row.winner = candidate_of(tile);
  row.source = subject.source_id(row.winner);
  const std::string path = folder.file("mine.json");
  std::ofstream(path) << to_text(TunedFile{false, {row}});
  return path;
}

TEST_CASE("requests are answered from the file, which is read once, and told") {
  const ScratchFolder folder;
  const Task task = gallery_task("softmax", {{"P", 1}, {"M", 700}, {"E", 64}, {"F", 64}}, 3);
  const CpuTile tile = tile_named("rows=1x4,keys=16,block=8,split=512,prefetch=1");
  Settings settings;
  settings.tuned = written(folder, task, tile);
  int asked = 0;
  std::vector<LookupRule> told;
  const ChooseCpuTile choose = tuned_cpu_tiles(
      settings,
      [&](const CpuProblem&) {
        ++asked;
        return kCpu;
      },
      [&](const LookupAnswer& answer) { told.push_back(answer.rule); });
  const Analysis analysis = analyse(task.cascade);
  const auto answer = [&](const Task& one) {
    return choose(one.cascade, analysis,
                  cpu_problem_of(one.cascade, analysis, binding_of(one), limits_of_cpu("avx2")),
                  binding_of(one));
  };
  CHECK(answer(task) == tile);
  std::ofstream(settings.tuned) << "{";
  CHECK(answer(task) == tile);
  Task other = task;
  other.extents["M"] = 90000;
  CHECK(answer(other) == std::nullopt);
  CHECK(asked == 1);
  CHECK(told == std::vector{LookupRule::exact, LookupRule::exact, LookupRule::model});
}

TEST_CASE("a GPU's seeds are there for who wants them") {
  const Task task =
      gpu_task("causal_gqa", {{"H", 32}, {"HK", 8}, {"P", 1}, {"M", 4096}, {"E", 128}, {"F", 128}},
               8, Skeleton::decode);
  const Analysis analysis = analyse(task.cascade);
  const Problem problem = gpu_problem_of(task, limits_of_arch("sm_90"));
  const ScratchFolder folder;
  Settings settings;
  settings.cache_dir = folder.file("cache");
  for (const Seeds seeds : {Seeds::none, Seeds::shipped}) {
    const ChooseGpuTile choose = tuned_gpu_tiles(settings, seeds, [](const Problem&) {
      return DeviceIdentity{"cuda", "NVIDIA H200", "sm_90", 132, 0, 0};
    });
    const std::optional<GpuTile> tile = choose(task.cascade, analysis, problem, binding_of(task));
    CHECK(tile.has_value() == (seeds == Seeds::shipped));
  }
}

}  // namespace
}  // namespace attngen::tune
