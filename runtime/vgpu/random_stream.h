// SPDX-License-Identifier: Apache-2.0
// A small generator with the same numbers on every machine (SplitMix64, Steele et al. 2014).
#pragma once

#include <cstdint>

namespace attngen::vgpu {

class RandomStream {
 public:
  explicit RandomStream(std::uint64_t seed = 0) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  /// Uniform enough in [0, bound) for scheduling; bound > 0.
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }

 private:
  std::uint64_t state_;
};

}  // namespace attngen::vgpu
