// SPDX-License-Identifier: Apache-2.0
// Vector clocks of a block: agent t < threads is a thread, agent threads + t its asynchronous
// copies.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace attngen::vgpu {

using Clock = std::uint32_t;

class VectorClock {
 public:
  VectorClock() = default;
  explicit VectorClock(std::size_t agents) : values_(agents, 0) {}

  Clock operator[](std::size_t agent) const { return values_[agent]; }
  Clock& operator[](std::size_t agent) { return values_[agent]; }
  bool empty() const { return values_.empty(); }
  void clear() { std::fill(values_.begin(), values_.end(), 0u); }

  /// Afterwards this knows what either knew.
  void join(const VectorClock& other) {
    const std::size_t n = std::min(values_.size(), other.values_.size());
    Clock* mine = values_.data();
    const Clock* theirs = other.values_.data();
    for (std::size_t i = 0; i < n; ++i) mine[i] = std::max(mine[i], theirs[i]);
  }

 private:
  std::vector<Clock> values_;
};

}  // namespace attngen::vgpu
