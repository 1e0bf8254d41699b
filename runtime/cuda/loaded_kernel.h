// SPDX-License-Identifier: Apache-2.0
// A cubin's kernel in the driver, ready to launch on any device of the process.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "runtime/cuda/driver_api.h"

namespace attngen::cuda {

/// What a kernel asks of a device once, before its first launch there.
struct KernelAttributes {
  int dynamic_shared_bytes = 0;      ///< the most that a launch will ask for; 0 needs no attribute
  int shared_carveout_percent = -1;  ///< of L1, to shared memory; -1 leaves it to the driver
};

/// Context-free (cuLibraryLoadData): loaded once for all devices, prepared once for each. Safe for
/// use from several threads. The Api must outlive it. Unloading never throws and is left to the
/// operating system in a forked child and once static destruction has begun, so that no CUDA call
/// is made then; who holds kernels for the life of the process should leak them.
class LoadedKernel {
 public:
  /// `cubin` may be freed afterwards. Not inside a stream capture. Throws Error(compile_failed)
  /// naming the call, Error(no_device) in a forked child.
  LoadedKernel(const Api& api, const void* cubin, const std::string& entry,
               KernelAttributes attributes = {});
  ~LoadedKernel();
  LoadedKernel(const LoadedKernel&) = delete;
  LoadedKernel& operator=(const LoadedKernel&) = delete;

  /// Sets the attributes and forces the code onto `device`, so that the first launch neither loads
  /// nor waits: cuFuncLoad, or before driver 12.4 the documented effect of asking for the function.
  /// Holds the device's primary context from then on. Exactly once per device however often and
  /// from however many threads; after that one atomic load. Not inside a stream capture. A failure
  /// is reported to each caller and tried again by the next.
  DriverStatus prepare(Device device) noexcept;
  bool is_prepared(Device device) const noexcept;

  Kernel handle() const noexcept { return kernel_; }

  /// Length of the kernel's one struct parameter; 0 where the driver (before 12.4) cannot say.
  std::size_t parameter_bytes() const noexcept { return parameter_bytes_; }

  /// One of kKernel..., for instance kKernelRegisters.
  DriverStatus read_attribute(unsigned attribute, Device device, int& value) const noexcept;

  /// CTAs of `threads` threads and `shared_bytes` dynamic bytes that one multiprocessor holds.
  DriverStatus read_occupancy(Device device, int threads, std::size_t shared_bytes,
                              int& blocks) const noexcept;

  /// Address and length of a `__device__` variable of the cubin, on a prepared device.
  DriverStatus find_global(Device device, const char* name, DeviceAddress& address,
                           std::size_t& bytes) const noexcept;

 private:
  struct OnDevice {
    std::atomic<bool> is_ready{false};
    Context context = nullptr;  ///< retained
    Function function = nullptr;
  };

  DriverStatus load_on(OnDevice& place, Device device) noexcept;
  DriverStatus set_attributes(Device device) noexcept;
  DriverStatus force_load(Function& function) noexcept;
  const OnDevice* prepared(Device device) const noexcept;

  const Api& api_;
  KernelAttributes attributes_;
  Library library_ = nullptr;
  Kernel kernel_ = nullptr;
  std::size_t parameter_bytes_ = 0;
  std::mutex preparing_;
  std::vector<OnDevice> devices_;  ///< by device; never resized
};

}  // namespace attngen::cuda
