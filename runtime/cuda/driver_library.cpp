// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/driver_library.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <utility>

#include "runtime/cuda/device_facts.h"
#include "runtime/cuda/process_state.h"

namespace attngen::cuda {
namespace {

constexpr const char* kLibrary = "libcuda.so.1";

/// Looks one entry up; false when the driver does not have it.
template <class Each>
bool bind(GetProcAddress get_proc_address, Each& entry) {
  void* address = nullptr;
  unsigned status = 0;
  const Result result =
      get_proc_address(entry.symbol, &address, entry.version, kProcAddressDefault, &status);
  if (result != kSuccess || address == nullptr) return false;
  entry.function = reinterpret_cast<typename Each::Signature>(address);
  return true;
}

/// The first entry that the driver must have and has not; empty when there is none.
std::string bind_all(GetProcAddress get_proc_address, Api& api) {
  std::string missing;
  visit_entries(api, [&](auto& entry) {
    if (!bind(get_proc_address, entry) && !entry.is_optional() && missing.empty()) {
      missing = entry.symbol;
    }
  });
  return missing;
}

int version_of(const Api& api) {
  int version = 0;
  return api.driver_get_version(&version).ok() ? version : 0;
}

OpenedDriver unusable(std::string reason) {
  return {std::nullopt, std::move(reason)};
}

/// The version of a driver that lacks cuGetProcAddress_v2; 0 where it does not say.
int version_in(void* library) {
  void* entry = ::dlsym(library, "cuDriverGetVersion");
  int version = 0;
  if (entry == nullptr) return 0;
  return reinterpret_cast<Result (*)(int*)>(entry)(&version) == kSuccess ? version : 0;
}

}  // namespace

std::string why_too_old(int driver_version) {
  if (driver_version >= kInterfaceVersion) return {};
  const std::string installed =
      driver_version == 0
          ? std::string("the installed one does not say its version")
          : fmt::format("the installed one is for CUDA {}", cuda_version_text(driver_version));
  return fmt::format(
      "the NVIDIA driver is too old: {}, and one for CUDA 12.0 or newer is needed (525.60.13 or "
      "newer on Linux)",
      installed);
}

OpenedDriver bind_driver(GetProcAddress get_proc_address) {
  Api api;
  if (bind(get_proc_address, api.driver_get_version)) {
    api.driver_version = version_of(api);
    const std::string reason = why_too_old(api.driver_version);
    if (!reason.empty()) return unusable(reason);
  }
  const std::string missing = bind_all(get_proc_address, api);
  if (!missing.empty()) {
    return unusable(
        fmt::format("the NVIDIA driver lacks {}: one for CUDA 12.0 or newer is needed", missing));
  }
  const DriverStatus started = api.init(0);
  if (!started.ok()) {
    return unusable(fmt::format("the NVIDIA driver is installed, but {}", to_text(api, started)));
  }
  int count = 0;
  const DriverStatus counted = api.device_get_count(&count);
  if (!counted.ok()) {
    return unusable(fmt::format("the NVIDIA driver could not count its devices: {}",
                                to_text(api, counted.code)));
  }
  if (count <= 0) return unusable("the NVIDIA driver works but reports no GPU");
  watch_process();
  return {api, {}};
}

OpenedDriver open_driver() {
  void* library = ::dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    return unusable(fmt::format("no NVIDIA driver: {} could not be opened", kLibrary));
  }
  void* entry = ::dlsym(library, "cuGetProcAddress_v2");
  if (entry == nullptr) {
    const std::string reason = why_too_old(version_in(library));
    return unusable(reason.empty()
                        ? fmt::format("{} lacks cuGetProcAddress_v2: it is no NVIDIA driver for "
                                      "CUDA 12.0 or newer",
                                      kLibrary)
                        : reason);
  }
  return bind_driver(reinterpret_cast<GetProcAddress>(entry));
}

}  // namespace attngen::cuda
