// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/loaded_kernel.h"

#include "runtime/cuda/device_facts.h"
#include "runtime/cuda/primary_context.h"
#include "runtime/cuda/process_state.h"

namespace attngen::cuda {

LoadedKernel::LoadedKernel(const Api& api, const void* cubin, const std::string& entry,
                           KernelAttributes attributes)
    : api_(api), attributes_(attributes) {
  require(api_, fork_status(), ErrorKind::no_device);
  devices_ = std::vector<OnDevice>(static_cast<std::size_t>(device_count(api_)));
  require(api_, api_.library_load_data(&library_, cubin, nullptr, nullptr, 0, nullptr, nullptr, 0),
          ErrorKind::compile_failed);
  const DriverStatus found = api_.library_get_kernel(&kernel_, library_, entry.c_str());
  if (!found.ok()) {
    api_.library_unload(library_);
    require(api_, found, ErrorKind::compile_failed);
  }
  std::size_t offset = 0;
  std::size_t bytes = 0;
  if (api_.kernel_get_param_info(kernel_, 0, &offset, &bytes).ok()) parameter_bytes_ = bytes;
}

LoadedKernel::~LoadedKernel() {
  if (is_forked_child() || is_exiting()) return;
  api_.library_unload(library_);
  for (std::size_t at = 0; at < devices_.size(); ++at) {
    if (devices_[at].context != nullptr) {
      api_.device_primary_ctx_release(static_cast<Device>(at));
    }
  }
}

DriverStatus LoadedKernel::prepare(Device device) noexcept {
  const DriverStatus process = fork_status();
  if (!process.ok()) return process;
  if (device < 0 || static_cast<std::size_t>(device) >= devices_.size()) {
    return {kErrorInvalidValue, "LoadedKernel::prepare with a device that does not exist"};
  }
  OnDevice& place = devices_[static_cast<std::size_t>(device)];
  if (place.is_ready.load(std::memory_order_acquire)) return {};
  const std::lock_guard<std::mutex> lock(preparing_);
  if (place.is_ready.load(std::memory_order_relaxed)) return {};
  const DriverStatus status = load_on(place, device);
  if (status.ok()) place.is_ready.store(true, std::memory_order_release);
  return status;
}

DriverStatus LoadedKernel::load_on(OnDevice& place, Device device) noexcept {
  if (place.context == nullptr) {
    const DriverStatus held = api_.device_primary_ctx_retain(&place.context, device);
    if (!held.ok()) {
      place.context = nullptr;
      return held;
    }
  }
  const CurrentContext current(api_, place.context);
  if (!current.status().ok()) return current.status();
  const DriverStatus status = set_attributes(device);
  return status.ok() ? force_load(place.function) : status;
}

DriverStatus LoadedKernel::set_attributes(Device device) noexcept {
  DriverStatus status;
  if (attributes_.dynamic_shared_bytes > 0) {
    status = api_.kernel_set_attribute(kKernelDynamicSharedBytes, attributes_.dynamic_shared_bytes,
                                       kernel_, device);
  }
  if (status.ok() && attributes_.shared_carveout_percent >= 0) {
    status = api_.kernel_set_attribute(kKernelSharedCarveout, attributes_.shared_carveout_percent,
                                       kernel_, device);
  }
  return status;
}

DriverStatus LoadedKernel::force_load(Function& function) noexcept {
  const DriverStatus found = api_.kernel_get_function(&function, kernel_);
  if (!found.ok()) return found;
  if (api_.func_load) return api_.func_load(function);
  int registers = 0;
  return api_.func_get_attribute(&registers, kKernelRegisters, function);
}

const LoadedKernel::OnDevice* LoadedKernel::prepared(Device device) const noexcept {
  if (device < 0 || static_cast<std::size_t>(device) >= devices_.size()) return nullptr;
  const OnDevice& place = devices_[static_cast<std::size_t>(device)];
  return place.is_ready.load(std::memory_order_acquire) ? &place : nullptr;
}

bool LoadedKernel::is_prepared(Device device) const noexcept {
  return prepared(device) != nullptr;
}

DriverStatus LoadedKernel::read_attribute(unsigned attribute, Device device,
                                          int& value) const noexcept {
  return api_.kernel_get_attribute(&value, attribute, kernel_, device);
}

DriverStatus LoadedKernel::read_occupancy(Device device, int threads, std::size_t shared_bytes,
                                          int& blocks) const noexcept {
  const OnDevice* place = prepared(device);
  if (place == nullptr) {
    return {kErrorInvalidValue, "LoadedKernel::read_occupancy before prepare on that device"};
  }
  const CurrentContext current(api_, place->context);
  if (!current.status().ok()) return current.status();
  return api_.occupancy_max_active_blocks_per_multiprocessor(&blocks, place->function, threads,
                                                             shared_bytes);
}

DriverStatus LoadedKernel::find_global(Device device, const char* name, DeviceAddress& address,
                                       std::size_t& bytes) const noexcept {
  const OnDevice* place = prepared(device);
  if (place == nullptr) {
    return {kErrorInvalidValue, "LoadedKernel::find_global before prepare on that device"};
  }
  const CurrentContext current(api_, place->context);
  if (!current.status().ok()) return current.status();
  return api_.library_get_global(&address, &bytes, library_, name);
}

}  // namespace attngen::cuda
