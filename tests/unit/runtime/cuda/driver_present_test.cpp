// SPDX-License-Identifier: Apache-2.0
// The driver of the process where there is one: this program runs with the fake libcuda.so.1 in
// LD_LIBRARY_PATH, as a Hopper and an Ampere.
#include <doctest/doctest.h>

#include "base/error.h"
#include "runtime/cuda/driver.h"
#include "runtime/cuda/kernel_launch.h"

using namespace attngen;

TEST_CASE("the driver is opened by its name, once, and has two GPUs") {
  REQUIRE(why_no_gpu().empty());
  CHECK(&driver_api() == &driver_api());
  CHECK(driver_api().driver_version == 13000);
  CHECK(gpu_facts().name == "Fake Hopper");
  CHECK(gpu_facts().arch == "sm_90");
  const std::vector<cuda::DeviceFacts> all = all_gpu_facts();
  REQUIRE(all.size() == 2);
  CHECK(all[0].uuid == gpu_facts().uuid);
  CHECK(all[1].name == "Fake Ampere");
  CHECK(all[1].ordinal == 1);
}

TEST_CASE("a run with host arrays, and a launch on each GPU") {
  std::vector<float> values(100, 3.0F);
  Binary binary;
  binary.cubin.resize(64);
  Launch launch;
  launch.entry = "attend";
  launch.grid = {4, 1, 1};
  launch.block = {128, 1, 1};
  launch.parameters.resize(8);
  const std::vector<Buffer> buffers = {{"values", values.data(), values.size() * 4, true}};
  CHECK(run_on_gpu(binary, launch, buffers, {}) > 0);
  CHECK(values == std::vector<float>(100, 3.0F));  // copied in and out; nothing was computed

  const cuda::Api& api = driver_api();
  cuda::LoadedKernel kernel(api, binary.cubin.data(), "attend");
  for (int device = 0; device < 2; ++device) {
    REQUIRE(kernel.prepare(device).ok());
    const std::uint64_t argument = 0;
    // Nothing is current on this thread, so the null stream belongs to no device.
    const cuda::DriverStatus status =
        cuda::launch(api, kernel, {1, 1, 1}, {32, 1, 1}, 0, nullptr, {}, &argument, 8);
    CHECK(cuda::to_text(api, status) == "cuLaunchKernelEx failed: 201 CUDA_ERROR_INVALID_CONTEXT");
  }
}

TEST_CASE("a refused run names the call and is about the kernel") {
  Binary binary;
  binary.cubin.resize(64);
  Launch launch;
  launch.entry = "attend";
  launch.shared_bytes = 300000;
  launch.parameters.resize(8);
  CHECK_THROWS_WITH_AS(run_on_gpu(binary, launch, {}, {}),
                       doctest::Contains("cuKernelSetAttribute failed: 1"), Error);
}
