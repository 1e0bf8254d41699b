// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/memory_map.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace attngen::vgpu {
namespace {

std::uint64_t start_of(const Buffer& buffer) {
  return reinterpret_cast<std::uint64_t>(buffer.data);
}

}  // namespace

MemoryMap::MemoryMap(std::vector<Buffer> buffers) : buffers_(std::move(buffers)) {
  std::sort(buffers_.begin(), buffers_.end(),
            [](const Buffer& a, const Buffer& b) { return start_of(a) < start_of(b); });
  for (std::size_t i = 1; i < buffers_.size(); ++i) {
    const Buffer& before = buffers_[i - 1];
    const Buffer& after = buffers_[i];
    if (start_of(before) + before.bytes > start_of(after) && after.bytes > 0) {
      throw Error(ErrorKind::refused, fmt::format("buffers '{}' and '{}' of a launch overlap",
                                                  before.name, after.name));
    }
  }
}

const Buffer* MemoryMap::find(std::uint64_t address, std::size_t bytes, std::size_t& hint) const {
  const auto holds = [&](const Buffer& buffer) {
    const std::uint64_t start = start_of(buffer);
    return address >= start && bytes <= buffer.bytes && address - start <= buffer.bytes - bytes;
  };
  if (hint < buffers_.size() && holds(buffers_[hint])) return &buffers_[hint];
  const auto above = std::upper_bound(
      buffers_.begin(), buffers_.end(), address,
      [](std::uint64_t at, const Buffer& buffer) { return at < start_of(buffer); });
  // Empty buffers may share an address with the one that holds it.
  for (auto candidate = above; candidate != buffers_.begin();) {
    --candidate;
    if (holds(*candidate)) {
      hint = static_cast<std::size_t>(candidate - buffers_.begin());
      return &*candidate;
    }
    if (candidate->bytes > 0) break;
  }
  return nullptr;
}

std::string MemoryMap::describe(std::uint64_t address, std::size_t bytes) const {
  const Buffer* nearest = nullptr;
  std::uint64_t best = ~std::uint64_t{0};
  bool after = false;
  for (const Buffer& buffer : buffers_) {
    const std::uint64_t start = start_of(buffer);
    const std::uint64_t end = start + buffer.bytes;
    const bool before = address < start;
    const std::uint64_t distance =
        before ? start - address : address + bytes - std::min(end, address + bytes);
    if (distance < best) {
      best = distance;
      nearest = &buffer;
      after = !before;
    }
  }
  if (nearest == nullptr) return "no buffer is registered";
  if (after) {
    const std::uint64_t end = start_of(*nearest) + nearest->bytes;
    const std::uint64_t past = address >= end ? address - end : 0;
    return fmt::format("{} bytes past the end of buffer '{}' ({} bytes), {} of them outside", past,
                       nearest->name, nearest->bytes, std::min<std::uint64_t>(best, bytes));
  }
  return fmt::format("{} bytes before buffer '{}' ({} bytes)", best, nearest->name, nearest->bytes);
}

}  // namespace attngen::vgpu
