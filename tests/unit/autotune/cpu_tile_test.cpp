// SPDX-License-Identifier: Apache-2.0
// Plans that are asked for with the numbers of a tile (generator/llvm/cpu_plan.cpp).
#include <doctest/doctest.h>

#include "base/error.h"
#include "generator/llvm/cpu_problem.h"
#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

CpuProblem problem_of(const Task& task, const Analysis& analysis, const char* arch) {
  return cpu_problem_of(task.cascade, analysis, binding_of(task), limits_of_cpu(arch));
}

TEST_CASE("a tile is text and back, and nothing else is a tile") {
  const CpuTile tile{8, 3, 4, 64, 1024, true};
  CHECK(to_text(tile) == "rows=3x8,keys=64,block=4,split=1024,prefetch=1");
  CHECK(tile_named(to_text(tile)) == tile);
  for (const char* text : {"", "rows=3x8", "rows=3x8,keys=64,block=4,split=1024,prefetch=2",
                           "rows=3x8,keys=64,block=4,split=1024,prefetch=1 ",
                           "rows=03x8,keys=64,block=4,split=1024,prefetch=1",
                           "rows=3x8,keys=-64,block=4,split=1024,prefetch", "keys=64,rows=3x8"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(tile_named(text), Error);
  }
}

TEST_CASE("every rule has its reason") {
  const CpuLimits limits = limits_of_cpu("avx512");
  const CpuTile good{16, 4, 4, 32, 4096, false};
  CHECK(why_no_tile(good, limits, false, false).empty());
  const auto broken = [&](auto&& change, const char* reason) {
    CpuTile tile = good;
    change(tile);
    CHECK(why_no_tile(tile, limits, false, true).find(reason) != std::string::npos);
  };
  for (const int lanes : {0, -4, 2, 12, 32}) {
    broken([&](CpuTile& tile) { tile.lanes = lanes; }, "lanes=");
  }
  broken([](CpuTile& tile) { tile.row_vectors = 0; }, "row_vectors=0 is outside 1...");
  broken([](CpuTile& tile) { tile.row_vectors = 25; }, "row_vectors=25");
  broken([](CpuTile& tile) { tile.key_block = 17; }, "key_block=17");
  broken([](CpuTile& tile) { tile.key_tile = 4096; }, "key_tile=4096");
  broken([](CpuTile& tile) { tile.split_keys = 100; }, "no multiple of key_tile=32");
  broken([](CpuTile& tile) { tile.key_tile = tile.split_keys = 33; }, "odd");
  CHECK(why_no_tile(good, limits, true, false).find("4 to 8 lanes") != std::string::npos);
}

TEST_CASE("the plan has the numbers asked for; its own numbers, asked for, print the same code") {
  for (const char* arch : {"avx512_bf16", "avx512", "avx2", "v128", "neon"}) {
    for (const std::int64_t rows : {1, 7, 40, 500}) {
      const Task task = gallery_task("causal", {{"P", rows}, {"M", 600}, {"E", 64}, {"F", 40}});
      const Analysis analysis = analyse(task.cascade);
      CpuProblem problem = problem_of(task, analysis, arch);
      const CpuPlan own = choose_cpu_plan(task.cascade, analysis, problem);
      const LlvmSource before = emit_llvm(task.cascade, analysis, problem, own);
      problem.tile = tile_of(own);
      CHECK(row_class(problem) == 0);
      const CpuPlan asked = choose_cpu_plan(task.cascade, analysis, problem);
      CHECK(to_text(asked) == to_text(own));
      const LlvmSource after = emit_llvm(task.cascade, analysis, problem, asked);
      CHECK(after.modules == before.modules);
      CHECK(after.command.find("--tile " + to_text(*problem.tile)) != std::string::npos);
      CHECK(before.command.find("--tile") == std::string::npos);
      problem.tile = CpuTile{3, 1, 1, 16, 16, false};
      CHECK_THROWS_WITH_AS(choose_cpu_plan(task.cascade, analysis, problem),
                           doctest::Contains("lanes=3"), Error);
    }
  }
}

}  // namespace
}  // namespace attngen::tune
