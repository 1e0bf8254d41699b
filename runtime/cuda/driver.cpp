// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/driver.h"

#include "base/error.h"
#include "runtime/cuda/driver_library.h"
#include "runtime/cuda/gpu_launch.h"

namespace attngen {
namespace {

/// Leaked: kernels that live as long as the process refer to it.
const cuda::OpenedDriver& driver() {
  static const cuda::OpenedDriver& opened = *new cuda::OpenedDriver(cuda::open_driver());
  return opened;
}

}  // namespace

std::string why_no_gpu() {
  return driver().reason;
}

const cuda::Api& driver_api() {
  if (!driver().api) {
    throw Error(ErrorKind::no_device, driver().reason,
                "use --device vgpu or cpu, or run where an NVIDIA GPU and its driver are");
  }
  return *driver().api;
}

cuda::DeviceFacts gpu_facts() {
  return cuda::read_device_facts(driver_api(), 0);
}

std::vector<cuda::DeviceFacts> all_gpu_facts() {
  std::vector<cuda::DeviceFacts> facts;
  const int count = cuda::device_count(driver_api());
  for (int ordinal = 0; ordinal < count; ++ordinal) {
    facts.push_back(cuda::read_device_facts(driver_api(), ordinal));
  }
  return facts;
}

double run_on_gpu(const Binary& binary, const Launch& launch, const std::vector<Buffer>& buffers,
                  const std::vector<std::size_t>& pointer_offsets) {
  return cuda::run(driver_api(), binary, launch, buffers, pointer_offsets);
}

}  // namespace attngen
