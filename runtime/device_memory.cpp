// SPDX-License-Identifier: Apache-2.0
#include "runtime/device_memory.h"

#include <cstdint>
#include <cstring>
#include <utility>

namespace attngen {
namespace {

constexpr std::size_t kAlignment = 256;
constexpr std::size_t kGuardBytes = 4096;  // untouched bytes on both sides

}  // namespace

void* DeviceMemory::add(const std::string& name, std::size_t bytes, const void* from,
                        bool writable) {
  Buffer buffer{name, nullptr, bytes, writable};
  if (bytes > 0) {
    std::unique_ptr<std::byte[]> block(new std::byte[bytes + 2 * kGuardBytes + kAlignment]);
    const auto start = reinterpret_cast<std::uintptr_t>(block.get()) + kGuardBytes;
    buffer.data = block.get() + kGuardBytes + (kAlignment - start % kAlignment) % kAlignment;
    if (from == nullptr) {
      std::memset(buffer.data, 0xFF, bytes);
    } else {
      std::memcpy(buffer.data, from, bytes);
    }
    blocks_.push_back(std::move(block));
  }
  buffers_.push_back(buffer);
  return buffer.data;
}

}  // namespace attngen
