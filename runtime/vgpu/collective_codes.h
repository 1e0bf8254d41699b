// SPDX-License-Identifier: Apache-2.0
// Codes that tell the runtime which form of a collective a thread executes.
#pragma once

#include <cstdint>

namespace attngen::vgpu {

enum class ShuffleMode : std::uint8_t { up, down, butterfly, index };
enum class VoteMode : std::uint8_t { all, any, uniform, ballot };
enum class MatchMode : std::uint8_t { any, all };
enum class ReduceMode : std::uint8_t {
  add,
  min_unsigned,
  max_unsigned,
  min_signed,
  max_signed,
  bit_and,
  bit_or,
  bit_xor
};
enum class BarrierReduction : std::uint8_t { none, count, all, any };

/// mma.sync shapes: m16n8 with k 8 or 16, f16 or bf16 factors, f32 or f16 sums.
struct MmaForm {
  int k = 16;
  bool bf16 = false;
  bool half_sums = false;

  int code() const { return k | (bf16 ? 64 : 0) | (half_sums ? 128 : 0); }
  static MmaForm from(int code) { return {code & 63, (code & 64) != 0, (code & 128) != 0}; }
};

/// Where a collective's matrix operands lie in the frame, in 32-bit slots.
inline constexpr int kFrameA = 0;
inline constexpr int kFrameB = 4;
inline constexpr int kFrameC = 8;

}  // namespace attngen::vgpu
