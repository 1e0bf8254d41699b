// SPDX-License-Identifier: Apache-2.0
// Host memory laid out the way a GPU allocator would: one exact-size, 256-byte aligned range per
// tensor, none next to another, so that a stray access meets no other buffer.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "runtime/binary.h"

namespace attngen {

class DeviceMemory {
 public:
  /// A range of `bytes` holding a copy of `from`, or filled with 0xFF (NaN in every float type)
  /// when `from` is null. Returns its address; null for 0 bytes.
  void* add(const std::string& name, std::size_t bytes, const void* from, bool writable);

  const std::vector<Buffer>& buffers() const { return buffers_; }

 private:
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::vector<Buffer> buffers_;
};

}  // namespace attngen
