// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/gpu_launch.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "base/error.h"
#include "runtime/cuda/kernel_launch.h"
#include "runtime/cuda/loaded_kernel.h"
#include "runtime/cuda/primary_context.h"

namespace attngen::cuda {
namespace {

void require_device(const Api& api, DriverStatus status) {
  require(api, status, ErrorKind::no_device);
}

void require_kernel(const Api& api, DriverStatus status, const char* about = "") {
  require(api, status, ErrorKind::compile_failed, about);
}

/// The device's copy of one buffer.
class DeviceCopy {
 public:
  DeviceCopy(const Api& api, const Buffer& buffer) : api_(api), buffer_(buffer) {
    // The driver refuses to allocate nothing.
    require_device(api_, api_.mem_alloc(&address_, std::max<std::size_t>(buffer.bytes, 1)));
    if (buffer.bytes == 0) return;
    const DriverStatus copied = api_.memcpy_to_device(address_, buffer.data, buffer.bytes);
    if (!copied.ok()) {
      api_.mem_free(address_);
      require_device(api_, copied);
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
    require_kernel(api_, api_.memcpy_to_host(buffer_.data, address_, buffer_.bytes));
  }

 private:
  const Api& api_;
  const Buffer& buffer_;
  DeviceAddress address_ = 0;
};

class TimingEvent {
 public:
  explicit TimingEvent(const Api& api) : api_(api) {
    require_device(api_, api_.event_create(&event_, 0));
  }
  ~TimingEvent() { api_.event_destroy(event_); }
  TimingEvent(const TimingEvent&) = delete;
  TimingEvent& operator=(const TimingEvent&) = delete;
  void record() const { require_device(api_, api_.event_record(event_, nullptr)); }
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

Extent3 extents(const std::array<int, 3>& sides) {
  return {static_cast<unsigned>(sides[0]), static_cast<unsigned>(sides[1]),
          static_cast<unsigned>(sides[2])};
}

/// Launches, waits, and returns the time between the two events.
double timed_launch(const Api& api, const LoadedKernel& kernel, const Launch& wanted,
                    const std::vector<std::byte>& parameters) {
  const TimingEvent start(api);
  const TimingEvent end(api);
  start.record();
  require_kernel(api, launch(api, kernel, extents(wanted.grid), extents(wanted.block),
                             static_cast<unsigned>(wanted.shared_bytes), nullptr, {},
                             parameters.data(), parameters.size()));
  end.record();
  require_kernel(api, api.event_synchronize(end.get()), " (the kernel's run)");
  float ms = 0;
  require_device(api, api.event_elapsed_time(&ms, start.get(), end.get()));
  return static_cast<double>(ms);
}

}  // namespace

double run(const Api& api, const Binary& binary, const Launch& launch,
           const std::vector<Buffer>& buffers, const std::vector<std::size_t>& pointer_offsets) {
  if (std::any_of(launch.grid.begin(), launch.grid.end(), [](int side) { return side <= 0; })) {
    return 0;
  }
  const PrimaryContext context(api, 0);
  const CurrentContext current(api, context.handle());
  require_device(api, current.status());
  LoadedKernel kernel(api, binary.cubin.data(), launch.entry, {launch.shared_bytes});
  require_kernel(api, kernel.prepare(context.device()));
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
