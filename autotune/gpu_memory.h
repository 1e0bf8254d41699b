// SPDX-License-Identifier: Apache-2.0
// A range of a GPU's memory, freed with the object.
#pragma once

#include <cstddef>

#include "runtime/cuda/driver_api.h"

namespace attngen::tune {

/// Every call throws Error(no_device) naming the driver's call that failed.
class GpuMemory {
 public:
  /// In the current context; the Api must outlive it.
  GpuMemory(const cuda::Api& api, std::size_t bytes);
  ~GpuMemory();
  GpuMemory(const GpuMemory&) = delete;
  GpuMemory& operator=(const GpuMemory&) = delete;

  std::size_t bytes() const { return bytes_; }
  void* pointer() const;  ///< for an argument block; null where there are no bytes

  void write(const void* from) const;  ///< all bytes
  void read(void* to) const;
  void fill(unsigned char value) const;  ///< in the order of the null stream, without waiting

 private:
  const cuda::Api& api_;
  std::size_t bytes_;
  cuda::DeviceAddress address_ = 0;
};

}  // namespace attngen::tune
