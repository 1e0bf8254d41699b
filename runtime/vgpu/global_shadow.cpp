// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/global_shadow.h"

namespace attngen::vgpu {

GlobalShadow::GlobalShadow(const MemoryMap& memory)
    : memory_(memory), buffers_(memory.buffers().size()) {
  for (std::size_t i = 0; i < buffers_.size(); ++i) {
    const Buffer& buffer = memory.buffers()[i];
    if (!buffer.writable || buffer.bytes == 0) continue;
    const auto start = reinterpret_cast<std::uint64_t>(buffer.data);
    buffers_[i].first = start / kPageBytes;
    buffers_[i].histories.resize((start + buffer.bytes - 1) / kPageBytes - start / kPageBytes + 1);
  }
}

Spot GlobalShadow::spot(const Buffer& buffer, std::uint64_t address, std::size_t bytes) {
  Pages& pages = buffers_[memory_.index_of(buffer)];
  auto& page = pages.histories[address / kPageBytes - pages.first];
  if (page == nullptr) page = std::make_unique<MemoryHistory>(kPageBytes);
  return {*page, address % kPageBytes, bytes, &buffer,
          address - reinterpret_cast<std::uint64_t>(buffer.data)};
}

void GlobalShadow::compare(const GlobalShadow& other, const RaceChecker::Report& report) const {
  for (std::size_t i = 0; i < buffers_.size(); ++i) {
    const Buffer& buffer = memory_.buffers()[i];
    const auto start = reinterpret_cast<std::uint64_t>(buffer.data);
    for (std::size_t p = 0; p < buffers_[i].histories.size(); ++p) {
      const auto& mine = buffers_[i].histories[p];
      const auto& theirs = other.buffers_[i].histories[p];
      if (mine == nullptr || theirs == nullptr) continue;
      const std::uint64_t page = (buffers_[i].first + p) * kPageBytes;
      mine->compare(*theirs, [&](RaceKind kind, const Access& writer, const Access& toucher,
                                 std::size_t offset, std::size_t bytes) {
        report({kind, &buffer, page + offset - start, bytes, writer, toucher,
                kind == RaceKind::write_write});
      });
    }
  }
}

}  // namespace attngen::vgpu
