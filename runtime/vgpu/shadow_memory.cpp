// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/shadow_memory.h"

namespace attngen::vgpu {

ShadowMemory::ShadowMemory(std::size_t bytes) : lines_((bytes + kLineBytes - 1) / kLineBytes) {
  reset();
}

void ShadowMemory::reset() {
  cells_.assign(lines_.size(), Cell{});
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    lines_[i] = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(kLineBytes)};
  }
  free_readers_.clear();
  for (std::size_t i = 0; i < readers_.size(); ++i) free_readers_.push_back(static_cast<int>(i));
}

int ShadowMemory::new_readers() {
  if (free_readers_.empty()) {
    readers_.emplace_back();
    return static_cast<int>(readers_.size()) - 1;
  }
  const int index = free_readers_.back();
  free_readers_.pop_back();
  readers_[static_cast<std::size_t>(index)].clear();
  return index;
}

void ShadowMemory::release_readers(Cell& cell) {
  if (cell.readers >= 0) free_readers_.push_back(cell.readers);
  cell.readers = -1;
  cell.read = Access{};
}

void ShadowMemory::split(Line& line, std::size_t grain) {
  const std::size_t old_count = kLineBytes / line.grain;
  const std::size_t new_count = kLineBytes / grain;
  const std::size_t each = new_count / old_count;
  const std::size_t old_first = line.first;
  line.first = static_cast<std::uint32_t>(cells_.size());
  line.grain = static_cast<std::uint32_t>(grain);
  for (std::size_t k = 0; k < new_count; ++k) {
    Cell copy = cells_[old_first + k / each];
    if (copy.readers >= 0 && k % each != 0) {
      const int fresh = new_readers();
      readers(fresh) = readers(copy.readers);
      copy.readers = fresh;
    }
    cells_.push_back(copy);
  }
}

}  // namespace attngen::vgpu
