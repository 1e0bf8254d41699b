// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/driver_status.h"

#include <fmt/format.h>

#include "runtime/cuda/driver_api.h"

namespace attngen::cuda {

const char* error_name(const Api& api, Result code) noexcept {
  if (code == kErrorEntryMissing) return "the installed NVIDIA driver is too old to have it";
  const char* name = nullptr;
  if (!api.get_error_name(code, &name).ok() || name == nullptr) return "unknown error";
  return name;
}

std::string to_text(const Api& api, Result code) {
  return fmt::format("{} {}", code, error_name(api, code));
}

std::string to_text(const Api& api, DriverStatus status) {
  if (status.ok()) return {};
  return fmt::format("{} failed: {}", status.call, to_text(api, status.code));
}

void require(const Api& api, DriverStatus status, ErrorKind kind, const char* about) {
  if (status.ok()) return;
  throw Error(kind, fmt::format("{}{} failed: {}", status.call, about, to_text(api, status.code)));
}

}  // namespace attngen::cuda
