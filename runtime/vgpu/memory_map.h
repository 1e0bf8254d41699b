// SPDX-License-Identifier: Apache-2.0
// The global memory of a launch: the registered buffers and nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "runtime/binary.h"

namespace attngen::vgpu {

class MemoryMap {
 public:
  /// Buffers may touch but not overlap. Throws Error(refused) naming two that do.
  explicit MemoryMap(std::vector<Buffer> buffers);

  /// The buffer that holds [address, address + bytes), nullptr when none does. `hint` is where the
  /// caller found the last one.
  const Buffer* find(std::uint64_t address, std::size_t bytes, std::size_t& hint) const;

  const std::vector<Buffer>& buffers() const { return buffers_; }
  /// Of a buffer that find() returned.
  std::size_t index_of(const Buffer& buffer) const {
    return static_cast<std::size_t>(&buffer - buffers_.data());
  }

  /// "24 bytes past the end of buffer 'K' (4096 bytes)"
  std::string describe(std::uint64_t address, std::size_t bytes) const;

 private:
  std::vector<Buffer> buffers_;  ///< sorted by address
};

}  // namespace attngen::vgpu
