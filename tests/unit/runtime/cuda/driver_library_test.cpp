// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/driver_library.h"

#include <doctest/doctest.h>

#include "tests/unit/runtime/cuda/fake_driver.h"

using namespace attngen;
using test::fake_driver;

namespace {

std::string reason_with(const test::FakeDriver& setting) {
  fake_driver() = setting;
  const cuda::OpenedDriver opened = cuda::bind_driver(test::fake_get_proc_address());
  CHECK(opened.api.has_value() == opened.reason.empty());
  return opened.reason;
}

}  // namespace

TEST_CASE("a whole driver with a device is usable") {
  CHECK(reason_with({}).empty());
}

TEST_CASE("each way of not being usable has its own sentence") {
  test::FakeDriver missing;
  missing.missing_symbol = "cuLibraryLoadData";
  CHECK(reason_with(missing).find("lacks cuLibraryLoadData") != std::string::npos);

  test::FakeDriver init;
  init.failing_call = "cuInit";
  init.failure = 100;
  CHECK(reason_with(init).find("cuInit failed: 100 CUDA_ERROR_FAKE") != std::string::npos);

  test::FakeDriver count;
  count.failing_call = "cuDeviceGetCount";
  CHECK(reason_with(count).find("count its devices: 999") != std::string::npos);

  test::FakeDriver none;
  none.device_count = 0;
  CHECK(reason_with(none) == "the NVIDIA driver works but reports no GPU");
}
