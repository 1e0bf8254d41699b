// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/launch_buffers.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>

namespace attngen {

std::vector<Buffer> joined_buffers(std::vector<Buffer> buffers) {
  const auto end_of = [](const Buffer& buffer) {
    return static_cast<std::byte*>(buffer.data) + buffer.bytes;
  };
  std::sort(buffers.begin(), buffers.end(),
            [](const Buffer& a, const Buffer& b) { return std::less<>()(a.data, b.data); });
  std::vector<Buffer> apart;
  for (Buffer& buffer : buffers) {
    if (apart.empty() || buffer.data >= end_of(apart.back())) {
      apart.push_back(std::move(buffer));
      continue;
    }
    Buffer& joined = apart.back();
    std::byte* const end = std::max(end_of(joined), end_of(buffer));
    joined.bytes = static_cast<std::size_t>(end - static_cast<std::byte*>(joined.data));
    joined.name += "+" + buffer.name;
    joined.writable = joined.writable || buffer.writable;
  }
  return apart;
}

}  // namespace attngen
