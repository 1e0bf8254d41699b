// SPDX-License-Identifier: Apache-2.0
// The tensor maps of recent launches, so that a warm launch encodes none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

#include "runtime/cuda/tensor_map.h"

namespace attngen::cuda {

/// Keys are compared by value, so a freed and reused address is right: the map of an address says
/// nothing about what lies there. Bounded; allocates when constructed and never again. Safe for use
/// from several threads.
class TensorMapCache {
 public:
  /// Holds `capacity` maps, rounded up to a multiple of four.
  explicit TensorMapCache(std::size_t capacity = 1024);

  /// The map of `key`, encoded now if it is not held. Failures are not remembered.
  DriverStatus find_or_encode(const Api& api, const TensorMapKey& key, TensorMap& map) noexcept;

  std::size_t capacity() const noexcept { return slots_.size(); }
  std::uint64_t hits() const noexcept;
  std::uint64_t misses() const noexcept;

 private:
  struct Slot {
    TensorMapKey key;  ///< rank 0: empty
    std::uint64_t last_use = 0;
    TensorMap map;
  };

  mutable std::mutex mutex_;
  std::vector<Slot> slots_;  ///< sets of four neighbours; the least recently used of a set goes
  std::uint64_t hits_ = 0;
  std::uint64_t misses_ = 0;
};

}  // namespace attngen::cuda
