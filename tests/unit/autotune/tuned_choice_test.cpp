// SPDX-License-Identifier: Apache-2.0
#include "autotune/tuned_choice.h"

#include <doctest/doctest.h>

#include <fstream>

#include "autotune/gpu_subject.h"
#include "autotune/seeds.h"
#include "base/error.h"
#include "generator/cuda/gpu_tile.h"
#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

Task decode_task(std::int64_t keys) {
  return gpu_task("causal_gqa",
                  {{"H", 32}, {"HK", 8}, {"P", 1}, {"M", keys}, {"E", 128}, {"F", 128}}, 8,
                  Skeleton::decode);
}

const DeviceIdentity kH200{"cuda", "NVIDIA H200", "sm_90", 132, 60 << 20, 0};

Decision measured(const Task& task, const GpuTile& tile) {
  Decision row = decision_at(1);
  const Subject subject = gpu_subject(task, gpu_device_named("h200"));
  row.where.shape = subject.shape;
  row.where.device = kH200;
  row.winner = candidate_of(tile);
  row.source = subject.source_id(row.winner);
  return row;
}

LookupAnswer ask(const TunedFile& tuned, const DeviceIdentity& device, const Task& task) {
  const Problem problem = gpu_problem_of(task, limits_of_arch("sm_90"));
  return look_up_gpu(tuned, device, task.cascade, analyse(task.cascade), problem, binding_of(task));
}

TEST_CASE("a request on a GPU is answered by the row of its operation, skeleton and shape") {
  const GpuTile tile{Skeleton::decode, 16, 128, 2, 4, 1, 2, MergeProtocol::ticket};
  const TunedFile tuned{false, {measured(decode_task(4096), tile)}};
  const LookupAnswer exact = ask(tuned, kH200, decode_task(4096));
  CHECK(exact.rule == LookupRule::exact);
  REQUIRE(exact.candidate);
  CHECK(gpu_tile_of(*exact.candidate) == tile);
  DeviceIdentity sibling = kH200;
  sibling.name = "another clock";
  CHECK(ask(tuned, sibling, decode_task(4096)).rule == LookupRule::alike);
  sibling.units = 66;
  CHECK(ask(tuned, sibling, decode_task(4096)).rule == LookupRule::model);
  CHECK(ask(tuned, kH200, decode_task(64)).rule == LookupRule::model);
  Task forward = decode_task(4096);
  forward.skeleton = Skeleton::forward;
  CHECK(ask(tuned, kH200, forward).rule == LookupRule::model);
  CHECK(ask({}, kH200, decode_task(4096)).rule == LookupRule::model);
}

TEST_CASE("batch-invariant requests take no tile, whatever its merge") {
  const GpuTile tile{Skeleton::decode, 16, 128, 2, 4, 1, 2, MergeProtocol::two_level};
  const Task task = decode_task(4096);
  TunedFile tuned{false, {measured(task, tile)}};
  Problem problem = gpu_problem_of(task, limits_of_arch("sm_90"));
  problem.batch_invariant = true;
  for (const bool is_frozen : {false, true}) {
    tuned.is_frozen = is_frozen;
    CHECK(ask(tuned, kH200, task).rule == LookupRule::exact);
    const LookupAnswer answer =
        look_up_gpu(tuned, kH200, task.cascade, analyse(task.cascade), problem, binding_of(task));
    CHECK(answer.rule == LookupRule::model);
    CHECK(answer.why.find("batch-invariant") != std::string::npos);
  }
}

TEST_CASE("hostile numbers in a row are no tile") {
  Decision row = measured(decode_task(4096), {Skeleton::decode, 16, 128, 2, 4, 1, 2});
  row.winner.values["merge"] = 7;
  CHECK(ask({false, {row}}, kH200, decode_task(4096)).rule == LookupRule::model);
  row.winner.values["merge"] = 0;
  row.winner.values["rows"] = std::int64_t{1} << 40;
  const LookupAnswer answer = ask({false, {row}}, kH200, decode_task(4096));
  CHECK(answer.rule == LookupRule::model);
  CHECK(answer.why.find("is refused") != std::string::npos);
}

TEST_CASE("seeds stand behind what this machine found, for GPUs alone, and can be turned off") {
  const ScratchFolder folder;
  Settings settings;
  settings.cache_dir = folder.file("cache");
  const std::size_t seeds = shipped_seeds().rows.size();
  CHECK(tuned_here(settings, kH200, Seeds::shipped).rows.size() == seeds);
  CHECK(tuned_here(settings, kH200, Seeds::none).rows.empty());
  DeviceIdentity cpu = kH200;
  cpu.kind = "cpu";
  CHECK(tuned_here(settings, cpu, Seeds::shipped).rows.empty());
  settings.tuned = "off";
  CHECK(tuned_here(settings, kH200, Seeds::shipped).rows.empty());
  const std::string path = folder.file("mine.json");
  std::ofstream(path) << to_text(TunedFile{false, {decision_at(64)}});
  settings.tuned = path;
  CHECK(tuned_here(settings, kH200, Seeds::shipped).rows.size() == 1);
  std::ofstream(path) << "{";
  CHECK_THROWS_AS(tuned_here(settings, kH200, Seeds::shipped), Error);
}

}  // namespace
}  // namespace attngen::tune
