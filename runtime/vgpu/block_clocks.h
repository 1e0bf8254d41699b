// SPDX-License-Identifier: Apache-2.0
// What is known of whole blocks: sparse by block, immutable, shared by all who know the same.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace attngen::vgpu {

using Clock = std::uint32_t;

/// The clocks of one block's agents at some moment.
using AgentClocks = std::shared_ptr<const std::vector<Clock>>;

class BlockClocks {
 public:
  struct Entry {
    std::uint32_t block = 0;
    AgentClocks clocks;
    bool operator==(const Entry&) const = default;
  };

  explicit BlockClocks(std::vector<Entry> entries) : entries_(std::move(entries)) {}

  const std::vector<Entry>& entries() const { return entries_; }
  /// nullptr when nothing is known of the block.
  const std::vector<Clock>* find(std::uint32_t block) const;

 private:
  std::vector<Entry> entries_;  ///< ascending by block
};

/// nullptr stands for knowing nothing.
using Knowledge = std::shared_ptr<const BlockClocks>;

/// What either knew. Returns one of the two where it already holds the other, so that threads that
/// learned the same keep sharing it.
Knowledge joined(const Knowledge& a, const Knowledge& b);

}  // namespace attngen::vgpu
