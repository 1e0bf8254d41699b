// SPDX-License-Identifier: Apache-2.0
// The numbers of one run, read off its tensors without allocating: extents, batch, strides, params.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "runtime/api/bounds.h"
#include "runtime/api/dl_tensor.h"
#include "runtime/pack_arguments.h"

namespace attngen {

/// A tensor of which a kernel may know that elements lie side by side.
struct CopiedTensor {
  std::size_t argument = 0;
  std::size_t column_axis = 0;    ///< the declared axis along which they do
  bool is_moved_in_rows = false;  ///< 16 bytes (or a pair of elements) at a time
};

/// What a plan knows of the arguments before it has seen any.
struct ArgumentRules {
  struct Argument {
    int tensor = -1;
    bool is_output = false;
    bool may_be_absent = false;  ///< a discarded output
    DLDataType type{};
    std::size_t element_bytes = 0;
    std::vector<TensorDim> dims;
  };
  std::vector<Argument> arguments;
  std::vector<CopiedTensor> copied;
  DLDevice device{};  ///< where tensors must lie; cuda takes managed memory too
};

/// Limits of the fixed arrays below; plans of larger cascades are refused.
struct LiveLimits {
  static constexpr std::size_t kRanks = 32;
  static constexpr std::size_t kTensors = 48;
  static constexpr std::size_t kArguments = 16;
  static constexpr std::size_t kAxes = 16;  ///< batch axes and dims
  static constexpr std::size_t kParams = 16;
};
/// Why a cascade does not fit; empty when it does.
std::string why_too_large(const Spec& spec, int batch_axes);

struct LiveShape {
  struct Argument {
    std::byte* data = nullptr;  ///< first element; null when absent or without elements
    std::int64_t elements = 0;  ///< product of its own extents
    std::int64_t bytes = 0;     ///< from the first to behind the last element, gaps included
    std::array<std::int64_t, LiveLimits::kAxes> extents;  ///< own extents, batch axes first
    std::array<std::int64_t, LiveLimits::kAxes> strides;  ///< elements; 0 where it broadcasts
  };

  // Not zeroed: read_shape() writes what the rules count.
  std::array<std::int64_t, LiveLimits::kRanks> extents;
  std::array<std::int64_t, LiveLimits::kAxes> batch;
  std::array<double, LiveLimits::kParams> params;
  std::array<Argument, LiveLimits::kArguments> arguments;
  std::array<TensorView, LiveLimits::kTensors> views;  ///< by tensor id
  std::int64_t batches = 1;
  bool allows_wide_copies = true;  ///< all `copied` tensors lie as the wide kernel takes them
};

/// Reads and judges `args`. Everything that is wrong with them is ATTNGEN_E_INVALID with the
/// argument named, except layouts that no kernel takes: ATTNGEN_E_UNSUPPORTED.
Outcome read_shape(const Spec& spec, const Bounds& bounds, const ArgumentRules& rules,
                   const attngen_args& args, LiveShape& shape);

}  // namespace attngen
