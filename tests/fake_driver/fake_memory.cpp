// SPDX-License-Identifier: Apache-2.0
// The fake driver: device memory, which is host memory with bounds.
#include <cstring>

#include "tests/fake_driver/fake_state.h"

namespace attngen::test {
namespace {

constexpr int kFresh = 0xCD;  ///< what new device memory holds

/// The allocation that holds [address, address + bytes), or null.
FakeAllocation* allocation_of(FakeState& state, cuda::DeviceAddress address, std::size_t bytes) {
  auto next = state.allocations.upper_bound(address);
  if (next == state.allocations.begin()) return nullptr;
  auto& [base, allocation] = *--next;
  const std::uint64_t offset = address - base;
  return offset <= allocation.bytes && allocation.bytes - offset >= bytes ? &allocation : nullptr;
}

Result mem_alloc(cuda::DeviceAddress* address, std::size_t bytes) {
  const FakeCallScope call("cuMemAlloc", address, bytes);
  if (call.result() != cuda::kSuccess) return call.result();
  FakeState& state = call.state();
  const int device = fake_current_device();
  if (device < 0) return kInvalidContext;
  if (bytes == 0) return kInvalidValue;
  if (const Result refused = refuse_while_capturing(state); refused != cuda::kSuccess) {
    return refused;
  }
  if (bytes > state.driver.devices[static_cast<std::size_t>(device)].memory_bytes) {
    return kOutOfMemory;
  }
  FakeAllocation made;
  // Aligned as cuMemAlloc aligns.
  constexpr std::size_t kAlignment = 256;
  made.memory = std::make_unique<std::byte[]>(bytes + kAlignment);
  made.bytes = bytes;
  made.device = device;
  std::uintptr_t base = reinterpret_cast<std::uintptr_t>(made.memory.get());
  base = (base + kAlignment - 1) / kAlignment * kAlignment;
  std::memset(as_handle<void*>(base), kFresh, bytes);
  state.allocations.emplace(base, std::move(made));
  ++state.driver.live_objects;
  *address = base;
  return cuda::kSuccess;
}
Result mem_free(cuda::DeviceAddress address) {
  const FakeCallScope call("cuMemFree", address);
  FakeState& state = call.state();
  const bool existed = state.allocations.erase(address) != 0;
  if (existed) --state.driver.live_objects;
  if (call.result() != cuda::kSuccess) return call.result();
  return existed ? cuda::kSuccess : kInvalidValue;
}

Result to_device(const FakeCallScope& call, cuda::DeviceAddress target, const void* source,
                 std::size_t bytes) {
  if (call.result() != cuda::kSuccess) return call.result();
  if (allocation_of(call.state(), target, bytes) == nullptr) return kInvalidValue;
  std::memcpy(as_handle<void*>(target), source, bytes);
  return cuda::kSuccess;
}
Result to_host(const FakeCallScope& call, void* target, cuda::DeviceAddress source,
               std::size_t bytes) {
  if (call.result() != cuda::kSuccess) return call.result();
  if (allocation_of(call.state(), source, bytes) == nullptr) return kInvalidValue;
  std::memcpy(target, as_handle<const void*>(source), bytes);
  return cuda::kSuccess;
}

Result memcpy_to_device(cuda::DeviceAddress target, const void* source, std::size_t bytes) {
  const FakeCallScope call("cuMemcpyHtoD", target, source, bytes);
  if (call.result() != cuda::kSuccess) return call.result();
  if (const Result refused = refuse_while_capturing(call.state()); refused != cuda::kSuccess) {
    return refused;
  }
  return fake_current_device() < 0 ? kInvalidContext : to_device(call, target, source, bytes);
}
Result memcpy_to_host(void* target, cuda::DeviceAddress source, std::size_t bytes) {
  const FakeCallScope call("cuMemcpyDtoH", target, source, bytes);
  if (call.result() != cuda::kSuccess) return call.result();
  if (const Result refused = refuse_while_capturing(call.state()); refused != cuda::kSuccess) {
    return refused;
  }
  return fake_current_device() < 0 ? kInvalidContext : to_host(call, target, source, bytes);
}
Result memcpy_to_device_async(cuda::DeviceAddress target, const void* source, std::size_t bytes,
                              cuda::Stream stream) {
  const FakeCallScope call("cuMemcpyHtoDAsync", target, source, bytes, stream);
  return to_device(call, target, source, bytes);
}
Result memcpy_to_host_async(void* target, cuda::DeviceAddress source, std::size_t bytes,
                            cuda::Stream stream) {
  const FakeCallScope call("cuMemcpyDtoHAsync", target, source, bytes, stream);
  return to_host(call, target, source, bytes);
}
Result memset_async(cuda::DeviceAddress target, unsigned char value, std::size_t bytes,
                    cuda::Stream stream) {
  const FakeCallScope call("cuMemsetD8Async", target, value, bytes, stream);
  if (call.result() != cuda::kSuccess) return call.result();
  if (allocation_of(call.state(), target, bytes) == nullptr) return kInvalidValue;
  std::memset(as_handle<void*>(target), value, bytes);
  return cuda::kSuccess;
}

Result pointer_get_attribute(void* data, unsigned attribute, cuda::DeviceAddress address) {
  const FakeCallScope call("cuPointerGetAttribute", data, attribute, address);
  if (call.result() != cuda::kSuccess) return call.result();
  const FakeAllocation* const found = allocation_of(call.state(), address, 1);
  if (found == nullptr) return kInvalidValue;
  switch (attribute) {
    case cuda::kPointerMemoryType:
      *static_cast<unsigned*>(data) = cuda::kMemoryDevice;
      return cuda::kSuccess;
    case cuda::kPointerIsManaged:
      *static_cast<unsigned*>(data) = 0;
      return cuda::kSuccess;
    case cuda::kPointerDeviceOrdinal:
      *static_cast<int*>(data) = found->device;
      return cuda::kSuccess;
    default:
      return kInvalidValue;
  }
}

}  // namespace

void add_fake_memory(FakeTable& table) {
  table["cuMemAlloc"] = fake_entry(mem_alloc, 3020);
  table["cuMemFree"] = fake_entry(mem_free, 3020);
  table["cuMemcpyHtoD"] = fake_entry(memcpy_to_device, 3020);
  table["cuMemcpyDtoH"] = fake_entry(memcpy_to_host, 3020);
  table["cuMemcpyHtoDAsync"] = fake_entry(memcpy_to_device_async, 3020);
  table["cuMemcpyDtoHAsync"] = fake_entry(memcpy_to_host_async, 3020);
  table["cuMemsetD8Async"] = fake_entry(memset_async, 3020);
  table["cuPointerGetAttribute"] = fake_entry(pointer_get_attribute, 4000);
}

}  // namespace attngen::test
