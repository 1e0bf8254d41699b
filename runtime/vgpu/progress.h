// SPDX-License-Identifier: Apache-2.0
// Whether blocks that are scheduled together still get anywhere, and what they have spent.
#pragma once

#include <cstddef>
#include <cstdint>

namespace attngen::vgpu {

/// A thread that repeats a strong read while nobody writes anything can only wait. It rests until
/// everyone else had a turn; when all who could run have rested many times with no write between,
/// no schedule of these blocks ends the wait.
class Progress {
 public:
  /// Something happened that a waiting thread could be waiting for.
  void news() {
    ++version_;
    rests_ = 0;
  }
  std::uint64_t version() const { return version_; }

  void rested() { ++rests_; }
  /// `runnable` threads are ready or resting. A loop that gives up by itself after more than
  /// kPatience tries in vain looks the same.
  bool stuck(std::size_t runnable) const { return rests_ > kPatience * runnable; }

  void spend(std::uint64_t instructions) { spent_ += instructions; }
  std::uint64_t spent() const { return spent_; }

 private:
  static constexpr std::uint64_t kPatience = 1024;

  std::uint64_t version_ = 1;
  std::uint64_t rests_ = 0;
  std::uint64_t spent_ = 0;
};

}  // namespace attngen::vgpu
