// SPDX-License-Identifier: Apache-2.0
// The decode batches of the table in docs/schedule.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace attngen::published {

struct DecodeBatch {
  std::string name;
  std::vector<std::int64_t> lengths;
  std::int64_t kv_heads = 1;
};

inline std::vector<DecodeBatch> decode_batches() {
  constexpr std::int64_t kKilo = 1024;
  const auto equal = [](std::size_t count, std::int64_t length) {
    return std::vector<std::int64_t>(count, length);
  };
  const auto led_by = [&](std::int64_t first, std::size_t count, std::int64_t length) {
    std::vector<std::int64_t> lengths = equal(count + 1, length);
    lengths.front() = first;
    return lengths;
  };
  return {
      {"B1 4K h8", equal(1, 4 * kKilo), 8},
      {"B1 32K h8", equal(1, 32 * kKilo), 8},
      {"B1 128K h1", equal(1, 128 * kKilo), 1},
      {"B4 8K h8", equal(4, 8 * kKilo), 8},
      {"B14 8K h8", equal(14, 8 * kKilo), 8},
      {"B17 8K h8", equal(17, 8 * kKilo), 8},
      {"B20 4K h8", equal(20, 4 * kKilo), 8},
      {"B32 4K h8", equal(32, 4 * kKilo), 8},
      {"B36 4K h8", equal(36, 4 * kKilo), 8},
      {"1x64K+31x4K h8", led_by(64 * kKilo, 31, 4 * kKilo), 8},
      {"1x128K+31x4K h1", led_by(128 * kKilo, 31, 4 * kKilo), 1},
      {"1x16K+15x64 h8", led_by(16 * kKilo, 15, 64), 8},
      {"16 agents h1",
       {8193, 57345, 73729, 81921, 98305, 106497, 114689, 131073, 139265, 147457, 163841, 180225,
        196609, 212993, 229377, 237569},
       1},
  };
}

}  // namespace attngen::published
