// SPDX-License-Identifier: Apache-2.0
#include "autotune/gpu_device.h"

#include <doctest/doctest.h>

#include "base/error.h"

namespace attngen::tune {
namespace {

TEST_CASE("every product of the table of rates is a device to model") {
  for (const DeviceRates& rates : device_table()) {
    CAPTURE(rates.name);
    CHECK(is_gpu_device(rates.name));
    const GpuDevice device = gpu_device_named(rates.name);
    CHECK(device.identity.kind == "model");
    CHECK(device.identity.name == rates.name);
    CHECK(is_gpu(device.identity));
    CHECK(device.identity.units == static_cast<int>(rates.multiprocessors));
    CHECK(device.limits.multiprocessors == device.identity.units);
    CHECK(device.limits.arch == device.identity.arch);
    CHECK(device.identity.cache_bytes > 0);
    CHECK(rates_of(device.identity).bytes_per_second == rates.bytes_per_second);
  }
  CHECK(gpu_device_named("h200").limits.arch == "sm_90");
  CHECK(gpu_device_named("h200").identity.units == 132);
  CHECK_FALSE(is_gpu_device("sm_90"));
  CHECK_THROWS_AS(gpu_device_named("abacus"), Error);
}

TEST_CASE("a GPU at hand has the rates of the product that its name names") {
  cuda::DeviceFacts facts;
  facts.name = "NVIDIA H200";
  facts.arch = "sm_90";
  facts.multiprocessors = 132;
  facts.shared_bytes_per_block = 232448;
  facts.threads_per_multiprocessor = 2048;
  facts.l2_bytes = 60 << 20;
  facts.memory_clock_khz = 1;
  facts.memory_bus_bits = 1;
  GpuDevice device = gpu_device_of(facts);
  CHECK(device.identity.kind == "cuda");
  CHECK(device.rates.name == "h200");
  CHECK(device.rates.bytes_per_second == 4.8e12);

  facts.name = "NVIDIA H200 MIG 3g";
  facts.multiprocessors = 60;
  device = gpu_device_of(facts);
  CHECK(device.limits.multiprocessors == 60);
  CHECK(device.rates.mma_flops == doctest::Approx(989.4e12 * 60 / 132));

  facts.name = "Fake Hopper";
  facts.multiprocessors = 132;
  facts.memory_clock_khz = 2619000;
  facts.memory_bus_bits = 5120;
  device = gpu_device_of(facts);
  CHECK(device.rates.bytes_per_second == doctest::Approx(2 * 2.619e9 * 5120 / 8));
  CHECK(device.rates.mma_flops == 989.4e12);

  facts.arch = "sm_70";
  CHECK_THROWS_AS(gpu_device_of(facts), Error);
}

TEST_CASE("the letters behind an architecture are of its kernels") {
  CHECK(plain_arch("sm_90a") == "sm_90");
  CHECK(plain_arch("sm_100f") == "sm_100");
  CHECK(plain_arch("sm_80") == "sm_80");
  CHECK(plain_arch("") == "");
}

}  // namespace
}  // namespace attngen::tune
