// SPDX-License-Identifier: Apache-2.0
// Tiles that no plan chooses by itself: they compile without a spill, and on the virtual GPU their
// results are those of the oracle.
#include <doctest/doctest.h>

#include <random>

#include "autotune/compile_gate.h"
#include "autotune/gpu_subject.h"
#include "autotune/seeds.h"
#include "autotune/suite.h"
#include "autotune/tuned_choice.h"
#include "base/error.h"
#include "base/files.h"
#include "cascades/gallery.h"
#include "generator/cuda/gpu_tile.h"
#include "generator/cuda/problem.h"
#include "generator/language/language.h"
#include "generator/oracle/interpret.h"
#include "runtime/compile_cached.h"
#include "runtime/execute.h"

namespace attngen {
namespace {

using Extents = std::map<std::string, std::int64_t>;

Cascade from_gallery(const std::string& name) {
  return parse_variant({"gallery:" + name, std::string(find_in_gallery(name)->text)}).front();
}

CudaSource emitted(const std::string& variant, const Extents& extents, const GpuTile& tile,
                   const char* arch) {
  const Cascade cascade = from_gallery(variant);
  const Analysis analysis = analyse(cascade);
  Problem problem = problem_of(cascade, extents, {}, 1, limits_of_arch(arch));
  problem.skeleton = tile.skeleton;
  problem.tile = tile;
  return emit_cuda(cascade, analysis, problem, choose_plan(cascade, analysis, problem));
}

TEST_CASE("tiles of both skeletons compile clean") {
  struct Case {
    const char* variant;
    Extents extents;
    const char* tile;
    const char* arch;
  };
  const Extents heads128{{"H", 32}, {"HK", 8}, {"P", 1}, {"M", 4096}, {"E", 128}, {"F", 128}};
  const Extents plain64{{"P", 512}, {"M", 512}, {"E", 64}, {"F", 64}};
  const Extents plain128{{"P", 512}, {"M", 512}, {"E", 128}, {"F", 128}};
  const std::vector<Case> cases = {
      {"causal", plain64, "rows=128,keys=64,stages=2,key_warps=1,blocks=1", "sm_90"},
      {"causal", plain64, "rows=64,keys=32,stages=2,key_warps=1,blocks=2", "sm_80"},
      {"softmax", plain128, "rows=128,keys=32,stages=2,key_warps=1,blocks=1", "sm_90"},
      {"softmax", plain128, "rows=32,keys=32,stages=2,key_warps=1,blocks=2", "sm_89"},
      {"causal_gqa", heads128, "rows=16,keys=64,stages=3,key_warps=4,blocks=2,least=4,merge=ticket",
       "sm_90"},
      {"causal_gqa", heads128,
       "rows=16,keys=128,stages=2,key_warps=8,blocks=1,least=2,merge=ticket", "sm_90"},
      {"causal_gqa", heads128,
       "rows=16,keys=32,stages=3,key_warps=2,blocks=3,least=1,merge=combine", "sm_90"},
      {"causal_gqa", heads128, "rows=32,keys=64,stages=2,key_warps=4,blocks=1,least=8,merge=ticket",
       "sm_80"}};
  for (const Case& one : cases) {
    CAPTURE(one.tile);
    const CudaSource source = emitted(one.variant, one.extents, gpu_tile_named(one.tile), one.arch);
    std::string fault;
    try {
      compile_cached(default_store(), source, one.arch);
    } catch (const Error& error) {
      fault = error.findings().front().message;
    }
    CHECK(fault == "");
  }
}

TEST_CASE("on the virtual GPU a tile that was asked for gives what the oracle gives") {
  for (const char* text : {"rows=32,keys=32,stages=2,key_warps=1,blocks=1",
                           "rows=16,keys=96,stages=4,key_warps=3,blocks=1,least=1,merge=ticket",
                           "rows=32,keys=32,stages=3,key_warps=2,blocks=1,least=2,merge=combine"}) {
    CAPTURE(text);
    const GpuTile tile = gpu_tile_named(text);
    const Cascade cascade = from_gallery("causal_gqa");
    std::mt19937_64 random(7);
    std::normal_distribution<double> normal;
    Request request;
    for (const auto& [name, shape] : std::map<std::string, Shape>{
             {"Q", {2, 4, 9, 64}}, {"K", {2, 2, 300, 64}}, {"V", {2, 2, 300, 48}}}) {
      Array array(DType::bf16, shape);
      for (std::int64_t at = 0; at < array.size(); ++at) array.set(at, normal(random));
      request.inputs.emplace(name, std::move(array));
    }
    const BoundInputs inputs = bind_inputs(cascade, std::move(request));
    ExecuteOptions options;
    options.skeleton = tile.skeleton;
    options.gpu_tile = [&](const auto&...) { return std::optional(tile); };
    const Execution done = execute(cascade, inputs, Device::vgpu, options);
    REQUIRE(done.source);
    CHECK(tile_of(done.source->plan) == tile);
    InterpretOptions rounded;
    rounded.round_results = narrowest_float_input(cascade);
    for (const auto& [name, deviation] :
         compare_outputs(cascade, done.outputs, interpret(cascade, inputs),
                         interpret(cascade, inputs, rounded))) {
      CAPTURE(name);
      CHECK(deviation.passes);
      CHECK(deviation.err_ratio <= 2);
    }
  }
}

TEST_CASE("the seeds of an H200 answer for the shapes of their suite, and compile clean") {
  const tune::Suite suite =
      tune::suite_in(read_file("bench/shapes/h200.toml", 1 << 20), "bench/shapes/h200.toml");
  const tune::TunedFile seeds = tune::shipped_seeds();
  const tune::DeviceIdentity h200{"cuda", "NVIDIA H200", "sm_90", 132, 60 << 20, 0};
  const DeviceLimits limits = limits_of_arch("sm_90");
  for (const tune::SuiteShape& shape : suite.shapes) {
    CAPTURE(shape.name);
    tune::Task task;
    task.name = shape.name;
    task.cascade = from_gallery(shape.variant);
    task.extents = shape.extents;
    task.batch = shape.batch;
    task.skeleton = shape.skeleton == "decode" ? Skeleton::decode : Skeleton::forward;
    const tune::LookupAnswer answer =
        tune::look_up_gpu(seeds, h200, task.cascade, analyse(task.cascade),
                          tune::gpu_problem_of(task, limits), tune::binding_of(task));
    CHECK(answer.rule == tune::LookupRule::seed);
    REQUIRE(answer.candidate);
    CAPTURE(key_of(*answer.candidate));
    CHECK(tune::CompileGate({task}, limits, 2)(0, {*answer.candidate}).front() == "");
  }
}

}  // namespace
}  // namespace attngen
