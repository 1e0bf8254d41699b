// SPDX-License-Identifier: Apache-2.0
// What one thread knows: of its own block agent by agent, of the others as far as it heard of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "runtime/vgpu/block_clocks.h"

namespace attngen::vgpu {

/// Of a block's agents, t < threads is a thread and threads + t its asynchronous copies. Agents of
/// a launch are numbered through: agent `i` of block b is b * agents + i.
class VectorClock {
 public:
  VectorClock() = default;
  VectorClock(std::size_t agents, std::uint32_t block) : values_(agents, 0), block_(block) {}

  /// By the number within the own block.
  Clock operator[](std::size_t agent) const { return values_[agent]; }
  Clock& operator[](std::size_t agent) { return values_[agent]; }
  void clear() {
    std::fill(values_.begin(), values_.end(), 0u);
    elsewhere_.reset();
  }

  /// Whether what `agent` of the launch did at `clock` happened before whoever has this clock.
  bool knows(std::uint32_t agent, Clock clock) const {
    const auto agents = static_cast<std::uint32_t>(values_.size());
    const std::uint32_t own = agent - block_ * agents;  // wraps round for agents before the block
    if (own < agents) return clock <= values_[own];
    if (elsewhere_ == nullptr) return clock == 0;
    const std::vector<Clock>* other = elsewhere_->find(agent / agents);
    return clock <= (other != nullptr ? (*other)[agent % agents] : 0);
  }

  bool is_own(std::uint32_t agent) const {
    const auto agents = static_cast<std::uint32_t>(values_.size());
    return agent - block_ * agents < agents;
  }

  /// Afterwards this knows what either knew; `other` is of the same block.
  void join(const VectorClock& other) {
    const std::size_t n = std::min(values_.size(), other.values_.size());
    Clock* mine = values_.data();
    const Clock* theirs = other.values_.data();
    for (std::size_t i = 0; i < n; ++i) mine[i] = std::max(mine[i], theirs[i]);
    if (other.elsewhere_ != elsewhere_) elsewhere_ = joined(elsewhere_, other.elsewhere_);
  }

  /// All of it, in the form that other blocks can take in.
  Knowledge snapshot() const {
    std::vector<BlockClocks::Entry> own;
    own.push_back({block_, std::make_shared<const std::vector<Clock>>(values_)});
    return joined(std::make_shared<const BlockClocks>(std::move(own)), elsewhere_);
  }

  void learn(const Knowledge& news) {
    if (news == nullptr || news == elsewhere_) return;
    if (const std::vector<Clock>* own = news->find(block_)) {
      for (std::size_t i = 0; i < values_.size(); ++i) values_[i] = std::max(values_[i], (*own)[i]);
    }
    elsewhere_ = joined(elsewhere_, news);
  }

 private:
  std::vector<Clock> values_;
  std::uint32_t block_ = 0;
  Knowledge elsewhere_;  ///< its entry of the own block is never ahead of values_
};

}  // namespace attngen::vgpu
