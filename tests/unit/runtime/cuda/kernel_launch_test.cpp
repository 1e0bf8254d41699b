// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/kernel_launch.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <cstring>
#include <new>
#include <random>
#include <thread>

#include "runtime/cuda/primary_context.h"
#include "tests/fake_driver/error_names.h"
#include "tests/fake_driver/fake_driver.h"

using namespace attngen;
using test::fake_driver;

namespace {

/// Allocations of this thread by C++ code of this program.
std::size_t& allocations() {
  thread_local std::size_t count = 0;
  return count;
}

}  // namespace

void* operator new(std::size_t bytes) {
  ++allocations();
  if (void* memory = std::malloc(bytes == 0 ? 1 : bytes)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
  ++allocations();
  return std::malloc(bytes == 0 ? 1 : bytes);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace {

constexpr char kCubin[] = "any image";

/// A kernel prepared on every device, and a stream on each.
struct Prepared {
  cuda::Api api;
  cuda::LoadedKernel kernel;
  std::vector<cuda::Stream> streams;

  explicit Prepared(test::FakeDriver fake = {}, int shared_bytes = 200000)
      : api(test::fresh_fake_api(std::move(fake))), kernel(api, kCubin, "attend", {shared_bytes}) {
    for (int device = 0; device < cuda::device_count(api); ++device) {
      REQUIRE(kernel.prepare(device).ok());
      const cuda::PrimaryContext context(api, device);
      const cuda::CurrentContext current(api, context.handle());
      cuda::Stream stream = nullptr;
      REQUIRE(api.stream_create(&stream, cuda::kStreamNonBlocking).ok());
      streams.push_back(stream);
    }
    fake_driver().calls.clear();
  }
  ~Prepared() {
    for (const cuda::Stream stream : streams) api.stream_destroy(stream);
  }
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  cuda::DriverStatus launch(const cuda::LaunchAttributes& attributes = {},
                            std::size_t bytes = 24) const {
    const std::vector<std::byte> block(bytes, std::byte{7});
    return cuda::launch(api, kernel, {6, 4, 2}, {128, 1, 1}, 100000, streams.at(0), attributes,
                        block.data(), block.size());
  }
};

const test::FakeLaunch& last() {
  return fake_driver().launches.back();
}

}  // namespace

TEST_CASE("a plain launch: one call, its dimensions, its stream, no attribute") {
  const Prepared prepared;
  CHECK(prepared.launch().ok());
  CHECK(test::fake_symbols() == std::vector<std::string>{"cuLaunchKernelEx"});
  CHECK(last().kernel == "attend");
  CHECK(last().stream == prepared.streams[0]);
  CHECK(last().dimensions == std::vector<unsigned>{6, 4, 2, 128, 1, 1, 100000});
  CHECK(last().attributes.empty());
}

TEST_CASE("attributes as the driver documents them") {
  const Prepared prepared;
  cuda::LaunchAttributes cluster;
  cluster.cluster = {2, 1, 2};
  REQUIRE(prepared.launch(cluster).ok());
  REQUIRE(last().attributes.size() == 1);
  CHECK(last().attributes[0].id == 4);
  CHECK(last().attributes[0].cluster[0] == 2);
  CHECK(last().attributes[0].cluster[1] == 1);
  CHECK(last().attributes[0].cluster[2] == 2);

  cuda::LaunchAttributes programmatic;
  programmatic.programmatic = true;
  REQUIRE(prepared.launch(programmatic).ok());
  REQUIRE(last().attributes.size() == 1);
  CHECK(last().attributes[0].id == 6);
  CHECK(last().attributes[0].flag == 1);

  cuda::LaunchAttributes cooperative;
  cooperative.cooperative = true;
  REQUIRE(prepared.launch(cooperative).ok());
  REQUIRE(last().attributes.size() == 1);
  CHECK(last().attributes[0].id == 2);
  CHECK(last().attributes[0].flag == 1);

  cuda::LaunchAttributes all = cluster;
  all.programmatic = true;
  all.cooperative = true;
  REQUIRE(prepared.launch(all).ok());
  CHECK(last().attributes.size() == 3);
}

TEST_CASE("1000 launches make exactly 1000 launch calls and nothing else") {
  const Prepared prepared;
  cuda::LaunchAttributes attributes;
  attributes.programmatic = true;
  for (int round = 0; round < 1000; ++round) REQUIRE(prepared.launch(attributes).ok());
  CHECK(fake_driver().calls.size() == 1000);
  CHECK(test::fake_calls_of("cuLaunchKernelEx") == 1000);
}

TEST_CASE("a launch allocates nothing, whether it succeeds or fails") {
  const Prepared prepared;
  cuda::Api silent = prepared.api;  // the fake's own record allocates
  static cuda::Result answer = cuda::kSuccess;
  silent.launch_kernel_ex.function = [](const cuda::LaunchConfig*, cuda::Kernel, void**, void**) {
    return answer;
  };
  const std::uint64_t argument = 0;
  cuda::LaunchAttributes attributes;
  attributes.cluster = {2, 1, 1};
  attributes.programmatic = true;
  const std::size_t before = allocations();
  int failures = 0;
  for (const cuda::Result result : {0, 1, 700, 0}) {
    answer = result;
    const cuda::DriverStatus status =
        cuda::launch(silent, prepared.kernel, {2, 1, 1}, {32, 1, 1}, 0, prepared.streams[0],
                     attributes, &argument, sizeof argument);
    failures += status.ok() ? 0 : 1;
  }
  const std::size_t after = allocations();
  CHECK(failures == 2);
  CHECK(after == before);
  CHECK(std::string(64, 'x').size() == 64);
  CHECK(allocations() > after);  // the count does count
}

TEST_CASE("the argument block arrives byte for byte, whatever its length and address") {
  const Prepared prepared;
  std::mt19937 random(3);
  std::vector<std::byte> memory(5000);
  for (std::byte& each : memory) each = static_cast<std::byte>(random());
  for (int round = 0; round < 200; ++round) {
    const std::size_t bytes = 1 + random() % 4096;
    const std::size_t offset = random() % 64;
    REQUIRE(cuda::launch(prepared.api, prepared.kernel, {1, 1, 1}, {32, 1, 1}, 0,
                         prepared.streams[0], {}, memory.data() + offset, bytes)
                .ok());
    REQUIRE(last().argument_block.size() == bytes);
    CHECK(std::memcmp(last().argument_block.data(), memory.data() + offset, bytes) == 0);
  }
}

TEST_CASE("a block that is not as long as the kernel's parameter never reaches the driver") {
  test::FakeDriver fake;
  fake.parameter_bytes = 24;
  const Prepared prepared(fake);
  CHECK(prepared.launch({}, 24).ok());
  for (const std::size_t bytes : {0U, 16U, 23U, 25U, 4096U}) {
    const cuda::DriverStatus status = prepared.launch({}, bytes);
    CHECK(status.code == cuda::kErrorInvalidValue);
    CHECK(std::string(status.call).find("argument block") != std::string::npos);
  }
  CHECK(fake_driver().calls.size() == 1);
}

TEST_CASE("every error code comes back as it is, with the call, and the next launch works") {
  const Prepared prepared;
  for (const auto& [code, name] : test::cuda_error_names()) {
    if (code == 0) continue;
    fake_driver().failing_call = "cuLaunchKernelEx";
    fake_driver().failing_occurrence = 0;
    fake_driver().failure = code;
    const cuda::DriverStatus status = prepared.launch();
    CHECK(status.code == code);
    CHECK(cuda::to_text(prepared.api, status) ==
          "cuLaunchKernelEx failed: " + std::to_string(code) + " " + name);
    fake_driver().failing_call.clear();
    CHECK(prepared.launch().ok());
  }
}

TEST_CASE("the driver's own refusals") {
  const Prepared prepared;
  const auto code_of = [&](const cuda::Extent3& grid, const cuda::Extent3& block, unsigned shared,
                           const cuda::LaunchAttributes& attributes) {
    const std::uint64_t argument = 0;
    return cuda::launch(prepared.api, prepared.kernel, grid, block, shared, prepared.streams[0],
                        attributes, &argument, sizeof argument)
        .code;
  };
  CHECK(code_of({1, 1, 1}, {128, 1, 1}, 200000, {}) == 0);
  CHECK(code_of({0, 1, 1}, {128, 1, 1}, 0, {}) == 1);
  CHECK(code_of({1, 1, 1}, {1024, 2, 1}, 0, {}) == 1);
  CHECK(code_of({1, 1, 1}, {128, 1, 1}, 200001, {}) == 1);
  cuda::LaunchAttributes cluster;
  cluster.cluster = {2, 1, 1};
  CHECK(code_of({3, 1, 1}, {128, 1, 1}, 0, cluster) == 912);
  CHECK(code_of({4, 1, 1}, {128, 1, 1}, 0, cluster) == 0);
}

TEST_CASE("several GPUs: the stream says where, also on a thread without a current context") {
  test::FakeDriver fake;
  fake.devices = {test::fake_hopper(0), test::fake_ampere(1), test::fake_hopper(2)};
  const Prepared prepared(fake, 64000);
  std::thread([&] {
    const std::uint64_t argument = 0;
    for (std::size_t device = 0; device < 3; ++device) {
      CHECK(cuda::launch(prepared.api, prepared.kernel, {1, 1, 1}, {32, 1, 1}, 64000,
                         prepared.streams[device], {}, &argument, 8)
                .ok());
      CHECK(last().device == static_cast<int>(device));
    }
    for (const std::uintptr_t special : {0, 1, 2}) {  // null, legacy, per thread
      CHECK(cuda::launch(prepared.api, prepared.kernel, {1, 1, 1}, {32, 1, 1}, 0,
                         reinterpret_cast<cuda::Stream>(special), {}, &argument, 8)
                .code == 201);
    }
  }).join();
}

TEST_CASE("launches inside a capture are recorded, and the graph runs them") {
  const Prepared prepared;
  const cuda::Api& api = prepared.api;
  const cuda::Stream stream = prepared.streams[0];
  REQUIRE(api.stream_begin_capture(stream, cuda::kCaptureModeGlobal).ok());
  for (int node = 0; node < 5; ++node) CHECK(prepared.launch().ok());
  CHECK(fake_driver().launches.size() == 5);
  CHECK(last().is_captured);
  cuda::Graph graph = nullptr;
  cuda::GraphExec executable = nullptr;
  REQUIRE(api.stream_end_capture(stream, &graph).ok());
  REQUIRE(api.graph_instantiate(&executable, graph, 0).ok());
  REQUIRE(api.graph_launch(executable, stream).ok());
  CHECK(fake_driver().launches.size() == 10);
  CHECK_FALSE(last().is_captured);
  CHECK(last().argument_block == std::vector<std::byte>(24, std::byte{7}));
  CHECK(api.graph_exec_destroy(executable).ok());
  CHECK(api.graph_destroy(graph).ok());
}

TEST_CASE("what a plan is told about a device") {
  const cuda::Api api = test::fresh_fake_api();
  cuda::DeviceFacts facts = cuda::read_device_facts(api, 0);
  const auto reason = [&](cuda::Extent3 cluster, bool programmatic, bool cooperative,
                          const cuda::Extent3& grid) {
    return cuda::why_launch_refused({cluster, programmatic, cooperative}, grid, facts);
  };
  CHECK(reason({1, 1, 1}, true, true, {3, 1, 1}).empty());
  CHECK(reason({2, 2, 2}, false, false, {4, 2, 2}).empty());
  CHECK(reason({3, 3, 1}, false, false, {3, 3, 1}) ==
        "a cluster of 3 x 3 x 1 CTAs: the product must be 1 to 8");
  CHECK(reason({0, 1, 1}, false, false, {3, 1, 1}).find("must be 1 to 8") != std::string::npos);
  CHECK(reason({65536, 65536, 1}, false, false, {1, 1, 1}).find("must be 1 to 8") !=
        std::string::npos);
  CHECK(reason({2, 1, 1}, false, false, {3, 1, 1}) ==
        "a grid of 3 x 1 x 1 CTAs is no multiple of clusters of 2 x 1 x 1");
  facts.cooperative_launch = false;
  CHECK(reason({1, 1, 1}, false, true, {1, 1, 1}) ==
        "Fake Hopper (sm_90) has no cooperative launch");
  test::FakeDriver older;
  older.devices = {test::fake_ampere(0)};
  facts = cuda::read_device_facts(test::fresh_fake_api(older), 0);
  CHECK(reason({2, 1, 1}, false, false, {2, 1, 1}) ==
        "Fake Ampere (sm_86) cannot launch clusters: they need sm_90 or newer");
  CHECK(reason({1, 1, 1}, true, false, {1, 1, 1}).find("griddepcontrol") == std::string::npos);
  CHECK(reason({1, 1, 1}, true, false, {1, 1, 1}).find("programmatic dependent launch") !=
        std::string::npos);
  CHECK(reason({1, 1, 1}, false, true, {1, 1, 1}).empty());
}
