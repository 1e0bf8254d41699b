// SPDX-License-Identifier: Apache-2.0
// Who touched each byte of a memory last: the state behind the happens-before checker.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/vgpu/block_clocks.h"

namespace attngen::vgpu {

/// One past access: agent of the launch, its clock then, the statement; clock 0 means there was
/// none.
struct Access {
  Clock clock = 0;
  std::uint32_t statement = 0;
  std::uint32_t agent = 0;
};

/// The bytes of a cell always shared one history. `readers` indexes a set when several reads that
/// do not know of each other came after the last write, and is -1 otherwise.
struct Cell {
  Access write;
  Access read;
  int readers = -1;
};

/// Cells start at 16 bytes and split, down to one, where accesses are finer; so the record is exact
/// for every byte and still one cell per 16-byte copy or matrix row.
class ShadowMemory {
 public:
  explicit ShadowMemory(std::size_t bytes);
  void reset();

  /// Calls visit(cell, offset) for every cell of [offset, offset + bytes), splitting as needed.
  template <typename Visit>
  void visit(std::size_t offset, std::size_t bytes, Visit&& visit) {
    const std::size_t end = offset + bytes;
    while (offset < end) {
      const std::size_t line = offset / kLineBytes;
      const std::size_t line_end = std::min(end, (line + 1) * kLineBytes);
      Line& here = lines_[line];
      const std::size_t grain = grain_of(offset, line_end);
      if (grain < here.grain) split(here, grain);
      const std::size_t first = (offset % kLineBytes) / here.grain;
      const std::size_t last = (line_end - 1) % kLineBytes / here.grain;
      for (std::size_t k = first; k <= last; ++k) {
        visit(cells_[here.first + k], line * kLineBytes + k * here.grain);
      }
      offset = line_end;
    }
  }

  /// The cells of [offset, offset + bytes) as they are: visit(cell, offset, end) for every stretch
  /// that falls into one cell.
  template <typename Visit>
  void each(std::size_t offset, std::size_t bytes, Visit&& visit) const {
    const std::size_t end = offset + bytes;
    while (offset < end) {
      const Line& here = lines_[offset / kLineBytes];
      const std::size_t next = std::min(end, (offset / here.grain + 1) * here.grain);
      visit(cells_[here.first + offset % kLineBytes / here.grain], offset, next);
      offset = next;
    }
  }

  std::vector<Access>& readers(int index) { return readers_[static_cast<std::size_t>(index)]; }
  const std::vector<Access>& readers(int index) const {
    return readers_[static_cast<std::size_t>(index)];
  }
  int new_readers();
  void release_readers(Cell& cell);

 private:
  static constexpr std::size_t kLineBytes = 16;
  struct Line {
    std::uint32_t first = 0;
    std::uint32_t grain = kLineBytes;
  };

  static std::size_t grain_of(std::size_t begin, std::size_t end) {
    const std::size_t mixed = begin | end | kLineBytes;
    return mixed & (~mixed + 1);
  }
  void split(Line& line, std::size_t grain);

  std::vector<Line> lines_;
  std::vector<Cell> cells_;
  std::vector<std::vector<Access>> readers_;
  std::vector<int> free_readers_;
};

}  // namespace attngen::vgpu
