// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/gpu_launch.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <numeric>

#include "base/error.h"
#include "tests/fake_driver/fake_driver.h"

using namespace attngen;
using test::fake_driver;

namespace {

/// The "kernel": its block is {float* in; float* out; u64 count}; out[i] = 2 * in[i].
void double_all(const test::FakeLaunch& launch) {
  struct Block {
    const float* in;
    float* out;
    std::uint64_t count;
  };
  Block block{};
  REQUIRE(launch.argument_block.size() == sizeof block);
  std::memcpy(&block, launch.argument_block.data(), sizeof block);
  for (std::uint64_t i = 0; i < block.count; ++i) block.out[i] = 2 * block.in[i];
}

cuda::Api fresh_api() {
  test::FakeDriver fake;
  fake.on_launch = double_all;
  return test::fresh_fake_api(fake);
}

/// A launch of the fake kernel over `in` and `out`.
struct Doubling {
  std::vector<float> in;
  std::vector<float> out;
  Binary binary;
  Launch launch;
  std::vector<Buffer> buffers;
  std::vector<std::size_t> pointer_offsets{0, 8};

  explicit Doubling(std::size_t count) : in(count), out(count, -1.0F) {
    std::iota(in.begin(), in.end(), 1.0F);
    binary.cubin.resize(16);
    launch.entry = "doubling";
    launch.grid = {3, 2, 1};
    launch.block = {128, 1, 1};
    launch.shared_bytes = 70000;
    buffers = {{"in", in.data(), in.size() * 4, false}, {"out", out.data(), out.size() * 4, true}};
    put(0, reinterpret_cast<std::uintptr_t>(in.data()));
    put(8, reinterpret_cast<std::uintptr_t>(out.data()));
    put(16, count);
  }
  void put(std::size_t offset, std::uint64_t value) {
    if (launch.parameters.size() < offset + 8) launch.parameters.resize(offset + 8);
    std::memcpy(launch.parameters.data() + offset, &value, 8);
  }
  double run(const cuda::Api& api) {
    return cuda::run(api, binary, launch, buffers, pointer_offsets);
  }
};

}  // namespace

TEST_CASE("copies in, rewrites pointers, launches, copies writable buffers back") {
  const cuda::Api api = fresh_api();
  Doubling doubling(5);
  const std::vector<float> before = doubling.in;
  CHECK(doubling.run(api) == doctest::Approx(1.5));
  CHECK(doubling.in == before);
  CHECK(doubling.out == std::vector<float>{2, 4, 6, 8, 10});
  REQUIRE(fake_driver().launches.size() == 1);
  const test::FakeLaunch& launched = fake_driver().launches[0];
  CHECK(launched.kernel == "doubling");
  CHECK(launched.dimensions == std::vector<unsigned>{3, 2, 1, 128, 1, 1, 70000});
  CHECK(fake_driver().attributes_set.at("doubling@0:8") == 70000);
  CHECK(fake_driver().live_objects == 0);
  // The argument block that was launched holds device addresses, the caller's still host ones.
  CHECK(std::memcmp(launched.argument_block.data(), doubling.launch.parameters.data(), 8) != 0);
}

TEST_CASE("the sequence of calls") {
  const cuda::Api api = fresh_api();
  Doubling doubling(1);
  doubling.run(api);
  const std::vector<std::string> expected = {
      "cuDeviceGet", "cuDevicePrimaryCtxRetain", "cuCtxPushCurrent",
      // the kernel, loaded and prepared
      "cuDeviceGetCount", "cuLibraryLoadData", "cuLibraryGetKernel", "cuKernelGetParamInfo",
      "cuDevicePrimaryCtxRetain", "cuCtxPushCurrent", "cuKernelSetAttribute", "cuKernelGetFunction",
      "cuFuncLoad", "cuCtxPopCurrent",
      // copies in
      "cuMemAlloc", "cuMemcpyHtoD", "cuMemAlloc", "cuMemcpyHtoD",
      // the launch
      "cuEventCreate", "cuEventCreate", "cuEventRecord", "cuLaunchKernelEx", "cuEventRecord",
      "cuEventSynchronize", "cuEventElapsedTime", "cuEventDestroy", "cuEventDestroy",
      // copies out, and everything released
      "cuMemcpyDtoH", "cuMemFree", "cuMemFree", "cuLibraryUnload", "cuDevicePrimaryCtxRelease",
      "cuCtxPopCurrent", "cuDevicePrimaryCtxRelease"};
  CHECK(test::fake_symbols() == expected);
}

namespace {

/// Loading, preparing, launching and what a faulty kernel breaks is about the kernel.
ErrorKind kind_at(const std::vector<std::string>& calls, std::size_t at) {
  const auto place = [&](const char* symbol) {
    return static_cast<std::size_t>(std::find(calls.begin(), calls.end(), symbol) - calls.begin());
  };
  const bool loads = at >= place("cuLibraryLoadData") && at < place("cuMemAlloc");
  const bool runs = calls[at] == "cuLaunchKernelEx" || calls[at] == "cuEventSynchronize" ||
                    calls[at] == "cuMemcpyDtoH";
  return loads || runs ? ErrorKind::compile_failed : ErrorKind::no_device;
}

}  // namespace

TEST_CASE("whichever call fails, it is named and nothing stays alive") {
  const cuda::Api first = fresh_api();
  Doubling once(4);
  once.run(first);
  const std::vector<std::string> all = test::fake_symbols();
  int cases = 0;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const std::string& symbol = all[at];
    const bool releases = symbol == "cuMemFree" || symbol == "cuLibraryUnload" ||
                          symbol == "cuCtxPopCurrent" || symbol == "cuEventDestroy" ||
                          symbol == "cuKernelGetParamInfo" || symbol == "cuDevicePrimaryCtxRelease";
    if (releases) continue;  // a failure there has no one to tell, or is no failure
    const cuda::Api api = fresh_api();
    fake_driver().failing_call = symbol;
    fake_driver().failing_occurrence = static_cast<int>(
        std::count(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(at) + 1, symbol));
    Doubling doubling(4);
    CAPTURE(symbol);
    std::string message;
    try {
      doubling.run(api);
    } catch (const Error& error) {
      message = error.what();
      CHECK(error.kind() == kind_at(all, at));
    }
    CHECK(message.find(symbol) != std::string::npos);
    CHECK(message.find("999 CUDA_ERROR_UNKNOWN") != std::string::npos);
    CHECK(fake_driver().live_objects == 0);
    ++cases;
  }
  CHECK(cases == 23);
}

TEST_CASE("pointers: null stays, inside a buffer moves with it, foreign is our bug") {
  const cuda::Api api = fresh_api();
  Doubling inside(6);
  inside.put(0, reinterpret_cast<std::uintptr_t>(inside.in.data() + 2));
  inside.put(16, 4);
  inside.run(api);
  CHECK(inside.out == std::vector<float>{6, 8, 10, 12, -1, -1});

  Doubling null(2);
  null.put(0, 0);
  null.put(16, 0);
  null.run(api);
  std::uint64_t launched = 1;
  std::memcpy(&launched, fake_driver().launches.back().argument_block.data(), 8);
  CHECK(launched == 0);

  Doubling foreign(2);
  foreign.put(0, reinterpret_cast<std::uintptr_t>(foreign.in.data() + 2));  // one past the end
  CHECK_THROWS_AS(foreign.run(api), InternalError);
  Doubling outside(2);
  outside.pointer_offsets = {20};
  CHECK_THROWS_AS(outside.run(api), InternalError);
  CHECK(fake_driver().live_objects == 0);
}

TEST_CASE("empty buffers and empty grids are legal") {
  const cuda::Api api = fresh_api();
  Doubling nothing(0);
  CHECK(nothing.run(api) == doctest::Approx(1.5));
  CHECK(fake_driver().live_objects == 0);
  fake_driver().calls.clear();
  Doubling no_grid(3);
  no_grid.launch.grid[1] = 0;
  CHECK(no_grid.run(api) == 0);
  CHECK(fake_driver().calls.empty());
  CHECK(no_grid.out == std::vector<float>{-1, -1, -1});
}

TEST_CASE("a kernel without dynamic shared memory needs no attribute") {
  const cuda::Api api = fresh_api();
  Doubling doubling(1);
  doubling.launch.shared_bytes = 0;
  doubling.run(api);
  CHECK(test::fake_calls_of("cuKernelSetAttribute") == 0);
}
