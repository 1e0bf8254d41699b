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

/// Opens libcuda.so.1. Never closed again.
OpenedDriver open_driver();

/// Fills the table through cuGetProcAddress_v2 and initialises it. For tests with a stub.
OpenedDriver bind_driver(GetProcAddress get_proc_address);

/// "100 CUDA_ERROR_NO_DEVICE"
std::string to_text(const Api& api, Result result);

}  // namespace attngen::cuda
