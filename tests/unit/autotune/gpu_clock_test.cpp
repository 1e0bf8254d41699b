// SPDX-License-Identifier: Apache-2.0
// On the tests' driver, which runs no kernel: a test stands in for the kernel and writes what the
// oracle says, or something else.
#include "autotune/gpu_clock.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>

#include "autotune/gpu_subject.h"
#include "generator/oracle/interpret.h"
#include "tests/fake_driver/fake_driver.h"
#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

using attngen::test::fake_calls_of;
using attngen::test::fake_driver;
using attngen::test::fake_symbols;

constexpr double kFakeNs = 1.5e6;  // what the tests' driver says of every pair of events

/// Small enough that the oracle takes it whole.
Task decode_task() {
  return gpu_task("causal_gqa", {{"H", 4}, {"HK", 2}, {"P", 1}, {"M", 200}, {"E", 64}, {"F", 64}},
                  1, Skeleton::decode);
}

GpuDevice fake_device() {
  GpuDevice device = gpu_device_named("h200");
  device.identity = {"cuda", "Fake Hopper", "sm_90", 132, std::int64_t{50} << 20, 0};
  return device;
}

/// Where in the argument block the address of what `is_wanted` stands.
template <class Wanted>
std::size_t offset_of(const CudaSource& source, Wanted&& is_wanted) {
  using Kind = KernelArgument::Kind;
  std::size_t at = 0;
  for (const KernelArgument& argument : source.arguments) {
    const bool is_narrow = argument.kind == Kind::extent || argument.kind == Kind::batch_extent ||
                           argument.kind == Kind::param;
    const std::size_t bytes = is_narrow ? 4 : 8;
    at = (at + bytes - 1) / bytes * bytes;
    if (is_wanted(argument)) return at;
    at += bytes;
  }
  FAIL("the block has no such argument");
  return 0;
}

std::byte* address_at(const test::FakeLaunch& launch, std::size_t offset) {
  std::byte* address = nullptr;
  REQUIRE(offset + sizeof address <= launch.argument_block.size());
  std::memcpy(&address, launch.argument_block.data() + offset, sizeof address);
  return address;
}

/// A kernel that is right for the inputs of verification; `and_then` may spoil it.
std::function<void(const test::FakeLaunch&)> right_kernel(
    const Task& task,
    std::function<void(const test::FakeLaunch&, const CudaSource&)> and_then = {}) {
  const Analysis analysis = analyse(task.cascade);
  const Problem problem = gpu_problem_of(task, fake_device().limits);
  const CudaSource source =
      emit_cuda(task.cascade, analysis, problem, choose_plan(task.cascade, analysis, problem));
  const BoundInputs inputs = inputs_of(task, 1);
  std::map<std::string, Array> results;
  for (const auto& [name, array] : interpret(task.cascade, inputs)) {
    const auto id = static_cast<std::size_t>(find_tensor(task.cascade, name));
    results.emplace(name, converted(array, task.cascade.tensors[id].type.type));
  }
  return [=](const test::FakeLaunch& launch) {
    for (const auto& [name, array] : results) {
      const int id = find_tensor(task.cascade, name);
      const std::size_t offset = offset_of(source, [&](const KernelArgument& argument) {
        return argument.kind == KernelArgument::Kind::tensor && argument.id == id;
      });
      std::memcpy(address_at(launch, offset), array.data.data(), array.data.size());
    }
    if (and_then) and_then(launch, source);
  };
}

std::string why_invalid(GpuClock& clock, const Candidate& candidate, bool verify) {
  try {
    verify ? clock.err_ratio(0, candidate) : clock.sample_ns(0, candidate);
  } catch (const InvalidCandidate& invalid) {
    return invalid.what();
  }
  return "it is valid";
}

TEST_CASE("a right kernel is right, and its time is that of the events, with a cold L2") {
  const Task task = decode_task();
  test::FakeDriver fake;
  fake.on_launch = right_kernel(task);
  const cuda::Api api = test::fresh_fake_api(fake);
  {
    GpuClock clock(api, fake_device(), {task});
    const Subject subject = gpu_subject(task, fake_device());
    CHECK(clock.device() == fake_device().identity);
    const double ratio = clock.err_ratio(0, subject.own);
    CHECK(ratio >= 0);
    CHECK(ratio <= 2);
    const auto launches = fake_driver().launches.size();
    CHECK(launches == 1);
    CHECK(clock.err_ratio(0, subject.own) == ratio);
    CHECK(fake_driver().launches.size() == launches);  // one code is verified once

    CHECK(clock.sample_ns(0, subject.own) == doctest::Approx(kFakeNs));
    fake_driver().calls.clear();
    CHECK(clock.sample_ns(0, subject.own) == doctest::Approx(kFakeNs));
    CHECK(fake_symbols() == std::vector<std::string>{"cuMemsetD8Async", "cuEventRecord",
                                                     "cuLaunchKernelEx", "cuEventRecord",
                                                     "cuEventSynchronize", "cuEventElapsedTime"});
    const auto& flush = fake_driver().calls.front();
    CHECK(flush.arguments.at(2) == std::uint64_t{100} << 20);  // twice the L2
    CHECK_FALSE(clock.is_lost());

    // A second kernel that merges is part of the time.
    GpuTile combining = gpu_tile_of(subject.own);
    combining.merge = MergeProtocol::combine;
    fake_driver().launches.clear();
    clock.sample_ns(0, candidate_of(combining));
    REQUIRE(fake_driver().launches.size() == 4);  // once to load, once timed
    CHECK(fake_driver().launches[1].kernel.find("_combine") != std::string::npos);
  }
  CHECK(fake_driver().live_objects == 0);
}

TEST_CASE("a kernel that writes nothing, or something else, is wrong") {
  const Task task = decode_task();
  const Candidate own = gpu_subject(task, fake_device()).own;
  const cuda::Api idle = test::fresh_fake_api();
  {
    GpuClock clock(idle, fake_device(), {task});
    CHECK(clock.err_ratio(0, own) > 2);
  }
  test::FakeDriver fake;
  fake.on_launch = right_kernel(task, [](const test::FakeLaunch& launch, const CudaSource& source) {
    const std::size_t offset = offset_of(source, [](const KernelArgument& argument) {
      return argument.name == "O" && argument.kind == KernelArgument::Kind::tensor;
    });
    address_at(launch, offset)[3] ^= std::byte{0x40};  // the exponent of the first f32
  });
  const cuda::Api api = test::fresh_fake_api(fake);
  GpuClock clock(api, fake_device(), {task});
  CHECK(clock.err_ratio(0, own) > 2);
}

TEST_CASE("a ticket that a kernel leaves is found") {
  const Task task = decode_task();
  GpuTile tile = gpu_tile_of(gpu_subject(task, fake_device()).own);
  tile.merge = MergeProtocol::ticket;
  test::FakeDriver fake;
  fake.on_launch = right_kernel(task, [](const test::FakeLaunch& launch, const CudaSource& source) {
    const std::size_t offset = offset_of(source, [](const KernelArgument& argument) {
      return argument.kind == KernelArgument::Kind::tickets;
    });
    address_at(launch, offset)[0] = std::byte{1};
  });
  const cuda::Api api = test::fresh_fake_api(fake);
  GpuClock clock(api, fake_device(), {task});
  CHECK(why_invalid(clock, candidate_of(tile), true).find("a ticket that is not zero") !=
        std::string::npos);
}

TEST_CASE("a fault loses the device, a refusal does not") {
  const Task task = decode_task();
  const Candidate own = gpu_subject(task, fake_device()).own;
  for (const char* call : {"cuLaunchKernelEx", "cuEventSynchronize"}) {
    CAPTURE(call);
    test::FakeDriver fake;
    fake.failing_call = call;
    fake.failing_occurrence = 0;
    fake.failure = 700;
    const cuda::Api api = test::fresh_fake_api(fake);
    GpuClock clock(api, fake_device(), {task});
    Candidate unlawful = own;
    unlawful.values["keys"] = 17;
    CHECK(why_invalid(clock, unlawful, true).find("keys=17") != std::string::npos);
    CHECK_FALSE(clock.is_lost());
    const std::string why = why_invalid(clock, own, true);
    CHECK_MESSAGE(why.find(call) != std::string::npos, why);
    CHECK(why.find("700 CUDA_ERROR_ILLEGAL_ADDRESS") != std::string::npos);
    CHECK(clock.is_lost());
  }
}

TEST_CASE("whatever the driver refuses while a clock is made is told, and nothing stays") {
  for (const char* call : {"cuDevicePrimaryCtxRetain", "cuEventCreate", "cuMemAlloc"}) {
    CAPTURE(call);
    test::FakeDriver fake;
    fake.failing_call = call;
    fake.failing_occurrence = 0;
    const cuda::Api api = test::fresh_fake_api(fake);
    CHECK_THROWS_WITH_AS(GpuClock(api, fake_device(), {decode_task()}), doctest::Contains(call),
                         Error);
    CHECK(fake_driver().live_objects == 0);
  }
}

}  // namespace
}  // namespace attngen::tune
