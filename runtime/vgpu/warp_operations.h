// SPDX-License-Identifier: Apache-2.0
// What each lane brings to a warp collective and takes from it.
#pragma once

#include <cstdint>

#include "runtime/vgpu/collective_codes.h"

namespace attngen::vgpu {

struct ShuffleRecord {
  ShuffleMode mode = ShuffleMode::index;
  std::uint32_t value = 0;
  std::uint32_t distance = 0;  ///< operand b
  std::uint32_t bounds = 0;    ///< operand c
  std::uint32_t result = 0;
  bool in_range = false;
};

struct VoteRecord {
  VoteMode mode = VoteMode::all;
  bool vote = false;
  std::uint32_t result = 0;
};

struct MatchRecord {
  MatchMode mode = MatchMode::any;
  std::uint64_t value = 0;
  std::uint32_t result = 0;
  bool all_equal = false;
};

struct ReduceRecord {
  ReduceMode mode = ReduceMode::add;
  std::uint32_t value = 0;
  std::uint32_t result = 0;
};

/// ldmatrix and stmatrix: the lane's registers are frame[0 .. matrices).
struct MatrixRecord {
  std::uint32_t* frame = nullptr;
  std::uint32_t address = 0;
  int matrices = 1;
  bool transposed = false;
};

/// mma.sync: operands and result lie in the frame at kFrameA, kFrameB, kFrameC.
struct MmaRecord {
  std::uint32_t* frame = nullptr;
  MmaForm form;
};

/// D = A B + C of one warp, `records` of its 32 lanes: sums in f32, in the order of k, each product
/// exact; an f16 sum is rounded once at the end.
void multiply_accumulate(MmaRecord* const* records);

}  // namespace attngen::vgpu
