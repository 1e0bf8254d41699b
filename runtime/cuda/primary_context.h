// SPDX-License-Identifier: Apache-2.0
// A device's primary context, the one that the CUDA runtime and torch use too: held, made current.
#pragma once

#include "runtime/cuda/driver_api.h"

namespace attngen::cuda {

/// Holds the primary context of a device. Creating it the first time in a process takes the driver
/// a few tenths of a second; afterwards this counts a reference.
class PrimaryContext {
 public:
  /// Throws Error(no_device) naming the call.
  PrimaryContext(const Api& api, int ordinal);
  ~PrimaryContext();
  PrimaryContext(const PrimaryContext&) = delete;
  PrimaryContext& operator=(const PrimaryContext&) = delete;

  Device device() const noexcept { return device_; }
  Context handle() const noexcept { return context_; }

 private:
  const Api& api_;
  Device device_ = 0;
  Context context_ = nullptr;
};

/// Makes a context current on this thread while the object lives; the one before comes back.
class CurrentContext {
 public:
  CurrentContext(const Api& api, Context context) noexcept;
  ~CurrentContext();
  CurrentContext(const CurrentContext&) = delete;
  CurrentContext& operator=(const CurrentContext&) = delete;

  /// Of the push: when it failed, nothing was made current.
  DriverStatus status() const noexcept { return status_; }

 private:
  const Api& api_;
  DriverStatus status_;
};

}  // namespace attngen::cuda
