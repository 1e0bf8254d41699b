// SPDX-License-Identifier: Apache-2.0
#include "autotune/gpu_memory.h"

#include "base/error.h"

namespace attngen::tune {
namespace {

void require(const cuda::Api& api, cuda::DriverStatus status) {
  cuda::require(api, status, ErrorKind::no_device);
}

}  // namespace

GpuMemory::GpuMemory(const cuda::Api& api, std::size_t bytes) : api_(api), bytes_(bytes) {
  if (bytes_ > 0) require(api_, api_.mem_alloc(&address_, bytes_));
}

GpuMemory::~GpuMemory() {
  if (bytes_ > 0) api_.mem_free(address_);
}

void* GpuMemory::pointer() const {
  return reinterpret_cast<void*>(static_cast<std::uintptr_t>(address_));
}

void GpuMemory::write(const void* from) const {
  if (bytes_ > 0) require(api_, api_.memcpy_to_device(address_, from, bytes_));
}

void GpuMemory::read(void* to) const {
  if (bytes_ > 0) require(api_, api_.memcpy_to_host(to, address_, bytes_));
}

void GpuMemory::fill(unsigned char value) const {
  if (bytes_ > 0) require(api_, api_.memset_bytes_async(address_, value, bytes_, nullptr));
}

}  // namespace attngen::tune
