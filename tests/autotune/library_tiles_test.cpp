// SPDX-License-Identifier: Apache-2.0
// What was tuned on this machine, a program that links the library runs with.
#include <attngen.h>
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "autotune/cpu_identity.h"
#include "autotune/cpu_subject.h"
#include "autotune/tuned_file.h"
#include "runtime/execute_cpu.h"
#include "runtime/job_count.h"
#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

constexpr std::int64_t kKeys = 300;
constexpr std::int64_t kDim = 32;

void need(attngen_status status) {
  INFO(attngen_last_error());
  REQUIRE(status == ATTNGEN_OK);
}

/// By kernel of a plan for one query and up to `keys` keys: the line of its text that says its
/// plan.
std::vector<std::string> plans_for(attngen_engine engine, attngen_spec spec, std::int64_t keys) {
  const attngen_rank_bound ranks[] = {
      {"P", 1, 1}, {"M", 1, keys}, {"E", kDim, kDim}, {"F", kDim, kDim}};
  attngen_bounds bounds{};
  bounds.struct_size = sizeof bounds;
  bounds.ranks = ranks;
  bounds.rank_count = 4;
  bounds.batch_axes = 1;
  bounds.most_batches = 4;
  attngen_plan plan;
  need(attngen_plan_create(engine, spec, &bounds, &plan));
  need(attngen_prepare(&plan, 1, nullptr, nullptr));
  std::vector<std::string> plans;
  need(attngen_plan_keys(
      plan,
      [](void* user, const char*, const char*, const char* source) {
        const std::string text(source);
        const std::size_t at = text.find("; plan: ");
        static_cast<std::vector<std::string>*>(user)->push_back(
            text.substr(at, text.find('\n', at) - at));
      },
      &plans));
  need(attngen_plan_destroy(plan));
  return plans;
}

bool has_tile(const std::vector<std::string>& plans, const char* tile) {
  for (const std::string& plan : plans) {
    if (plan.find(tile) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a plan takes the tile that was tuned for its bounds, and no other plan does") {
  const ScratchFolder folder;
  const std::string path = folder.file("tuned.json");
  const Task task = gallery_task("softmax", {{"P", 1}, {"M", kKeys}, {"E", kDim}, {"F", kDim}}, 4);
  const CpuLimits limits = runnable_cpu_limits("");
  const Subject subject = cpu_subject(task, limits, thread_count());
  Decision row = decision_at(1);
  row.where.shape = subject.shape;
  row.where.device = cpu_identity(limits);
  row.winner = candidate_of(tile_named("rows=1x4,keys=20,block=2,split=100,prefetch=0"));
  row.source = subject.source_id(row.winner);
  std::ofstream(path) << to_text(TunedFile{false, {row}});
  // Settings are read at the library's first call.
  setenv("ATTNGEN_TUNED", path.c_str(), 1);

  attngen_engine_options where{};
  where.struct_size = sizeof where;
  where.device = "cpu";
  attngen_engine engine;
  need(attngen_engine_create(&where, &engine));
  const attngen_dtype_choice types[] = {{"T", "f32"}};
  attngen_spec_options what{};
  what.struct_size = sizeof what;
  what.variant = "softmax";
  what.dtypes = types;
  what.dtype_count = 1;
  attngen_spec spec;
  need(attngen_spec_create(&what, &spec));
  const char* tile = "rows=1x4 keys=20 block=2 split=100";
  CHECK(has_tile(plans_for(engine, spec, kKeys), tile));
  CHECK_FALSE(has_tile(plans_for(engine, spec, 9000), tile));
  need(attngen_spec_destroy(spec));
  need(attngen_engine_destroy(engine));
}

}  // namespace attngen::tune
