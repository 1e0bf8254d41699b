// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/gpu_launch.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "base/error.h"
#include "runtime/cuda/driver_library.h"

namespace attngen::cuda {
namespace {

/// Throws an error of `kind` that names the call unless `result` is success.
void require(const Api& api, Result result, const char* call, ErrorKind kind) {
  if (result == kSuccess) return;
  throw Error(kind, fmt::format("{} failed: {}", call, to_text(api, result)));
}

void require_device(const Api& api, Result result, const char* call) {
  require(api, result, call, ErrorKind::no_device);
}

void require_kernel(const Api& api, Result result, const char* call) {
  require(api, result, call, ErrorKind::compile_failed);
}

/// The primary context of a device, current on this thread while the object lives.
class CurrentContext {
 public:
  explicit CurrentContext(const Api& api) : api_(api) {
    require_device(api_, api_.device_get(&device_, 0), "cuDeviceGet");
    Context context = nullptr;
    require_device(api_, api_.device_primary_ctx_retain(&context, device_),
                   "cuDevicePrimaryCtxRetain");
    const Result result = api_.ctx_push_current(context);
    if (result != kSuccess) {
      api_.device_primary_ctx_release(device_);
      require_device(api_, result, "cuCtxPushCurrent");
    }
  }
  ~CurrentContext() {
    Context popped = nullptr;
    api_.ctx_pop_current(&popped);
    api_.device_primary_ctx_release(device_);
  }
  CurrentContext(const CurrentContext&) = delete;
  CurrentContext& operator=(const CurrentContext&) = delete;
  Device device() const { return device_; }

 private:
  const Api& api_;
  Device device_ = 0;
};

/// The device's copy of one buffer.
class DeviceCopy {
 public:
  DeviceCopy(const Api& api, const Buffer& buffer) : api_(api), buffer_(buffer) {
    // The driver refuses to allocate nothing.
    require_device(api_, api_.mem_alloc(&address_, std::max<std::size_t>(buffer.bytes, 1)),
                   "cuMemAlloc");
    if (buffer.bytes == 0) return;
    const Result result = api_.memcpy_to_device(address_, buffer.data, buffer.bytes);
    if (result != kSuccess) {
      api_.mem_free(address_);
      require_device(api_, result, "cuMemcpyHtoD");
    }
  }
  ~DeviceCopy() { api_.mem_free(address_); }
  DeviceCopy(const DeviceCopy&) = delete;
  DeviceCopy& operator=(const DeviceCopy&) = delete;

  bool holds(std::uint64_t host) const {
    const std::uint64_t begin = reinterpret_cast<std::uintptr_t>(buffer_.data);
    return host == begin || (host > begin && host - begin < buffer_.bytes);
  }
  DeviceAddress device_address(std::uint64_t host) const {
    return address_ + (host - reinterpret_cast<std::uintptr_t>(buffer_.data));
  }
  void copy_back() const {
    if (!buffer_.writable || buffer_.bytes == 0) return;
    require_kernel(api_, api_.memcpy_to_host(buffer_.data, address_, buffer_.bytes),
                   "cuMemcpyDtoH");
  }

 private:
  const Api& api_;
  const Buffer& buffer_;
  DeviceAddress address_ = 0;
};

class LoadedLibrary {
 public:
  LoadedLibrary(const Api& api, const Binary& binary) : api_(api) {
    require_kernel(api_,
                   api_.library_load_data(&library_, binary.cubin.data(), nullptr, nullptr, 0,
                                          nullptr, nullptr, 0),
                   "cuLibraryLoadData");
  }
  ~LoadedLibrary() { api_.library_unload(library_); }
  LoadedLibrary(const LoadedLibrary&) = delete;
  LoadedLibrary& operator=(const LoadedLibrary&) = delete;

  Kernel kernel(const std::string& name) const {
    Kernel kernel = nullptr;
    require_kernel(api_, api_.library_get_kernel(&kernel, library_, name.c_str()),
                   "cuLibraryGetKernel");
    return kernel;
  }

 private:
  const Api& api_;
  Library library_ = nullptr;
};

class TimingEvent {
 public:
  explicit TimingEvent(const Api& api) : api_(api) {
    require_device(api_, api_.event_create(&event_, 0), "cuEventCreate");
  }
  ~TimingEvent() { api_.event_destroy(event_); }
  TimingEvent(const TimingEvent&) = delete;
  TimingEvent& operator=(const TimingEvent&) = delete;
  void record() const { require_device(api_, api_.event_record(event_, nullptr), "cuEventRecord"); }
  Event get() const { return event_; }

 private:
  const Api& api_;
  Event event_ = nullptr;
};

using Copies = std::vector<std::unique_ptr<DeviceCopy>>;

/// The argument block with host addresses replaced by device addresses.
std::vector<std::byte> on_device(std::vector<std::byte> parameters,
                                 const std::vector<std::size_t>& pointer_offsets,
                                 const Copies& copies) {
  for (const std::size_t offset : pointer_offsets) {
    check(offset <= parameters.size() && parameters.size() - offset >= sizeof(std::uint64_t),
          "a pointer offset lies outside the argument block");
    std::uint64_t address = 0;
    std::memcpy(&address, parameters.data() + offset, sizeof address);
    if (address == 0) continue;
    const auto copy = std::find_if(copies.begin(), copies.end(),
                                   [&](const auto& each) { return each->holds(address); });
    check(copy != copies.end(), "an argument points into no registered buffer");
    address = (*copy)->device_address(address);
    std::memcpy(parameters.data() + offset, &address, sizeof address);
  }
  return parameters;
}

/// The interface passes small numbers as pointers.
void* marker(std::uintptr_t value) {
  return reinterpret_cast<void*>(value);  // NOLINT(performance-no-int-to-ptr)
}

/// Launches, waits, and returns the time between the two events.
double timed_launch(const Api& api, Kernel kernel, const Launch& launch,
                    std::vector<std::byte> parameters) {
  std::size_t bytes = parameters.size();
  std::array<void*, 5> extra = {marker(kLaunchParamBufferPointer), parameters.data(),
                                marker(kLaunchParamBufferSize), &bytes, marker(kLaunchParamEnd)};
  const TimingEvent start(api);
  const TimingEvent end(api);
  const auto side = [](int extent) { return static_cast<unsigned>(extent); };
  start.record();
  require_kernel(
      api,
      api.launch_kernel(kernel, side(launch.grid[0]), side(launch.grid[1]), side(launch.grid[2]),
                        side(launch.block[0]), side(launch.block[1]), side(launch.block[2]),
                        side(launch.shared_bytes), nullptr, nullptr, extra.data()),
      "cuLaunchKernel");
  end.record();
  require_kernel(api, api.event_synchronize(end.get()), "cuEventSynchronize (the kernel's run)");
  float ms = 0;
  require_device(api, api.event_elapsed_time(&ms, start.get(), end.get()), "cuEventElapsedTime");
  return static_cast<double>(ms);
}

}  // namespace

GpuFacts facts(const Api& api) {
  Device device = 0;
  require_device(api, api.device_get(&device, 0), "cuDeviceGet");
  std::array<char, 256> name{};
  require_device(api, api.device_get_name(name.data(), static_cast<int>(name.size()) - 1, device),
                 "cuDeviceGetName");
  const auto attribute = [&](unsigned id) {
    int value = 0;
    require_device(api, api.device_get_attribute(&value, id, device), "cuDeviceGetAttribute");
    return value;
  };
  GpuFacts facts;
  facts.name = name.data();
  facts.arch =
      fmt::format("sm_{}{}", attribute(kDeviceCapabilityMajor), attribute(kDeviceCapabilityMinor));
  facts.multiprocessors = attribute(kDeviceMultiprocessors);
  facts.shared_bytes_per_block = attribute(kDeviceSharedBytesPerBlock);
  return facts;
}

double run(const Api& api, const Binary& binary, const Launch& launch,
           const std::vector<Buffer>& buffers, const std::vector<std::size_t>& pointer_offsets) {
  if (std::any_of(launch.grid.begin(), launch.grid.end(), [](int side) { return side <= 0; })) {
    return 0;
  }
  const CurrentContext context(api);
  const LoadedLibrary library(api, binary);
  const Kernel kernel = library.kernel(launch.entry);
  if (launch.shared_bytes > 0) {
    require_kernel(api,
                   api.kernel_set_attribute(kKernelDynamicSharedBytes, launch.shared_bytes, kernel,
                                            context.device()),
                   "cuKernelSetAttribute (dynamic shared memory)");
  }
  Copies copies;
  for (const Buffer& buffer : buffers) {
    copies.push_back(std::make_unique<DeviceCopy>(api, buffer));
  }
  const double ms =
      timed_launch(api, kernel, launch, on_device(launch.parameters, pointer_offsets, copies));
  for (const auto& copy : copies) copy->copy_back();
  return ms;
}

}  // namespace attngen::cuda
