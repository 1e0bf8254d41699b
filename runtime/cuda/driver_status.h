// SPDX-License-Identifier: Apache-2.0
// What a driver call came to: as a value for paths that may neither throw nor allocate, and as an
// error.
#pragma once

#include <string>

#include "base/error.h"
#include "runtime/cuda/driver_types.h"

namespace attngen::cuda {

struct Api;

/// `call` is a static string: the entry point ("cuLaunchKernelEx"), or what was refused before any
/// was called.
struct DriverStatus {
  Result code = kSuccess;
  const char* call = "";

  bool ok() const noexcept { return code == kSuccess; }
};

/// "CUDA_ERROR_NO_DEVICE": what the driver calls the code. A static string; never null.
const char* error_name(const Api& api, Result code) noexcept;

/// "100 CUDA_ERROR_NO_DEVICE"
std::string to_text(const Api& api, Result code);

/// "cuLaunchKernelEx failed: 700 CUDA_ERROR_ILLEGAL_ADDRESS"; empty for success.
std::string to_text(const Api& api, DriverStatus status);

/// Throws Error(kind) with that sentence unless `status` is success. `about` follows the call's
/// name: " (the kernel's run)".
void require(const Api& api, DriverStatus status, ErrorKind kind, const char* about = "");

}  // namespace attngen::cuda
