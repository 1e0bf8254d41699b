// SPDX-License-Identifier: Apache-2.0
// The argument block of one launch: the fields a CudaSource lists, naturally aligned.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "generator/cuda/source.h"
#include "generator/ir/binding.h"

namespace attngen {

struct ArgumentBlock {
  std::vector<std::byte> bytes;  ///< as the emitted struct lies in memory, tail padding included
  std::vector<std::size_t> pointer_offsets;  ///< where in `bytes` an address stands
};

/// Element strides of a row-major tensor over batch axes, then dims. A batch axis that the tensor
/// does not have, or has with extent 1, broadcasts by stride 0: nothing is copied.
std::vector<std::int64_t> strides_of(const Cascade& cascade, const BoundInputs& inputs, int tensor);

/// `addresses` by tensor id, of inputs and outputs; `counter` is the address of the keep() count,
/// or null. Throws Error(refused) for an extent that does not fit the kernel's 32-bit coordinates
/// and for a fraction where coordinates are compared with it.
ArgumentBlock pack_arguments(const Cascade& cascade, const std::vector<KernelArgument>& arguments,
                             const BoundInputs& inputs, const std::vector<void*>& addresses,
                             std::uint64_t* counter);

}  // namespace attngen
