// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/driver_library.h"

#include <dlfcn.h>
#include <fmt/format.h>

namespace attngen::cuda {
namespace {

constexpr const char* kLibrary = "libcuda.so.1";

/// Looks entry points up one by one; remembers the first that is missing.
class Binder {
 public:
  explicit Binder(GetProcAddress get_proc_address) : get_proc_address_(get_proc_address) {}

  template <class Function>
  void bind(const char* symbol, Function& function) {
    void* address = nullptr;
    unsigned status = 0;
    const Result result =
        get_proc_address_(symbol, &address, kInterfaceVersion, kProcAddressDefault, &status);
    if (result != kSuccess || address == nullptr) {
      if (missing_.empty()) missing_ = symbol;
      return;
    }
    function = reinterpret_cast<Function>(address);
  }
  const std::string& missing() const { return missing_; }

 private:
  GetProcAddress get_proc_address_;
  std::string missing_;
};

std::string bind_all(GetProcAddress get_proc_address, Api& api) {
  Binder binder(get_proc_address);
  binder.bind("cuInit", api.init);
  binder.bind("cuGetErrorName", api.get_error_name);
  binder.bind("cuDeviceGetCount", api.device_get_count);
  binder.bind("cuDeviceGet", api.device_get);
  binder.bind("cuDeviceGetName", api.device_get_name);
  binder.bind("cuDeviceGetAttribute", api.device_get_attribute);
  binder.bind("cuDevicePrimaryCtxRetain", api.device_primary_ctx_retain);
  binder.bind("cuDevicePrimaryCtxRelease", api.device_primary_ctx_release);
  binder.bind("cuCtxPushCurrent", api.ctx_push_current);
  binder.bind("cuCtxPopCurrent", api.ctx_pop_current);
  binder.bind("cuMemAlloc", api.mem_alloc);
  binder.bind("cuMemFree", api.mem_free);
  binder.bind("cuMemcpyHtoD", api.memcpy_to_device);
  binder.bind("cuMemcpyDtoH", api.memcpy_to_host);
  binder.bind("cuLibraryLoadData", api.library_load_data);
  binder.bind("cuLibraryUnload", api.library_unload);
  binder.bind("cuLibraryGetKernel", api.library_get_kernel);
  binder.bind("cuKernelSetAttribute", api.kernel_set_attribute);
  binder.bind("cuLaunchKernel", api.launch_kernel);
  binder.bind("cuEventCreate", api.event_create);
  binder.bind("cuEventDestroy", api.event_destroy);
  binder.bind("cuEventRecord", api.event_record);
  binder.bind("cuEventSynchronize", api.event_synchronize);
  binder.bind("cuEventElapsedTime", api.event_elapsed_time);
  return binder.missing();
}

}  // namespace

std::string to_text(const Api& api, Result result) {
  const char* name = nullptr;
  if (api.get_error_name(result, &name) != kSuccess || name == nullptr) name = "unknown error";
  return fmt::format("{} {}", result, name);
}

OpenedDriver bind_driver(GetProcAddress get_proc_address) {
  Api api;
  const std::string missing = bind_all(get_proc_address, api);
  if (!missing.empty()) {
    return {
        std::nullopt,
        fmt::format("the NVIDIA driver lacks {}: one for CUDA 12.0 or newer is needed", missing)};
  }
  Result result = api.init(0);
  if (result != kSuccess) {
    return {std::nullopt, fmt::format("the NVIDIA driver is installed, but cuInit failed: {}",
                                      to_text(api, result))};
  }
  int count = 0;
  result = api.device_get_count(&count);
  if (result != kSuccess) {
    return {std::nullopt,
            fmt::format("the NVIDIA driver could not count its devices: {}", to_text(api, result))};
  }
  if (count <= 0) return {std::nullopt, "the NVIDIA driver works but reports no GPU"};
  return {api, {}};
}

OpenedDriver open_driver() {
  void* handle = ::dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    return {std::nullopt, fmt::format("no NVIDIA driver: {} could not be opened", kLibrary)};
  }
  void* entry = ::dlsym(handle, "cuGetProcAddress_v2");
  if (entry == nullptr) {
    return {std::nullopt,
            fmt::format("the NVIDIA driver is too old: {} lacks cuGetProcAddress_v2; one for CUDA "
                        "12.0 or newer is needed",
                        kLibrary)};
  }
  return bind_driver(reinterpret_cast<GetProcAddress>(entry));
}

}  // namespace attngen::cuda
