// SPDX-License-Identifier: Apache-2.0
// The temporaries of a loop nest, one after the other in scratch memory: the same list gives their
// size at given extents and their addresses in the kernel.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "generator/ir/cascade.h"
#include "generator/llvm/llvm_source.h"

namespace attngen {

struct ScratchPart {
  enum class Holds : std::uint8_t {
    values,        ///< of tensor `id`, row-major over its dims
    presence,      ///< one byte for each of these points
    slot_values,   ///< f64: the values of the slots of the topk Einsum `id` while it selects
    slot_numbers,  ///< i64: their coordinates
    sums,          ///< running values of the reduction Einsum `id`, one per point of `dims`
  };
  Holds holds = Holds::values;
  int id = -1;
  int element_bytes = 1;
  std::vector<TensorDim> dims;
};

/// In the order they lie in memory; each begins at a multiple of kScratchAlignment bytes.
std::vector<ScratchPart> loopnest_scratch_parts(const Cascade& cascade, bool in_f64);

constexpr std::int64_t kScratchAlignment = 64;

/// Bytes that one item needs at these extents (by rank id). Throws Error(refused) beyond 2^46.
CpuScratch loopnest_scratch(const Cascade& cascade, bool in_f64,
                            std::span<const std::int64_t> extents);

}  // namespace attngen
