// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/gpu_launch.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <numeric>

#include "base/error.h"
#include "runtime/cuda/driver_library.h"
#include "tests/unit/runtime/cuda/fake_driver.h"

using namespace attngen;
using test::fake_driver;

namespace {

cuda::Api fresh_api() {
  fake_driver() = test::FakeDriver{};
  const cuda::OpenedDriver opened = cuda::bind_driver(test::fake_get_proc_address());
  REQUIRE(opened.api);
  fake_driver().calls.clear();
  return *opened.api;
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
  CHECK(fake_driver().launched_dimensions == std::vector<unsigned>{3, 2, 1, 128, 1, 1, 70000});
  CHECK(fake_driver().dynamic_shared_bytes == 70000);
  CHECK(fake_driver().live_objects == 0);
  // The argument block that was launched holds device addresses, the caller's still host ones.
  CHECK(std::memcmp(fake_driver().launched_parameters.data(), doubling.launch.parameters.data(),
                    8) != 0);
}

TEST_CASE("the sequence of calls") {
  const cuda::Api api = fresh_api();
  Doubling doubling(1);
  doubling.run(api);
  const std::vector<std::string> expected = {"cuDeviceGet",
                                             "cuDevicePrimaryCtxRetain",
                                             "cuCtxPushCurrent",
                                             "cuLibraryLoadData",
                                             "cuLibraryGetKernel",
                                             "cuKernelSetAttribute",
                                             "cuMemAlloc",
                                             "cuMemcpyHtoD",
                                             "cuMemAlloc",
                                             "cuMemcpyHtoD",
                                             "cuEventCreate",
                                             "cuEventCreate",
                                             "cuEventRecord",
                                             "cuLaunchKernel",
                                             "cuEventRecord",
                                             "cuEventSynchronize",
                                             "cuEventElapsedTime",
                                             "cuEventDestroy",
                                             "cuEventDestroy",
                                             "cuMemcpyDtoH",
                                             "cuMemFree",
                                             "cuMemFree",
                                             "cuLibraryUnload",
                                             "cuCtxPopCurrent",
                                             "cuDevicePrimaryCtxRelease"};
  CHECK(fake_driver().calls == expected);
}

TEST_CASE("whichever call fails, it is named and nothing stays alive") {
  const cuda::Api first = fresh_api();
  Doubling once(4);
  once.run(first);
  const std::vector<std::string> all = fake_driver().calls;
  int cases = 0;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const std::string& symbol = all[at];
    const bool releases = symbol == "cuMemFree" || symbol == "cuLibraryUnload" ||
                          symbol == "cuCtxPopCurrent" || symbol == "cuEventDestroy" ||
                          symbol == "cuDevicePrimaryCtxRelease";
    if (releases) continue;  // a failure there has no one to tell
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
      const bool about_kernel = symbol == "cuLibraryLoadData" || symbol == "cuLibraryGetKernel" ||
                                symbol == "cuKernelSetAttribute" || symbol == "cuLaunchKernel" ||
                                symbol == "cuEventSynchronize" || symbol == "cuMemcpyDtoH";
      CHECK(error.kind() == (about_kernel ? ErrorKind::compile_failed : ErrorKind::no_device));
    }
    CHECK(message.find(symbol) != std::string::npos);
    CHECK(message.find("999 CUDA_ERROR_FAKE") != std::string::npos);
    CHECK(fake_driver().live_objects == 0);
    ++cases;
  }
  CHECK(cases == 18);
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
  std::memcpy(&launched, fake_driver().launched_parameters.data(), 8);
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
  for (const std::string& call : fake_driver().calls) CHECK(call != "cuKernelSetAttribute");
}

TEST_CASE("facts of the device") {
  const cuda::Api api = fresh_api();
  const GpuFacts facts = cuda::facts(api);
  CHECK(facts.name == "Fake GPU");
  CHECK(facts.arch == "sm_86");
  CHECK(facts.multiprocessors == 108);
  CHECK(facts.shared_bytes_per_block == 101376);
  fake_driver().failing_call = "cuDeviceGetAttribute";
  fake_driver().failing_occurrence = 6;
  CHECK_THROWS_AS(cuda::facts(api), Error);
}
