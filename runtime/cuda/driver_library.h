// SPDX-License-Identifier: Apache-2.0
// The CUDA driver opened by dlopen and initialised.
#pragma once

#include <optional>
#include <string>

#include "runtime/cuda/driver_api.h"

namespace attngen::cuda {

/// Either a driver with at least one device, or one sentence that says why not.
struct OpenedDriver {
  std::optional<Api> api;
  std::string reason;
};

/// Opens libcuda.so.1. Never closed again. Watches the process for fork and exit.
OpenedDriver open_driver();

/// Fills the table through cuGetProcAddress_v2 and initialises the driver. An entry that only newer
/// drivers have stays empty; any other that is missing is the reason. For tests with a fake.
OpenedDriver bind_driver(GetProcAddress get_proc_address);

/// "the NVIDIA driver is too old: ...", for a driver of this version (11040 is CUDA 11.4; 0 where
/// it does not say); empty for CUDA 12.0 or newer.
std::string why_too_old(int driver_version);

}  // namespace attngen::cuda
