// SPDX-License-Identifier: Apache-2.0
// What a printed kernel is given at launch.
#pragma once

#include <cstdint>
#include <string>

namespace attngen {

/// One field of the kernel's argument block, in order, naturally aligned.
struct KernelArgument {
  enum class Kind : std::uint8_t {
    tensor,        ///< device pointer of tensor `id`
    stride,        ///< int64 elements: tensor `id`, axis (batch axes first, then dims)
    extent,        ///< int32: rank `id`
    batch_extent,  ///< int32: batch axis `axis`
    param,         ///< f32: launch-time scalar `id`
    wide_param,    ///< f64: the same, for kernels that compute in f64
    index_param,   ///< int64: launch-time scalar `id` that is compared with coordinates; must be
                   ///< whole
    counter,       ///< device pointer to u64: keep() evaluations, or key tiles by block
    workspace,     ///< device pointer to f32: partials of a split kernel, written before they are
                   ///< read
    tickets,       ///< device pointer to u32: zeros before a launch, zeros after it
  };
  Kind kind = Kind::tensor;
  int id = -1;
  int axis = -1;
  std::string name;  ///< the field's name in the emitted struct
};

}  // namespace attngen
