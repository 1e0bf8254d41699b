// SPDX-License-Identifier: Apache-2.0
// Runs of kernels that cut their keys over the GPU, on the fake driver: which shapes get them, what
// they are told, what one run asks of the driver.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <random>
#include <set>

#include "base/error.h"
#include "runtime/api/prepare.h"
#include "runtime/api/run_plan.h"
#include "tests/unit/runtime/api/engines.h"
#include "tests/unit/runtime/api/tensors.h"

using namespace attngen;
using test::fake_driver;
using test::TestArguments;

namespace {

constexpr std::uintptr_t kWorkspace = std::uintptr_t{1} << 28;

const CudaSource& source_of(const PlanKernel& kernel) {
  return std::get<CudaSource>(kernel.kernel->source());
}

/// causal_gqa with one batch axis on the fake GPU: 2 heads share keys, so P rows are 2 P.
struct Decoding {
  explicit Decoding(const std::vector<AskedBounds::Rank>& ranks = {}) {
    AskedBounds asked = test::gqa_bounds(1);
    asked.ranks.insert(asked.ranks.end(), ranks.begin(), ranks.end());
    plan = test::plan_of(gpu.engine, "causal_gqa", asked);
  }
  TestArguments arguments(std::int64_t p, std::int64_t m = 4096, std::int64_t batch = 3) const {
    return {*plan,
            {{batch, 4, p, 64},
             {batch, 2, m, 64},
             {batch, 2, m, 64},
             {batch, 4, p, 64},
             {batch, 4, p}}};
  }
  Outcome run(TestArguments& given, std::size_t bytes, std::uintptr_t workspace = kWorkspace,
              void* stream = nullptr) const {
    return run_plan(*plan, given.get(), reinterpret_cast<void*>(workspace), bytes, stream);
  }
  Outcome run(std::int64_t p, std::int64_t m = 4096, void* stream = nullptr) const {
    TestArguments given = arguments(p, m);
    return run(given, plan->workspace.bytes, kWorkspace, stream);
  }

  test::FakeGpu gpu;
  std::unique_ptr<LaunchPlan> plan;
};

bool holds_address(const std::vector<std::byte>& block, std::uintptr_t address) {
  for (std::size_t at = 0; at + sizeof address <= block.size(); at += sizeof address) {
    std::uintptr_t field = 0;
    std::memcpy(&field, block.data() + at, sizeof field);
    if (field == address) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the rows that share keys choose the kernel, and the plan says why") {
  const Decoding open;
  REQUIRE(open.plan->kernels.size() == 8);
  const std::vector<std::pair<std::int64_t, int>> bins = {{1, 16},  {8, 16},  {9, 32}, {16, 32},
                                                          {17, 64}, {32, 64}, {33, 0}, {5000, 0}};
  for (const auto& [rows, bin] : bins) {
    const std::int64_t p = rows;
    CAPTURE(p);
    CHECK(open.run(p).message == "");
    const std::string& launched = fake_driver().launches.back().kernel;
    const auto chosen = std::find_if(
        open.plan->kernels.begin(), open.plan->kernels.end(), [&](const PlanKernel& kernel) {
          const std::string& second = source_of(kernel).combine_entry;
          return launched == (second.empty() ? kernel.kernel->entry() : second);
        });
    REQUIRE(chosen != open.plan->kernels.end());
    const Plan& plan = source_of(*chosen).plan;
    CHECK(plan.skeleton == (bin == 0 ? Skeleton::forward : Skeleton::decode));
    CHECK(plan.row_bin == bin);
    CHECK_FALSE(chosen->takes_any_layout);
  }
  const std::string text = to_text(*open.plan);
  CHECK(
      text.find("up to 16 rows share keys (P times the neighbours in H that share keys) and M may "
                "exceed ") != std::string::npos);
  CHECK(text.find("\n  more rows: forward rows=64 ") != std::string::npos);
  CHECK(text.find(": more than 64 rows share keys") != std::string::npos);
}

TEST_CASE("narrow bounds mean few kernels") {
  const auto skeletons = [](const Decoding& of) {
    std::string names;
    for (const PlanKernel& kernel : of.plan->kernels) {
      names += name_of(source_of(kernel).plan.skeleton) + " ";
    }
    return names;
  };
  const Decoding step({{"P", {1, 1}}});
  CHECK(skeletons(step) == "decode decode ");
  CHECK(source_of(step.plan->kernels[0]).plan.row_bin == 16);
  CHECK(step.plan->kernels[0].most_rows == std::numeric_limits<std::int64_t>::max());
  CHECK(skeletons(Decoding({{"P", {33, 90}}})) == "forward forward ");
  CHECK(skeletons(Decoding({{"P", {9, 10}}})) == "decode decode ");
  // Keys that one block takes in any case are not cut.
  const Decoding short_keys({{"P", {1, 1}}, {"M", {0, 64}}});
  CHECK(skeletons(short_keys) == "forward forward ");
  CHECK(short_keys.plan->workspace.bytes == 0);
  CHECK(to_text(*short_keys.plan)
            .find("any rows: forward rows=64 keys=64 warps=4 stages=2: at most 64 keys (M) are not "
                  "worth cutting") != std::string::npos);
}

TEST_CASE("what no forward kernel reads, pages of a cache, gets decode kernels for any rows") {
  const test::FakeGpu gpu;
  AskedBounds asked;
  asked.ranks = {{"E", {64, 64}}, {"F", {64, 64}}, {"M", {64, 64}}};
  const auto plan = test::plan_of(
      gpu.engine,
      "cascade paged {\n rank P, M, E, F, NB, MB\n in Q[P,E]: bf16, K[NB,E]: bf16, V[NB,F]: bf16, "
      "bt[MB]: i32, len[]: i32\n S[p,m] = sum{e} Q[p,e] * K[bt[m],e] where m < len[]\n"
      " out O[p,f] = sum{m} sigmoid(S[p,m]) * V[bt[m],f]\n}",
      asked);
  REQUIRE(plan->kernels.size() == 6);
  for (const PlanKernel& kernel : plan->kernels) {
    CHECK(source_of(kernel).plan.skeleton == Skeleton::decode);
    CHECK(kernel.reason.find("no forward kernel: paged is no forward kernel: the rows of K ") == 0);
  }
  CHECK(source_of(plan->kernels[2]).plan.row_bin == 64);
  CHECK(plan->kernels[2].most_rows == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("every number of rows inside open heads and groups has a kernel made for it") {
  const test::FakeGpu gpu;
  AskedBounds asked;
  asked.ranks = {{"E", {64, 64}}, {"F", {64, 64}}};
  for (const char* variant : {"causal_gqa", "mqa", "causal", "alibi"}) {
    CAPTURE(variant);
    const auto plan = test::plan_of(gpu.engine, variant, asked);
    REQUIRE(plan->kernels.size() == 8);
    for (std::size_t index = 0; index < 3; ++index) {
      CHECK(plan->kernels[index].most_rows == std::int64_t{16} << index);
      CHECK(source_of(plan->kernels[index]).plan.row_bin == 16 << index);
    }
  }
}

TEST_CASE("the workspace depends on the plan alone: counters first, then partial states") {
  const Decoding step({{"P", {1, 1}}});
  const CudaSource& source = source_of(step.plan->kernels[0]);
  CHECK(source.workspace_bytes > 0);
  CHECK(source.ticket_bytes > 0);
  const Workspace& workspace = step.plan->workspace;
  CHECK(workspace.partials == Workspace::kTicketBytes);
  CHECK(workspace.bytes >= workspace.partials + static_cast<std::size_t>(source.workspace_bytes));
  CHECK(workspace.bytes <= workspace.partials + static_cast<std::size_t>(source.workspace_bytes) +
                               Workspace::kAlignment);
  const Decoding open;
  std::int64_t most = 0;
  for (const PlanKernel& kernel : open.plan->kernels) {
    most = std::max(most, source_of(kernel).workspace_bytes);
  }
  CHECK(open.plan->workspace.bytes ==
        Workspace::kTicketBytes + static_cast<std::size_t>((most + 255) / 256 * 256));
  REQUIRE(prepare({step.plan.get()}, {}).ok());
  CHECK(step.run(1).message == "");
  const std::vector<std::byte>& block = fake_driver().launches.back().argument_block;
  CHECK(holds_address(block, kWorkspace));
  CHECK(holds_address(block, kWorkspace + workspace.partials));
}

TEST_CASE("a workspace that a run cannot do with") {
  const Decoding step({{"P", {1, 1}}});
  const std::size_t bytes = step.plan->workspace.bytes;
  TestArguments given = step.arguments(1);
  CHECK(step.run(given, bytes, 0).status == ATTNGEN_E_WORKSPACE);
  CHECK(step.run(given, bytes - 1).status == ATTNGEN_E_WORKSPACE);
  CHECK(step.run(given, 0).status == ATTNGEN_E_WORKSPACE);
  CHECK(step.run(given, bytes, kWorkspace + 128).status == ATTNGEN_E_WORKSPACE);
  const Outcome overlapping = step.run(given, bytes, given.tensors[2].address - 256);
  CHECK(overlapping.status == ATTNGEN_E_WORKSPACE);
  CHECK(overlapping.message == "the workspace overlaps V");
  CHECK(fake_driver().launches.empty());
  // Nothing to write needs nothing to work in.
  TestArguments none = step.arguments(1, 4096, 0);
  CHECK(step.run(none, 0, 0).message == "");
}

TEST_CASE("random lengths over one plan: a launch each, no compile, no allocation, no other call") {
  const Decoding step({{"P", {1, 4}}});
  REQUIRE(prepare({step.plan.get()}, {}).ok());
  const std::uint64_t compiles = step.gpu.engine->counts().compiles;
  fake_driver().calls.clear();
  std::mt19937 random(5);
  for (int round = 0; round < 100; ++round) {
    const std::int64_t batch = 1 + static_cast<std::int64_t>(random() % 40);
    TestArguments given = step.arguments(1 + static_cast<std::int64_t>(random() % 4),
                                         static_cast<std::int64_t>(random() % 200000), batch);
    REQUIRE(step.run(given, step.plan->workspace.bytes).message == "");
  }
  CHECK(test::fake_calls_of("cuLaunchKernelEx") == 100);
  const std::vector<std::string> calls = test::fake_symbols();
  const std::set<std::string> kinds(calls.begin(), calls.end());
  for (const std::string& call : kinds) {
    CAPTURE(call);
    CHECK((call == "cuLaunchKernelEx" || call == "cuCtxGetDevice" || call == "cuCtxPushCurrent" ||
           call == "cuCtxPopCurrent"));
  }
  CHECK(step.gpu.engine->counts().compiles == compiles);
  // The grid is the plan's, whatever the lengths: one captured graph serves them all.
  for (const test::FakeLaunch& launch : fake_driver().launches) {
    CHECK(launch.dimensions == fake_driver().launches.front().dimensions);
  }
}

namespace {

/// The same plan, its kernel for one step with a second one that merges.
void merge_in_second_kernel(LaunchPlan& plan) {
  Problem problem;
  for (const RankBound& bound : plan.bounds.ranks) problem.extents.push_back(bound.most);
  problem.static_params = plan.bounds.static_params;
  problem.batch_axes = plan.bounds.batch_axes;
  problem.limits = plan.engine->gpu_limits();
  problem.skeleton = Skeleton::decode;
  problem.merge = MergeProtocol::combine;
  const Cascade& cascade = plan.spec->cascade;
  CudaSource source = emit_cuda(cascade, plan.spec->analysis, problem,
                                choose_plan(cascade, plan.spec->analysis, problem));
  plan.kernels.front().split = {source.workspace_bytes, source.ticket_bytes};
  plan.kernels.front().kernel = plan.engine->kernel_of(std::move(source));
}

}  // namespace

TEST_CASE("a second kernel follows where the source has one, with the same grid and arguments") {
  const Decoding step({{"P", {1, 1}}});
  merge_in_second_kernel(*step.plan);
  REQUIRE(prepare({step.plan.get()}, {}).ok());
  const CudaSource& source = source_of(step.plan->kernels[0]);
  REQUIRE_FALSE(source.combine_entry.empty());
  fake_driver().calls.clear();
  CHECK(step.run(1).message == "");
  REQUIRE(fake_driver().launches.size() == 2);
  const test::FakeLaunch& first = fake_driver().launches[0];
  const test::FakeLaunch& second = fake_driver().launches[1];
  CHECK(first.kernel == source.entry);
  CHECK(second.kernel == source.combine_entry);
  CHECK(first.argument_block == second.argument_block);
  CHECK(first.dimensions[0] == second.dimensions[0]);
  CHECK(first.dimensions[3] == second.dimensions[3]);
  CHECK(second.dimensions[6] == static_cast<unsigned>(source.combine_shared_bytes));
  CHECK(test::fake_calls_of("cuLaunchKernelEx") == 2);
}

TEST_CASE("a second launch that fails is the run's failure") {
  const Decoding step({{"P", {1, 1}}});
  merge_in_second_kernel(*step.plan);
  REQUIRE(prepare({step.plan.get()}, {}).ok());
  fake_driver().calls.clear();
  fake_driver().failing_call = "cuLaunchKernelEx";
  fake_driver().failing_occurrence = 2;
  fake_driver().failure = 701;
  CHECK(step.run(1).message == "cuLaunchKernelEx failed: 701 CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES");
}

TEST_CASE("inside a capture a run records its launches and asks nothing else") {
  for (const bool in_two : {false, true}) {
    CAPTURE(in_two);
    const Decoding step({{"P", {1, 1}}});
    if (in_two) merge_in_second_kernel(*step.plan);
    REQUIRE(prepare({step.plan.get()}, {}).ok());
    const cuda::Api& api = *step.gpu.api;
    cuda::Context context = nullptr;
    REQUIRE(api.device_primary_ctx_retain(&context, 0).ok());
    REQUIRE(api.ctx_push_current(context).ok());
    cuda::Stream stream = nullptr;
    REQUIRE(api.stream_create(&stream, 1).ok());
    REQUIRE(api.stream_begin_capture(stream, cuda::kCaptureModeGlobal).ok());
    fake_driver().calls.clear();
    CHECK(step.run(1, 77, stream).message == "");
    CHECK(test::fake_symbols() == std::vector<std::string>(in_two ? 2 : 1, "cuLaunchKernelEx"));
    cuda::Graph graph = nullptr;
    REQUIRE(api.stream_end_capture(stream, &graph).ok());
    cuda::GraphExec executable = nullptr;
    REQUIRE(api.graph_instantiate(&executable, graph, 0).ok());
    const std::size_t recorded = fake_driver().launches.size();
    CHECK(recorded == (in_two ? 2u : 1u));
    for (int replay = 0; replay < 3; ++replay) REQUIRE(api.graph_launch(executable, stream).ok());
    REQUIRE(fake_driver().launches.size() == 4 * recorded);
    for (std::size_t at = recorded; at < 4 * recorded; ++at) {
      const test::FakeLaunch& replayed = fake_driver().launches[at];
      CHECK_FALSE(replayed.is_captured);
      CHECK(replayed.argument_block == fake_driver().launches[at % recorded].argument_block);
    }
    cuda::Context popped = nullptr;
    REQUIRE(api.ctx_pop_current(&popped).ok());
  }
}
