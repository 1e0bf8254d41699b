// SPDX-License-Identifier: Apache-2.0
// The past of a launch's global memory, page by page as pages are touched.
//
// Only buffers that the launch declares writable have one: nobody can write the others, so nothing
// can race with a read of them, and reading K and V costs nothing. In a writable buffer reads are
// recorded like writes, since a later write must find them.
#pragma once

#include <memory>
#include <vector>

#include "runtime/vgpu/memory_map.h"
#include "runtime/vgpu/race_checker.h"

namespace attngen::vgpu {

class GlobalShadow {
 public:
  explicit GlobalShadow(const MemoryMap& memory);

  /// `buffer` is one of the map's, writable, and holds [address, address + bytes), which is aligned
  /// to its size.
  Spot spot(const Buffer& buffer, std::uint64_t address, std::size_t bytes);

  /// Conflicts between what is recorded here and in `other`, two parts of one launch whose blocks
  /// nothing orders.
  void compare(const GlobalShadow& other, const RaceChecker::Report& report) const;

 private:
  static constexpr std::size_t kPageBytes = 4096;
  struct Pages {
    std::uint64_t first = 0;  ///< number of the first page
    std::vector<std::unique_ptr<MemoryHistory>> histories;
  };

  const MemoryMap& memory_;
  std::vector<Pages> buffers_;  ///< by MemoryMap::index_of
};

}  // namespace attngen::vgpu
