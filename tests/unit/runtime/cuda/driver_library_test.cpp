// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/driver_library.h"

#include <doctest/doctest.h>

#include <set>

#include "tests/fake_driver/fake_driver.h"

using namespace attngen;
using test::fake_driver;

namespace {

std::string reason_with(const test::FakeDriver& setting) {
  test::reset_fake_driver(setting);
  const cuda::OpenedDriver opened = cuda::bind_driver(test::fake_get_proc_address());
  CHECK(opened.api.has_value() == opened.reason.empty());
  return opened.reason;
}

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a whole driver with a device is usable, and every entry is bound") {
  const cuda::Api api = test::fresh_fake_api();
  CHECK(api.driver_version == 13000);
  std::set<std::string> symbols;
  std::size_t count = 0;
  cuda::visit_entries(api, [&](const auto& entry) {
    CAPTURE(entry.symbol);
    CHECK(entry);
    symbols.insert(entry.symbol);
    ++count;
  });
  CHECK(symbols.size() == count);
  // No entry of the table is forgotten by visit_entries.
  CHECK(sizeof(cuda::Api) == count * sizeof(cuda::Entry<unsigned>) + 8);
}

TEST_CASE("each way of not being usable has its own sentence") {
  test::FakeDriver init;
  init.failing_call = "cuInit";
  init.failure = 100;
  CHECK(reason_with(init) ==
        "the NVIDIA driver is installed, but cuInit failed: 100 CUDA_ERROR_NO_DEVICE");

  test::FakeDriver count;
  count.failing_call = "cuDeviceGetCount";
  CHECK(reason_with(count) ==
        "the NVIDIA driver could not count its devices: 999 CUDA_ERROR_UNKNOWN");

  test::FakeDriver none;
  none.devices.clear();
  CHECK(reason_with(none) == "the NVIDIA driver works but reports no GPU");
}

TEST_CASE("a driver too old says its version and what is needed") {
  test::FakeDriver old;
  old.driver_version = 11040;
  const std::string reason = reason_with(old);
  CHECK(says(reason, "too old: the installed one is for CUDA 11.4"));
  CHECK(says(reason, "CUDA 12.0 or newer is needed"));
  // It is judged before anything is started.
  CHECK(test::fake_symbols() == std::vector<std::string>{"cuDriverGetVersion"});
  old.driver_version = 11080;
  CHECK(says(reason_with(old), "CUDA 11.8"));
  old.driver_version = 12000;
  CHECK(reason_with(old).empty());
  CHECK(says(cuda::why_too_old(0), "does not say its version"));
  test::FakeDriver mute;
  mute.failing_call = "cuDriverGetVersion";
  CHECK(says(reason_with(mute), "does not say its version"));
}

TEST_CASE("an entry that every driver has is required, one that newer ones have is not") {
  int required = 0;
  int optional = 0;
  const cuda::Api table;
  cuda::visit_entries(table, [&](const auto& named) {
    const std::string symbol = named.symbol;
    CAPTURE(symbol);
    test::FakeDriver without;
    without.missing_symbols = {symbol};
    const std::string reason = reason_with(without);
    CHECK(says(reason, symbol) != named.is_optional());
    ++(named.is_optional() ? optional : required);
  });
  CHECK(required > 50);
  CHECK(optional == 2);
}

TEST_CASE("a driver for CUDA 12.0 lacks the entries of 12.4, and calling one says why") {
  test::FakeDriver first;
  first.driver_version = 12000;
  const cuda::Api api = test::fresh_fake_api(first);
  CHECK_FALSE(api.func_load);
  CHECK_FALSE(api.kernel_get_param_info);
  const cuda::DriverStatus status = api.func_load(nullptr);
  CHECK(status.code == cuda::kErrorEntryMissing);
  CHECK(cuda::to_text(api, status) ==
        "cuFuncLoad failed: -1 the installed NVIDIA driver is too old to have it");
  CHECK(test::fake_symbols().empty());
}
