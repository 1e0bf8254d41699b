// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/run_plan.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <random>

#include "base/log.h"
#include "runtime/api/prepare.h"
#include "runtime/pack_arguments.h"
#include "tests/unit/runtime/api/engines.h"
#include "tests/unit/runtime/api/tensors.h"

using namespace attngen;
using test::fake_driver;
using test::TestArguments;

namespace {

constexpr std::uintptr_t kWorkspace = std::uintptr_t{1} << 28;

/// As the C interface does it: what is thrown becomes an outcome.
Outcome outcome_of_run(LaunchPlan& plan, TestArguments& given, void* stream = nullptr) {
  try {
    return run_plan(plan, given.get(), reinterpret_cast<void*>(kWorkspace), plan.workspace.bytes,
                    stream);
  } catch (...) {
    return outcome_of_current_exception();
  }
}

/// causal_gqa on the fake GPU with one batch axis; LSE may be left out. Kernels for up to 16, 32
/// and 64 rows that share keys and for more, then the same for any layout.
struct GqaOnGpu {
  explicit GqaOnGpu(test::FakeDriver settings = {}) : gpu(std::move(settings)) {
    AskedBounds asked = test::gqa_bounds(1);
    asked.ranks.push_back({"P", {0, 100000}});
    asked.most_batches = 64;
    asked.discarded = {"LSE"};
    plan = test::plan_of(gpu.engine, "causal_gqa", asked);
  }
  TestArguments arguments(std::int64_t batch = 3, std::int64_t p = 50, std::int64_t m = 7) const {
    return {*plan,
            {{batch, 4, p, 64},
             {batch, 2, m, 64},
             {batch, 2, m, 64},
             {batch, 4, p, 64},
             {batch, 4, p}}};
  }
  Outcome run(TestArguments& given, void* stream = nullptr) const {
    return outcome_of_run(*plan, given, stream);
  }
  Outcome run() const {
    TestArguments given = arguments();
    return run(given);
  }

  const EngineKernel& decode() const { return *plan->kernels.at(0).kernel; }
  const EngineKernel& wide() const { return *plan->kernels.at(3).kernel; }
  const EngineKernel& narrow() const { return *plan->kernels.at(7).kernel; }

  test::FakeGpu gpu;
  std::unique_ptr<LaunchPlan> plan;
};

/// The block that the array path packs for the same row-major tensors.
std::vector<std::byte> packed_from_arrays(const LaunchPlan& plan, const CudaSource& source,
                                          TestArguments& arguments) {
  const Cascade& cascade = plan.spec->cascade;
  BoundInputs inputs;
  inputs.binding =
      bind_extents(cascade, {{"P", 50}, {"M", 7}, {"E", 64}, {"F", 64}, {"H", 4}, {"HK", 2}}, {});
  inputs.binding.batch = {3};
  inputs.arrays.resize(cascade.tensors.size());
  std::vector<void*> addresses(cascade.tensors.size());
  for (std::size_t index = 0; index < plan.spec->arguments.size(); ++index) {
    const auto tensor = static_cast<std::size_t>(plan.spec->arguments[index]);
    addresses[tensor] = reinterpret_cast<void*>(arguments.tensors[index].address);
    if (index >= plan.spec->input_count) continue;
    inputs.arrays[tensor] =
        Array(cascade.tensors[tensor].type.type, Shape(arguments.tensors[index].shape));
  }
  return pack_arguments(cascade, source.arguments, inputs, addresses, nullptr).bytes;
}

}  // namespace

TEST_CASE("one run is one launch, with the block that the array path packs") {
  GqaOnGpu gqa;
  CHECK(prepare({gqa.plan.get()}, {}).ok());
  fake_driver().calls.clear();
  TestArguments arguments = gqa.arguments();
  CHECK(gqa.run(arguments).message == "");
  CHECK(test::fake_calls_of("cuLaunchKernelEx") == 1);
  REQUIRE(fake_driver().launches.size() == 1);
  const test::FakeLaunch& launch = fake_driver().launches[0];
  const auto& source = std::get<CudaSource>(gqa.wide().source());
  CHECK(launch.kernel == source.entry);
  CHECK(launch.stream == nullptr);
  CHECK(launch.argument_block == packed_from_arrays(*gqa.plan, source, arguments));
  CHECK(launch.argument_block.size() == gqa.wide().argument_bytes());
  const auto grid =
      grid_of(gqa.plan->spec->cascade, source, std::vector<std::int64_t>{4, 2, 50, 7, 64, 64},
              std::vector<std::int64_t>{3});
  CHECK(launch.dimensions == std::vector<unsigned>{static_cast<unsigned>(grid[0]), 1, 1,
                                                   static_cast<unsigned>(source.threads), 1, 1,
                                                   static_cast<unsigned>(source.shared_bytes)});
  CHECK(gqa.gpu.engine->counts().compiles == 8);
}

TEST_CASE("a run asks nothing of the driver but the current device, and launches") {
  GqaOnGpu gqa;
  CHECK(prepare({gqa.plan.get()}, {}).ok());
  TestArguments arguments = gqa.arguments();
  fake_driver().calls.clear();
  CHECK(gqa.run(arguments).ok());
  std::vector<std::string> calls = test::fake_symbols();
  CHECK(std::count(calls.begin(), calls.end(), "cuLaunchKernelEx") == 1);
  for (const std::string& call : calls) {
    CAPTURE(call);
    const bool expected = call == "cuLaunchKernelEx" || call == "cuCtxGetDevice" ||
                          call == "cuCtxPushCurrent" || call == "cuCtxPopCurrent";
    CHECK(expected);
  }
}

TEST_CASE("layouts choose the kernel: 16-byte copies, or element by element") {
  GqaOnGpu gqa;
  CHECK(prepare({gqa.plan.get()}, {}).ok());
  const auto launched = [&](auto&& change) {
    TestArguments arguments = gqa.arguments();
    change(arguments);
    CHECK(gqa.run(arguments).message == "");
    return fake_driver().launches.back().kernel;
  };
  const std::string& wide = gqa.wide().entry();
  const std::string& narrow = gqa.narrow().entry();
  CHECK(launched([](TestArguments&) {}) == wide);
  CHECK(&gqa.wide() != &gqa.narrow());
  CHECK(launched([](TestArguments& a) { a.tensors[0].address += 2; }) == narrow);
  CHECK(launched([](TestArguments& a) { a.tensors[1].strides = {{9000, 4000, 1, 7}}; }) == narrow);
  CHECK(launched([](TestArguments& a) { a.tensors[1].strides = {{9000, 4000, 80, 1}}; }) == wide);
  CHECK(gqa.gpu.engine->counts().compiles == 8);
}

TEST_CASE("10,000 live shapes inside the bounds compile nothing and load nothing") {
  GqaOnGpu gqa;
  CHECK(prepare({gqa.plan.get()}, {}).ok());
  const StoreCounts before = gqa.gpu.engine->counts();
  const int loads = test::fake_calls_of("cuLibraryLoadData");
  std::mt19937 random(11);
  int launches = 0;
  for (int round = 0; round < 10000; ++round) {
    const std::int64_t batch = 1 + random() % 64;
    const std::int64_t p = random() % 5000;
    const std::int64_t m = random() % 70000;
    TestArguments arguments = gqa.arguments(batch, p, m);
    if (random() % 3 == 0) arguments.tensors[random() % 5].address += 4 * (random() % 8);
    if (random() % 3 == 0) arguments.tensors[1].shape.erase(arguments.tensors[1].shape.begin());
    if (random() % 3 == 0) {
      arguments.tensors[2].strides = {
          {std::int64_t{1} << 24, 64, 128 + static_cast<std::int64_t>(random() % 9), 1}};
    }
    const Outcome outcome = gqa.run(arguments);
    if (!outcome.ok()) FAIL(outcome.message);
    if (p == 0) continue;
    // Two heads share keys; a partial state of many rows is merged by a second kernel.
    const auto chosen =
        std::find_if(gqa.plan->kernels.begin(), gqa.plan->kernels.end(),
                     [&](const PlanKernel& each) { return 2 * p <= each.most_rows; });
    launches += std::get<CudaSource>(chosen->kernel->source()).combine_entry.empty() ? 1 : 2;
  }
  CHECK(fake_driver().launches.size() == static_cast<std::size_t>(launches));
  const StoreCounts after = gqa.gpu.engine->counts();
  CHECK(after.compiles == before.compiles);
  CHECK(after.disk_hits == before.disk_hits);
  CHECK(after.memory_hits == before.memory_hits);
  CHECK(test::fake_calls_of("cuLibraryLoadData") == loads);
}

TEST_CASE("what was not prepared is loaded by the run, once, and said in the log") {
  GqaOnGpu gqa;
  std::vector<std::string> messages;
  set_log_callback(
      [](LogLevel level, const char* message, void* user) {
        if (level == LogLevel::warn)
          static_cast<std::vector<std::string>*>(user)->push_back(message);
      },
      &messages);
  CHECK(gqa.run().message == "");
  CHECK(gqa.run().message == "");
  set_log_callback(nullptr, nullptr);
  REQUIRE(messages.size() == 1);
  CHECK(messages[0].find(gqa.wide().entry()) != std::string::npos);
  CHECK(messages[0].find("not prepared") != std::string::npos);
  CHECK(messages[0].find("(compiled, key " + gqa.wide().key().substr(0, 16) + ")") !=
        std::string::npos);
  CHECK(gqa.gpu.engine->counts().compiles == 1);
}

TEST_CASE("inside a capture nothing is compiled, and what is prepared is recorded") {
  GqaOnGpu gqa;
  const cuda::Api& api = *gqa.gpu.api;
  cuda::Context context = nullptr;
  REQUIRE(api.device_primary_ctx_retain(&context, 0).ok());
  REQUIRE(api.ctx_push_current(context).ok());
  cuda::Stream stream = nullptr;
  REQUIRE(api.stream_create(&stream, 1).ok());
  REQUIRE(api.stream_begin_capture(stream, cuda::kCaptureModeThreadLocal).ok());
  TestArguments arguments = gqa.arguments();
  const Outcome cold = gqa.run(arguments, stream);
  CHECK(cold.status == ATTNGEN_E_WOULD_COMPILE);
  CHECK(cold.message == gqa.wide().entry() +
                            " is not loaded and nothing may be loaded now: the stream is being "
                            "captured; call attngen_prepare before");
  CHECK(gqa.gpu.engine->counts().compiles == 0);
  CHECK(test::fake_calls_of("cuLibraryLoadData") == 0);
  cuda::Graph graph = nullptr;
  REQUIRE(api.stream_end_capture(stream, &graph).ok());
  CHECK(prepare({gqa.plan.get()}, {}).ok());
  REQUIRE(api.stream_begin_capture(stream, cuda::kCaptureModeThreadLocal).ok());
  fake_driver().calls.clear();
  CHECK(gqa.run(arguments, stream).message == "");
  CHECK(test::fake_symbols() == std::vector<std::string>{"cuLaunchKernelEx"});
  REQUIRE(fake_driver().launches.size() == 1);
  CHECK(fake_driver().launches[0].is_captured);
  REQUIRE(api.stream_end_capture(stream, &graph).ok());
}

TEST_CASE("streams of the current context need that to be the engine's GPU") {
  test::FakeDriver settings;
  settings.devices = {test::fake_hopper(0), test::fake_hopper(1)};
  GqaOnGpu gqa(settings);
  CHECK(prepare({gqa.plan.get()}, {}).ok());
  const cuda::Api& api = *gqa.gpu.api;
  cuda::Context other = nullptr;
  REQUIRE(api.device_primary_ctx_retain(&other, 1).ok());
  REQUIRE(api.ctx_push_current(other).ok());
  TestArguments arguments = gqa.arguments();
  for (const std::uintptr_t stream : {0, 1, 2}) {  // null, CU_STREAM_LEGACY, CU_STREAM_PER_THREAD
    const Outcome outcome = gqa.run(arguments, reinterpret_cast<void*>(stream));
    CHECK(outcome.status == ATTNGEN_E_INVALID);
    CHECK(outcome.message ==
          "the current context is of GPU 1, the engine's is GPU 0; make a context of that GPU "
          "current, or pass one of its streams");
  }
  CHECK(fake_driver().launches.empty());
  cuda::Context popped = nullptr;
  REQUIRE(api.ctx_pop_current(&popped).ok());
  CHECK(gqa.run(arguments).message == "");
}

TEST_CASE("a launch that the driver refuses has call, code and name") {
  for (const auto& [code, name] : {std::pair<int, const char*>{700, "CUDA_ERROR_ILLEGAL_ADDRESS"},
                                   {701, "CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES"},
                                   {719, "CUDA_ERROR_LAUNCH_FAILED"}}) {
    test::FakeDriver settings;
    settings.failing_call = "cuLaunchKernelEx";
    settings.failing_occurrence = 0;
    settings.failure = code;
    GqaOnGpu gqa(settings);
    const Outcome outcome = gqa.run();
    CHECK(outcome.status == ATTNGEN_E_DRIVER);
    CHECK(outcome.message == "cuLaunchKernelEx failed: " + std::to_string(code) + " " + name);
  }
}

TEST_CASE(
    "each call that a load makes may fail: a driver status with its name, and the next run "
    "tries again") {
  for (const char* call : {"cuLibraryLoadData", "cuLibraryGetKernel", "cuKernelSetAttribute",
                           "cuKernelGetFunction", "cuFuncLoad"}) {
    CAPTURE(call);
    test::FakeDriver settings;
    settings.failing_call = call;
    settings.failing_occurrence = 1;
    settings.failure = 209;
    GqaOnGpu gqa(settings);
    const Outcome outcome = gqa.run();
    CHECK(outcome.status == ATTNGEN_E_DRIVER);
    CHECK(outcome.message == std::string(call) + " failed: 209 CUDA_ERROR_NO_BINARY_FOR_GPU");
    CHECK(gqa.run().message == "");
  }
}

TEST_CASE("a stream that cannot be asked is the driver's failure, not a capture") {
  test::FakeDriver settings;
  settings.failing_call = "cuStreamIsCapturing";
  settings.failing_occurrence = 0;
  settings.failure = 400;
  CHECK(GqaOnGpu(settings).run().status == ATTNGEN_E_DRIVER);
  settings.failure = 906;
  CHECK(GqaOnGpu(settings).run().status == ATTNGEN_E_WOULD_COMPILE);
}

TEST_CASE("a discarded output goes to the workspace, laid out row-major") {
  GqaOnGpu gqa;
  CHECK(prepare({gqa.plan.get()}, {}).ok());
  TestArguments given = gqa.arguments();
  CHECK(gqa.run(given).ok());
  TestArguments discarding = gqa.arguments();
  discarding.tensors[4].is_null = true;
  const auto run = [&](std::uintptr_t workspace, std::size_t bytes) {
    return run_plan(*gqa.plan, discarding.get(), reinterpret_cast<void*>(workspace), bytes,
                    nullptr);
  };
  const std::size_t bytes = gqa.plan->workspace.bytes;
  REQUIRE(gqa.plan->workspace.parts.size() == 1);
  const std::size_t offset = gqa.plan->workspace.parts[0].offset;
  CHECK(bytes == offset + 64ull * 4 * 100000 * 4);
  CHECK(run(0, bytes).status == ATTNGEN_E_WORKSPACE);
  CHECK(run(256, bytes - 1).status == ATTNGEN_E_WORKSPACE);
  CHECK(run(256, bytes - 1).message ==
        "the workspace has " + std::to_string(bytes - 1) + " bytes at 0x100; " +
            std::to_string(bytes) +
            " bytes at a multiple of 256 are needed, zero before the first run "
            "(attngen_plan_workspace)");
  CHECK(run(128, bytes).status == ATTNGEN_E_WORKSPACE);
  const Outcome overlapping = run(discarding.tensors[3].address, bytes);
  CHECK(overlapping.status == ATTNGEN_E_WORKSPACE);
  CHECK(overlapping.message == "the workspace overlaps O");
  CHECK(run(given.tensors[4].address - offset, bytes).message == "");
  // The address of LSE is that of the workspace, all else as with a tensor of its own.
  REQUIRE(fake_driver().launches.size() == 2);
  CHECK(fake_driver().launches[0].argument_block == fake_driver().launches[1].argument_block);
  // An output that is given needs no workspace.
  CHECK(run_plan(*gqa.plan, given.get(), nullptr, 0, nullptr).ok());
}

TEST_CASE("nothing to write, nothing launched") {
  GqaOnGpu gqa;
  for (const auto& [batch, p] : {std::pair<std::int64_t, std::int64_t>{3, 0}, {0, 50}}) {
    TestArguments arguments = gqa.arguments(batch, p);
    CHECK(gqa.run(arguments).message == "");
  }
  CHECK(fake_driver().launches.empty());
  CHECK(gqa.gpu.engine->counts().compiles == 0);
}

TEST_CASE("a destroyed engine's plan runs no more") {
  GqaOnGpu gqa;
  gqa.gpu.engine->close();
  CHECK(gqa.run().status == ATTNGEN_E_INVALID);
  CHECK(gqa.run().message == "the plan's engine was destroyed");
}

TEST_CASE("more blocks than a launch holds, and heads that do not divide") {
  GqaOnGpu gqa;
  const auto open = test::plan_of(gqa.gpu.engine, "causal_gqa", [] {
    AskedBounds asked;
    asked.ranks = {{"E", {64, 64}}, {"F", {64, 64}}};
    asked.batch_axes = 1;
    return asked;
  }());
  const std::int64_t large = std::int64_t{1} << 31;
  TestArguments many(*open,
                     {{large, 4, 1, 64}, {2, 1, 64}, {2, 1, 64}, {large, 4, 1, 64}, {large, 4, 1}});
  for (int index = 0; index < 5; ++index)
    many.tensors[static_cast<std::size_t>(index)].address =
        (std::uintptr_t{1} << 32) + (std::uintptr_t{1} << 44) * static_cast<std::uintptr_t>(index);
  const Outcome too_many = outcome_of_run(*open, many);
  CHECK(too_many.status == ATTNGEN_E_UNSUPPORTED);
  CHECK(too_many.message.find("batch axis 0=2147483648 does not fit") == 0);
  TestArguments odd(*open, {{1, 7, 5, 64}, {2, 7, 64}, {2, 7, 64}, {1, 7, 5, 64}, {1, 7, 5}});
  const Outcome outside = outcome_of_run(*open, odd);
  CHECK(outside.status == ATTNGEN_E_INVALID);
  CHECK(outside.message.find("h/(H/HK)") != std::string::npos);
  CHECK(fake_driver().launches.empty());
}

TEST_CASE("more than 2^31 elements, and strides of more than 32 bits, reach the kernel whole") {
  GqaOnGpu gqa;
  const auto open = test::plan_of(gqa.gpu.engine, "causal_gqa", test::gqa_bounds(1));
  const std::int64_t batch = std::int64_t{1} << 20;
  TestArguments many(
      *open,
      {{batch, 4, 1000, 64}, {2, 7, 64}, {2, 7, 64}, {batch, 4, 1000, 64}, {batch, 4, 1000}});
  const std::int64_t stride = (std::int64_t{1} << 33) + 16;
  many.tensors[0].strides = {{stride, 64000, 64, 1}};
  for (std::size_t index = 0; index < 5; ++index) {
    many.tensors[index].address = (std::uintptr_t{1} << 60) * (index + 1);
  }
  REQUIRE(outcome_of_run(*open, many).message == "");
  REQUIRE(fake_driver().launches.size() == 1);
  const test::FakeLaunch& launch = fake_driver().launches[0];
  CHECK(launch.dimensions[0] == 4u * (1u << 20) * ((1000u + 63u) / 64u));
  bool found = false;
  for (std::size_t at = 0; at + 8 <= launch.argument_block.size(); at += 8) {
    std::int64_t field = 0;
    std::memcpy(&field, launch.argument_block.data() + at, sizeof field);
    found = found || field == stride;
  }
  CHECK(found);
}
