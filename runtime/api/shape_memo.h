// SPDX-License-Identifier: Apache-2.0
// Which shapes were judged good lately: asked without a lock, from any thread.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <span>

namespace attngen {

class ShapeMemo {
 public:
  static constexpr std::size_t kMostNumbers = 16;
  static constexpr std::size_t kRemembered = 64;
  using Key = std::array<double, kMostNumbers>;

  /// `used`: how many numbers of a key count.
  bool holds(const Key& key, std::size_t used) const;
  /// Gives up the oldest one when 64 are remembered.
  void add(const Key& key, std::size_t used);

 private:
  /// Readers look whether `version` is even and the same before and after.
  struct Entry {
    std::atomic<std::uint32_t> version{0};  ///< 0: empty; odd: being written
    std::array<std::atomic<double>, kMostNumbers> key{};
  };

  std::array<Entry, kRemembered> entries_;
  std::mutex adding_;
  std::size_t next_ = 0;
};

}  // namespace attngen
