// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/primary_context.h"

#include <doctest/doctest.h>

#include "tests/fake_driver/fake_driver.h"

using namespace attngen;
using test::fake_driver;

namespace {

cuda::Context current_of(const cuda::Api& api) {
  cuda::Context context = nullptr;
  REQUIRE(api.ctx_get_current(&context).ok());
  return context;
}

}  // namespace

TEST_CASE("a context is held once per object, and current only where asked") {
  test::FakeDriver fake;
  fake.devices = {test::fake_hopper(0), test::fake_hopper(1)};
  const cuda::Api api = test::fresh_fake_api(fake);
  {
    const cuda::PrimaryContext first(api, 0);
    const cuda::PrimaryContext second(api, 1);
    const cuda::PrimaryContext again(api, 1);
    CHECK(first.device() == 0);
    CHECK(second.device() == 1);
    CHECK(second.handle() == again.handle());
    CHECK(first.handle() != second.handle());
    CHECK(fake_driver().live_objects == 3);
    CHECK(current_of(api) == nullptr);
    {
      const cuda::CurrentContext outer(api, first.handle());
      CHECK(outer.status().ok());
      CHECK(current_of(api) == first.handle());
      {
        const cuda::CurrentContext inner(api, second.handle());
        CHECK(current_of(api) == second.handle());
      }
      CHECK(current_of(api) == first.handle());
    }
    CHECK(current_of(api) == nullptr);
  }
  CHECK(fake_driver().live_objects == 0);
}

TEST_CASE("a failing push makes nothing current and pops nothing") {
  const cuda::Api api = test::fresh_fake_api();
  const cuda::PrimaryContext context(api, 0);
  const cuda::CurrentContext before(api, context.handle());
  fake_driver().failing_call = "cuCtxPushCurrent";
  fake_driver().failing_occurrence = 2;
  fake_driver().failure = 709;
  {
    const cuda::CurrentContext failed(api, context.handle());
    CHECK(cuda::to_text(api, failed.status()) ==
          "cuCtxPushCurrent failed: 709 CUDA_ERROR_CONTEXT_IS_DESTROYED");
    CHECK(current_of(api) == context.handle());
  }
  CHECK(current_of(api) == context.handle());
  CHECK(test::fake_calls_of("cuCtxPopCurrent") == 0);
}

TEST_CASE("what cannot be held is an error that names the call") {
  for (const char* symbol : {"cuDeviceGet", "cuDevicePrimaryCtxRetain"}) {
    const cuda::Api api = test::fresh_fake_api();
    fake_driver().failing_call = symbol;
    fake_driver().failure = 46;
    try {
      const cuda::PrimaryContext context(api, 0);
      FAIL("must throw");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::no_device);
      CHECK(std::string(error.what())
                .find(std::string(symbol) + " failed: 46 CUDA_ERROR_DEVICE_UNAVAILABLE") !=
            std::string::npos);
    }
    CHECK(fake_driver().live_objects == 0);
  }
  const cuda::Api api = test::fresh_fake_api();
  CHECK_THROWS_AS(cuda::PrimaryContext(api, 1), Error);
  CHECK_THROWS_AS(cuda::PrimaryContext(api, -1), Error);
}
