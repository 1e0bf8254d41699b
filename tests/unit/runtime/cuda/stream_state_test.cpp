// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/stream_state.h"

#include <doctest/doctest.h>

#include "runtime/cuda/loaded_kernel.h"
#include "runtime/cuda/primary_context.h"
#include "tests/fake_driver/fake_driver.h"

using namespace attngen;
using test::fake_driver;

namespace {

test::FakeDriver two_gpus() {
  test::FakeDriver fake;
  fake.devices = {test::fake_hopper(0), test::fake_ampere(1)};
  return fake;
}

cuda::Stream stream_on(const cuda::Api& api, int device, unsigned flags = 0) {
  const cuda::PrimaryContext context(api, device);
  const cuda::CurrentContext current(api, context.handle());
  cuda::Stream stream = nullptr;
  REQUIRE(api.stream_create(&stream, flags).ok());
  return stream;
}

}  // namespace

TEST_CASE("a stream is capturing from begin to end of its capture") {
  const cuda::Api api = test::fresh_fake_api();
  const cuda::Stream stream = stream_on(api, 0);
  const cuda::Stream other = stream_on(api, 0, cuda::kStreamNonBlocking);
  CHECK_FALSE(cuda::is_capturing(api, stream).is_capturing);
  REQUIRE(api.stream_begin_capture(stream, cuda::kCaptureModeGlobal).ok());
  const cuda::Capturing state = cuda::is_capturing(api, stream);
  CHECK(state.status.ok());
  CHECK(state.is_capturing);
  CHECK_FALSE(cuda::is_capturing(api, other).is_capturing);
  // The null stream cannot be asked while a blocking stream is captured.
  CHECK(cuda::to_text(api, cuda::is_capturing(api, nullptr).status) ==
        "cuStreamIsCapturing failed: 906 CUDA_ERROR_STREAM_CAPTURE_IMPLICIT");
  cuda::Graph graph = nullptr;
  REQUIRE(api.stream_end_capture(stream, &graph).ok());
  CHECK_FALSE(cuda::is_capturing(api, stream).is_capturing);
  CHECK(cuda::is_capturing(api, nullptr).status.ok());
  api.graph_destroy(graph);
}

TEST_CASE("asking does not disturb a capture; loading a kernel inside one does") {
  const cuda::Api api = test::fresh_fake_api();
  const cuda::Stream stream = stream_on(api, 0);
  REQUIRE(api.stream_begin_capture(stream, cuda::kCaptureModeGlobal).ok());
  for (int round = 0; round < 10; ++round) cuda::is_capturing(api, stream);
  CHECK_THROWS_WITH_AS(
      cuda::LoadedKernel(api, "any image", "attend"),
      doctest::Contains("cuLibraryLoadData failed: 900 CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED"),
      Error);
  // An invalidated capture still counts: the library must not compile or load now.
  CHECK(cuda::is_capturing(api, stream).is_capturing);
  cuda::Graph graph = nullptr;
  CHECK(api.stream_end_capture(stream, &graph).code == 901);
  CHECK_FALSE(cuda::is_capturing(api, stream).is_capturing);
}

TEST_CASE("the device of a stream, of the null stream, and of none") {
  const cuda::Api api = test::fresh_fake_api(two_gpus());
  const cuda::Stream first = stream_on(api, 0);
  const cuda::Stream second = stream_on(api, 1);
  CHECK(cuda::device_of(api, first).device == 0);
  CHECK(cuda::device_of(api, second).device == 1);
  CHECK(cuda::device_of(api, nullptr).status.code == 201);
  const cuda::PrimaryContext context(api, 1);
  {
    const cuda::CurrentContext current(api, context.handle());
    CHECK(cuda::device_of(api, nullptr).device == 1);
    CHECK(cuda::device_of(api, first).device == 0);
    CHECK(cuda::device_of(api, nullptr).device == 1);
    CHECK(cuda::device_of(api, reinterpret_cast<cuda::Stream>(1)).device == 1);  // legacy
    CHECK(cuda::device_of(api, reinterpret_cast<cuda::Stream>(2)).device == 1);  // per thread
  }
  api.stream_destroy(first);
  CHECK(cuda::device_of(api, first).status.code == 400);
  CHECK(cuda::is_capturing(api, first).status.code == 400);
}

TEST_CASE("where an address lies") {
  const cuda::Api api = test::fresh_fake_api(two_gpus());
  const cuda::PrimaryContext context(api, 1);
  const cuda::CurrentContext current(api, context.handle());
  cuda::DeviceAddress address = 0;
  REQUIRE(api.mem_alloc(&address, 1000).ok());
  for (const cuda::DeviceAddress inside : {address, address + 500, address + 999}) {
    const cuda::AddressFacts facts = cuda::facts_of(api, inside);
    CHECK(facts.status.ok());
    CHECK(facts.kind == cuda::MemoryKind::device);
    CHECK(facts.device_ordinal == 1);
  }
  int plain = 0;
  const cuda::AddressFacts host = cuda::facts_of(api, reinterpret_cast<std::uintptr_t>(&plain));
  CHECK(host.status.ok());
  CHECK(host.kind == cuda::MemoryKind::unknown);
  CHECK(host.device_ordinal == -1);
  fake_driver().failing_call = "cuPointerGetAttribute";
  fake_driver().failing_occurrence = 0;
  fake_driver().failure = 700;
  CHECK(cuda::facts_of(api, address).status.code == 700);
  fake_driver().failing_call.clear();
  CHECK(api.mem_free(address).ok());
}
