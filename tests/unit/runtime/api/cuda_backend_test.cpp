// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/cuda_backend.h"

#include <doctest/doctest.h>

#include <cstring>

#include "base/error.h"
#include "tests/fake_driver/fake_driver.h"

using namespace attngen;
using test::fake_driver;

namespace {

/// A backend on a fresh fake driver.
struct Gpu {
  explicit Gpu(test::FakeDriver settings = {}, int ordinal = 0, bool checks_tables = false)
      : api(test::fresh_fake_api(std::move(settings))),
        backend(make_cuda_backend(api, ordinal, checks_tables)) {}
  cuda::Api api;
  std::unique_ptr<CudaBackend> backend;
};

/// Fails from now on, at every call.
void fail(const char* call, int code) {
  fake_driver().failing_call = call;
  fake_driver().failing_occurrence = 0;
  fake_driver().failure = code;
}

Binary some_binary(const char* arch) {
  Binary binary;
  binary.arch = arch;
  binary.entry = "attngen_some";
  binary.cubin.resize(16);
  return binary;
}

}  // namespace

TEST_CASE("what the device is") {
  test::FakeDriver settings;
  settings.devices = {test::fake_hopper(0), test::fake_ampere(1)};
  const Gpu second(settings, 1);
  CHECK(second.backend->device() == Device::cuda);
  CHECK(second.backend->dl_device().device_type == kDLCUDA);
  CHECK(second.backend->dl_device().device_id == 1);
  CHECK(second.backend->facts().arch == "sm_86");
  CHECK(second.backend->facts().multiprocessors == 84);
  CHECK(second.backend->facts().shared_bytes_per_block == 99 * 1024);
  CHECK(second.backend->facts().memory_bytes > 0);
  CHECK_FALSE(second.backend->checks_accesses());
}

TEST_CASE("ordinals that no GPU has") {
  const cuda::Api api = test::fresh_fake_api();
  for (const int ordinal : {-1, 1, 1000}) {
    CAPTURE(ordinal);
    try {
      make_cuda_backend(api, ordinal);
      FAIL("accepted");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::no_device);
    }
  }
}

TEST_CASE("memory goes up and down, aligned, and nothing is left") {
  {
    const Gpu gpu;
    const int before = fake_driver().live_objects;
    void* address = &address;
    CHECK(gpu.backend->allocate(0, &address).ok());
    CHECK(address == nullptr);
    CHECK(gpu.backend->release(nullptr).ok());
    REQUIRE(gpu.backend->allocate(6, &address).ok());
    char back[6] = {};
    CHECK(gpu.backend->copy_to_device(address, "hello", 6, nullptr).ok());
    CHECK(gpu.backend->copy_to_host(back, address, 6, nullptr).ok());
    CHECK(std::string(back) == "hello");
    CHECK(gpu.backend->copy_to_host(nullptr, nullptr, 0, nullptr).ok());
    CHECK(gpu.backend->wait(nullptr).ok());
    CHECK(fake_driver().live_objects == before + 1);
    CHECK(gpu.backend->release(address).ok());
    CHECK(fake_driver().live_objects == before);
  }
  CHECK(fake_driver().live_objects == 0);
}

TEST_CASE("every call of the driver that fails is named, with its code") {
  const Gpu gpu;
  void* address = nullptr;
  REQUIRE(gpu.backend->allocate(8, &address).ok());
  char host[8] = {};
  struct Case {
    const char* call;
    Outcome (*use)(Backend&, void*, char*);
  };
  const Case cases[] = {
      {"cuMemAlloc",
       [](Backend& backend, void*, char*) {
         void* found = &found;
         Outcome outcome = backend.allocate(8, &found);
         CHECK(found == nullptr);
         return outcome;
       }},
      {"cuMemcpyHtoDAsync",
       [](Backend& backend, void* to, char* from) {
         return backend.copy_to_device(to, from, 8, nullptr);
       }},
      {"cuMemcpyDtoHAsync", [](Backend& backend, void* from,
                               char* to) { return backend.copy_to_host(to, from, 8, nullptr); }},
      {"cuStreamSynchronize", [](Backend& backend, void*, char*) { return backend.wait(nullptr); }},
      {"cuStreamSynchronize",
       [](Backend& backend, void* to, char* from) {
         return backend.copy_to_device(to, from, 8, nullptr);
       }},
      {"cuCtxPushCurrent", [](Backend& backend, void*, char*) { return backend.wait(nullptr); }},
      {"cuStreamIsCapturing",
       [](Backend& backend, void*, char*) { return backend.may_load(nullptr); }},
      {"cuMemFree", [](Backend& backend, void* it, char*) { return backend.release(it); }},
  };
  for (const Case& each : cases) {
    CAPTURE(each.call);
    fail(each.call, 719);
    const Outcome outcome = each.use(*gpu.backend, address, host);
    CHECK(outcome.status == ATTNGEN_E_DRIVER);
    CHECK(outcome.message == std::string(each.call) + " failed: 719 CUDA_ERROR_LAUNCH_FAILED");
    fake_driver().failing_call.clear();
  }
}

TEST_CASE("where kernels check tables, a failure that a trap may be says so, and no other one") {
  const Gpu gpu({}, 0, true);
  for (const int code : {715, 719}) {
    fail("cuStreamSynchronize", code);
    const Outcome outcome = gpu.backend->wait(nullptr);
    CHECK(outcome.status == ATTNGEN_E_DRIVER);
    CHECK(outcome.message.find("cuStreamSynchronize failed: " + std::to_string(code)) == 0);
    CHECK(outcome.message.find("this engine checks tables (ATTNGEN_CHECK_TABLES=1") !=
          std::string::npos);
    CHECK(outcome.message.find("a length outside 0 ... the extent") != std::string::npos);
  }
  fail("cuStreamSynchronize", 700);
  CHECK(gpu.backend->wait(nullptr).message ==
        "cuStreamSynchronize failed: 700 CUDA_ERROR_ILLEGAL_ADDRESS");
}

TEST_CASE("a kernel for another architecture is refused before the driver is asked") {
  const Gpu gpu;
  try {
    gpu.backend->load_binary(some_binary("sm_80a"), CudaSource{});
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
  }
  CHECK(test::fake_calls_of("cuLibraryLoadData") == 0);
  CHECK(gpu.backend->load_binary(some_binary("sm_90"), CudaSource{}) != nullptr);
}

TEST_CASE("a load that the driver refuses") {
  const Gpu gpu;
  fail("cuLibraryLoadData", 218);
  try {
    gpu.backend->load_binary(some_binary("sm_90"), CudaSource{});
    FAIL("accepted");
  } catch (const DriverFailure& failure) {
    CHECK(std::string(failure.what()) == "cuLibraryLoadData failed: 218 CUDA_ERROR_INVALID_PTX");
  }
}

TEST_CASE("a capture forbids loading, on its stream and where the driver says so") {
  const Gpu gpu;
  CHECK(gpu.backend->may_load(nullptr).ok());
  for (const int code : {900, 901, 906}) {
    fail("cuStreamIsCapturing", code);
    CHECK(gpu.backend->may_load(nullptr).status == ATTNGEN_E_WOULD_COMPILE);
  }
  fake_driver().failing_call.clear();
  cuda::Context context = nullptr;
  cuda::Stream stream = nullptr;
  REQUIRE(gpu.api.device_primary_ctx_retain(&context, 0).ok());
  REQUIRE(gpu.api.ctx_push_current(context).ok());
  REQUIRE(gpu.api.stream_create(&stream, 1).ok());
  CHECK(gpu.backend->may_load(stream).ok());
  REQUIRE(gpu.api.stream_begin_capture(stream, cuda::kCaptureModeThreadLocal).ok());
  CHECK(gpu.backend->may_load(stream).message == "the stream is being captured");
}
