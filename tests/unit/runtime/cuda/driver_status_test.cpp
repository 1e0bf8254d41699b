// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/driver_status.h"

#include <doctest/doctest.h>

#include <cstring>

#include "runtime/cuda/driver_api.h"
#include "tests/fake_driver/error_names.h"
#include "tests/fake_driver/fake_driver.h"

using namespace attngen;
using test::fake_driver;

namespace {

/// Calls an entry with zeros for all arguments; the fake fails it before it looks at any.
template <class... Parameters>
cuda::DriverStatus called_with_zeros(const cuda::Entry<Parameters...>& entry) {
  return entry(Parameters{}...);
}

}  // namespace

TEST_CASE("every error code of CUDA becomes a status with call, code and name") {
  const cuda::Api api = test::fresh_fake_api();
  fake_driver().failing_call = "cuMemAlloc";
  fake_driver().failing_occurrence = 0;
  int codes = 0;
  for (const auto& [code, name] : test::cuda_error_names()) {
    fake_driver().failure = code;
    cuda::DeviceAddress address = 0;
    const cuda::DriverStatus status = api.mem_alloc(&address, 1);
    if (code == 0) {
      CHECK(status.code != 0);  // success of the setting; the fake then misses a context
      continue;
    }
    CHECK(status.code == code);
    CHECK_FALSE(status.ok());
    CHECK(std::string(status.call) == "cuMemAlloc");
    CHECK(std::string(cuda::error_name(api, status.code)) == name);
    CHECK(cuda::to_text(api, status) == "cuMemAlloc failed: " + std::to_string(code) + " " + name);
    try {
      cuda::require(api, status, ErrorKind::no_device, " (of nothing)");
      FAIL("a failing status must throw");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::no_device);
      CHECK(error.findings().at(0).message ==
            "cuMemAlloc (of nothing) failed: " + std::to_string(code) + " " + name);
    }
    ++codes;
  }
  CHECK(codes >= 90);
}

TEST_CASE("every entry reports its own failure under its own name") {
  const cuda::Api api = test::fresh_fake_api();
  int entries = 0;
  cuda::visit_entries(api, [&](const auto& entry) {
    if (std::strcmp(entry.symbol, "cuGetErrorName") == 0) return;
    CAPTURE(entry.symbol);
    fake_driver().failing_call = entry.symbol;
    fake_driver().failing_occurrence = 0;
    fake_driver().failure = 702;
    const cuda::DriverStatus status = called_with_zeros(entry);
    CHECK(status.code == 702);
    CHECK(cuda::to_text(api, status) ==
          std::string(entry.symbol) + " failed: 702 CUDA_ERROR_LAUNCH_TIMEOUT");
    CHECK(fake_driver().calls.back().symbol == entry.symbol);
    ++entries;
  });
  CHECK(entries > 50);
}

TEST_CASE("success says nothing, a code that the driver cannot name is still shown") {
  const cuda::Api api = test::fresh_fake_api();
  CHECK(cuda::to_text(api, cuda::DriverStatus{}).empty());
  CHECK_NOTHROW(cuda::require(api, {}, ErrorKind::no_device));
  CHECK(cuda::to_text(api, 98765) == "98765 unknown error");
  CHECK(cuda::to_text(api, 100) == "100 CUDA_ERROR_NO_DEVICE");
}
