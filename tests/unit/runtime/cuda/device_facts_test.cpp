// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/device_facts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <type_traits>

#include "base/error.h"
#include "tests/fake_driver/fake_driver.h"

using namespace attngen;
using test::fake_driver;

namespace {

test::FakeDriver two_gpus() {
  test::FakeDriver fake;
  fake.devices = {test::fake_hopper(0), test::fake_ampere(1)};
  fake.driver_version = 12080;
  return fake;
}

}  // namespace

TEST_CASE("several GPUs, each with its own facts") {
  const cuda::Api api = test::fresh_fake_api(two_gpus());
  CHECK(cuda::device_count(api) == 2);
  const cuda::DeviceFacts hopper = cuda::read_device_facts(api, 0);
  CHECK(hopper.ordinal == 0);
  CHECK(hopper.name == "Fake Hopper");
  CHECK(hopper.uuid == "GPU-00010203-0405-0607-0809-0a0b0c0d0e0f");
  CHECK(hopper.pci_bus_id == "0000:00:00.0");
  CHECK(hopper.arch == "sm_90");
  CHECK(hopper.capability_major == 9);
  CHECK(hopper.capability_minor == 0);
  CHECK(hopper.multiprocessors == 132);
  CHECK(hopper.shared_bytes_per_block == 232448);
  CHECK(hopper.shared_bytes_per_multiprocessor == 233472);
  CHECK(hopper.registers_per_multiprocessor == 65536);
  CHECK(hopper.threads_per_multiprocessor == 2048);
  CHECK(hopper.l2_bytes == 50 << 20);
  CHECK(hopper.memory_bytes == 80LL << 30);
  CHECK(hopper.core_clock_khz == 1700000);
  CHECK(hopper.memory_clock_khz == 2600000);
  CHECK(hopper.memory_bus_bits == 5120);
  CHECK(hopper.driver_version == 12080);
  CHECK(hopper.cooperative_launch);
  CHECK(hopper.cluster_launch);
  CHECK(hopper.tensor_map_access);
  const cuda::DeviceFacts ampere = cuda::read_device_facts(api, 1);
  CHECK(ampere.ordinal == 1);
  CHECK(ampere.arch == "sm_86");
  CHECK(ampere.uuid == "GPU-10111213-1415-1617-1819-1a1b1c1d1e1f");
  CHECK(ampere.multiprocessors == 84);
  CHECK_FALSE(ampere.cluster_launch);
  CHECK_FALSE(ampere.tensor_map_access);
}

TEST_CASE("one line for people") {
  const cuda::Api api = test::fresh_fake_api(two_gpus());
  CHECK(cuda::to_line(cuda::read_device_facts(api, 1)) ==
        "Fake Ampere, sm_86, 84 multiprocessors, 24.0 GiB memory, 6 MiB L2, 99 KiB shared per "
        "block, 1600 MHz core, 9500 MHz memory x 384 bits, driver for CUDA 12.8, 0000:01:00.0, "
        "GPU-10111213-1415-1617-1819-1a1b1c1d1e1f");
  CHECK(cuda::cuda_version_text(13000) == "13.0");
  CHECK(cuda::cuda_version_text(12080) == "12.8");
}

TEST_CASE("fields for machines: strings, integers and bools by name") {
  const cuda::Api api = test::fresh_fake_api();
  std::map<std::string, std::string> fields;
  int count = 0;
  cuda::visit_facts(cuda::read_device_facts(api, 0), [&](const char* name, const auto& value) {
    using Value = std::decay_t<decltype(value)>;
    if constexpr (std::is_same_v<Value, std::string>) {
      fields[name] = value;
    } else {
      fields[name] = std::to_string(value);
    }
    ++count;
  });
  CHECK(fields.size() == static_cast<std::size_t>(count));
  CHECK(count == 19);
  CHECK(fields.at("arch") == "sm_90");
  CHECK(fields.at("memory_bytes") == std::to_string(80LL << 30));
  CHECK(fields.at("cluster_launch") == "1");
  CHECK(fields.at("driver_version") == "13000");
}

TEST_CASE("whichever call fails, the error names it") {
  test::fresh_fake_api();
  {
    const cuda::Api api = test::fresh_fake_api();
    cuda::read_device_facts(api, 0);
  }
  const std::vector<std::string> all = test::fake_symbols();
  REQUIRE(all.size() > 15);
  for (std::size_t at = 0; at < all.size(); ++at) {
    const cuda::Api api = test::fresh_fake_api();
    fake_driver().failing_call = all[at];
    fake_driver().failing_occurrence = static_cast<int>(
        std::count(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(at) + 1, all[at]));
    CAPTURE(all[at]);
    try {
      cuda::read_device_facts(api, 0);
      FAIL("must throw");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::no_device);
      CHECK(std::string(error.what()).find(all[at] + " failed: 999") != std::string::npos);
    }
  }
  const cuda::Api api = test::fresh_fake_api();
  CHECK_THROWS_WITH_AS(cuda::read_device_facts(api, 1),
                       doctest::Contains("cuDeviceGet failed: 101 CUDA_ERROR_INVALID_DEVICE"),
                       Error);
  fake_driver().failing_call = "cuDeviceGetCount";
  CHECK_THROWS_AS(cuda::device_count(api), Error);
}
