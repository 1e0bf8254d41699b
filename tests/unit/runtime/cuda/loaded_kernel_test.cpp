// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/loaded_kernel.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>

#include "base/error.h"
#include "tests/fake_driver/fake_driver.h"

using namespace attngen;
using test::fake_driver;

namespace {

constexpr char kCubin[] = "any image";

test::FakeDriver three_gpus() {
  test::FakeDriver fake;
  fake.devices = {test::fake_hopper(0), test::fake_hopper(1), test::fake_hopper(2)};
  return fake;
}

cuda::KernelAttributes large() {
  cuda::KernelAttributes attributes;
  attributes.dynamic_shared_bytes = 200000;
  attributes.shared_carveout_percent = 100;
  return attributes;
}

/// Attributes by device, as the driver has them.
int set_on(int device, unsigned attribute) {
  const auto& set = fake_driver().attributes_set;
  const auto found = set.find("attend@" + std::to_string(device) + ":" + std::to_string(attribute));
  return found == set.end() ? -1 : found->second;
}

}  // namespace

TEST_CASE("loading touches no device; preparing sets, loads, and restores the current context") {
  const cuda::Api api = test::fresh_fake_api(three_gpus());
  {
    cuda::LoadedKernel kernel(api, kCubin, "attend", large());
    CHECK(test::fake_symbols() == std::vector<std::string>{"cuDeviceGetCount", "cuLibraryLoadData",
                                                           "cuLibraryGetKernel",
                                                           "cuKernelGetParamInfo"});
    CHECK(kernel.handle() != nullptr);
    CHECK_FALSE(kernel.is_prepared(1));
    fake_driver().calls.clear();
    CHECK(kernel.prepare(1).ok());
    CHECK(test::fake_symbols() ==
          std::vector<std::string>{"cuDevicePrimaryCtxRetain", "cuCtxPushCurrent",
                                   "cuKernelSetAttribute", "cuKernelSetAttribute",
                                   "cuKernelGetFunction", "cuFuncLoad", "cuCtxPopCurrent"});
    CHECK(kernel.is_prepared(1));
    CHECK_FALSE(kernel.is_prepared(0));
    CHECK(set_on(1, cuda::kKernelDynamicSharedBytes) == 200000);
    CHECK(set_on(1, cuda::kKernelSharedCarveout) == 100);
    CHECK(set_on(0, cuda::kKernelDynamicSharedBytes) == -1);
    cuda::Context current = nullptr;
    CHECK(api.ctx_get_current(&current).ok());
    CHECK(current == nullptr);
    fake_driver().calls.clear();
  }
  CHECK(test::fake_symbols() ==
        std::vector<std::string>{"cuLibraryUnload", "cuDevicePrimaryCtxRelease"});
  CHECK(fake_driver().live_objects == 0);
}

TEST_CASE("no attribute is set that was not asked for") {
  const cuda::Api api = test::fresh_fake_api();
  cuda::LoadedKernel kernel(api, kCubin, "attend");
  CHECK(kernel.prepare(0).ok());
  CHECK(test::fake_calls_of("cuKernelSetAttribute") == 0);
  CHECK(test::fake_calls_of("cuFuncLoad") == 1);
}

TEST_CASE("attributes are set exactly once for each device, from however many threads") {
  const cuda::Api api = test::fresh_fake_api(three_gpus());
  cuda::LoadedKernel kernel(api, kCubin, "attend", large());
  std::vector<std::thread> threads;
  std::atomic<int> failures{0};
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&, thread] {
      for (int round = 0; round < 200; ++round) {
        if (!kernel.prepare((thread + round) % 3).ok()) ++failures;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(failures == 0);
  CHECK(test::fake_calls_of("cuKernelSetAttribute") == 2 * 3);
  CHECK(test::fake_calls_of("cuFuncLoad") == 3);
  CHECK(test::fake_calls_of("cuDevicePrimaryCtxRetain") == 3);
  for (int device = 0; device < 3; ++device) {
    CHECK(set_on(device, cuda::kKernelDynamicSharedBytes) == 200000);
  }
}

TEST_CASE("threads that ask while another one prepares wait for it, and do nothing again") {
  test::FakeDriver slow;
  slow.on_call = [](const test::FakeCall& call) {
    if (call.symbol == "cuFuncLoad") std::this_thread::sleep_for(std::chrono::milliseconds(100));
  };
  const cuda::Api api = test::fresh_fake_api(slow);
  cuda::LoadedKernel kernel(api, kCubin, "attend", large());
  std::atomic<int> prepared{0};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back(
        [&] { prepared += kernel.prepare(0).ok() && kernel.is_prepared(0) ? 1 : 0; });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(prepared == 4);
  CHECK(test::fake_calls_of("cuKernelSetAttribute") == 2);
  CHECK(test::fake_calls_of("cuFuncLoad") == 1);
}

TEST_CASE("a driver before 12.4 loads by asking for an attribute of the function") {
  test::FakeDriver old;
  old.driver_version = 12000;
  old.parameter_bytes = 24;
  const cuda::Api api = test::fresh_fake_api(old);
  cuda::LoadedKernel kernel(api, kCubin, "attend");
  CHECK(kernel.parameter_bytes() == 0);
  CHECK(kernel.prepare(0).ok());
  CHECK(test::fake_calls_of("cuFuncGetAttribute") == 1);
  CHECK(test::fake_calls_of("cuFuncLoad") == 0);
}

TEST_CASE("the length of the argument block, where the driver says it") {
  test::FakeDriver fake;
  fake.parameter_bytes = 136;
  const cuda::Api api = test::fresh_fake_api(fake);
  CHECK(cuda::LoadedKernel(api, kCubin, "attend").parameter_bytes() == 136);
}

TEST_CASE("a device that does not exist is refused without a call") {
  const cuda::Api api = test::fresh_fake_api(three_gpus());
  cuda::LoadedKernel kernel(api, kCubin, "attend");
  fake_driver().calls.clear();
  for (const int device : {-1, 3, 1 << 30}) {
    CHECK(kernel.prepare(device).code == cuda::kErrorInvalidValue);
    CHECK_FALSE(kernel.is_prepared(device));
  }
  CHECK(fake_driver().calls.empty());
}

TEST_CASE("more shared memory than the device has is the driver's refusal, by call and code") {
  const cuda::Api api = test::fresh_fake_api();
  cuda::KernelAttributes attributes;
  attributes.dynamic_shared_bytes = 232449;
  cuda::LoadedKernel kernel(api, kCubin, "attend", attributes);
  const cuda::DriverStatus status = kernel.prepare(0);
  CHECK(cuda::to_text(api, status) == "cuKernelSetAttribute failed: 1 CUDA_ERROR_INVALID_VALUE");
}

TEST_CASE("whichever call fails: named, nothing left alive, and the next try succeeds") {
  {
    const cuda::Api api = test::fresh_fake_api();
    cuda::LoadedKernel kernel(api, kCubin, "attend", large());
    kernel.prepare(0);
  }
  std::vector<std::string> all = test::fake_symbols();
  int cases = 0;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const std::string& symbol = all[at];
    const bool harmless = symbol == "cuKernelGetParamInfo" || symbol == "cuCtxPopCurrent" ||
                          symbol == "cuLibraryUnload" || symbol == "cuDevicePrimaryCtxRelease";
    if (harmless) continue;
    const cuda::Api api = test::fresh_fake_api();
    fake_driver().failing_call = symbol;
    fake_driver().failure = 304;
    fake_driver().failing_occurrence = static_cast<int>(
        std::count(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(at) + 1, symbol));
    CAPTURE(symbol);
    {
      std::optional<cuda::LoadedKernel> kernel;
      std::string message;
      try {
        kernel.emplace(api, kCubin, "attend", large());
        message = cuda::to_text(api, kernel->prepare(0));
        CHECK_FALSE(kernel->is_prepared(0));
        CHECK(kernel->prepare(0).ok());
        CHECK(kernel->is_prepared(0));
      } catch (const Error& error) {
        message = error.what();
      }
      CHECK(message.find(symbol + " failed: 304 CUDA_ERROR_OPERATING_SYSTEM") != std::string::npos);
    }
    CHECK(fake_driver().live_objects == 0);
    ++cases;
  }
  CHECK(cases == 9);
}

TEST_CASE("releasing calls that fail do not throw") {
  for (const char* symbol : {"cuLibraryUnload", "cuDevicePrimaryCtxRelease", "cuCtxPopCurrent"}) {
    const cuda::Api api = test::fresh_fake_api();
    fake_driver().failing_call = symbol;
    fake_driver().failing_occurrence = 0;
    {
      cuda::LoadedKernel kernel(api, kCubin, "attend");
      CHECK(kernel.prepare(0).ok());
    }
    CHECK(fake_driver().live_objects == 0);
  }
}

TEST_CASE("attributes, occupancy and globals of a prepared kernel") {
  test::FakeDriver fake = three_gpus();
  fake.globals["ticket"] = 64;
  const cuda::Api api = test::fresh_fake_api(fake);
  cuda::LoadedKernel kernel(api, kCubin, "attend");
  int value = 0;
  CHECK(kernel.read_attribute(cuda::kKernelRegisters, 2, value).ok());
  CHECK(value == 128);
  cuda::DeviceAddress address = 0;
  std::size_t bytes = 0;
  CHECK(kernel.read_occupancy(2, 128, 0, value).code == cuda::kErrorInvalidValue);
  CHECK(kernel.find_global(2, "ticket", address, bytes).code == cuda::kErrorInvalidValue);
  REQUIRE(kernel.prepare(2).ok());
  CHECK(kernel.read_occupancy(2, 128, 0, value).ok());
  CHECK(value == 16);
  CHECK(kernel.read_occupancy(2, 128, 100000, value).ok());
  CHECK(value == 2);
  CHECK(kernel.find_global(2, "ticket", address, bytes).ok());
  CHECK(address != 0);
  CHECK(bytes == 64);
  CHECK(cuda::to_text(api, kernel.find_global(2, "absent", address, bytes)) ==
        "cuLibraryGetGlobal failed: 500 CUDA_ERROR_NOT_FOUND");
}
