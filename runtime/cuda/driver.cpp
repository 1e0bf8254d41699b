// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/driver.h"

#include "base/error.h"
#include "runtime/cuda/driver_library.h"
#include "runtime/cuda/gpu_launch.h"

namespace attngen {
namespace {

const cuda::OpenedDriver& driver() {
  static const cuda::OpenedDriver opened = cuda::open_driver();
  return opened;
}

const cuda::Api& driver_api() {
  if (!driver().api) {
    throw Error(ErrorKind::no_device, driver().reason,
                "use --device vgpu or cpu, or run where an NVIDIA GPU and its driver are");
  }
  return *driver().api;
}

}  // namespace

std::string why_no_gpu() {
  return driver().reason;
}

GpuFacts gpu_facts() {
  return cuda::facts(driver_api());
}

double run_on_gpu(const Binary& binary, const Launch& launch, const std::vector<Buffer>& buffers,
                  const std::vector<std::size_t>& pointer_offsets) {
  return cuda::run(driver_api(), binary, launch, buffers, pointer_offsets);
}

}  // namespace attngen
