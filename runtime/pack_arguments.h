// SPDX-License-Identifier: Apache-2.0
// The argument block of one launch: the fields a CudaSource lists, naturally aligned.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
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

/// A tensor as a kernel addresses it; nothing is owned.
struct TensorView {
  void* data = nullptr;
  std::span<const std::int64_t> strides;  ///< elements; batch axes, then dims
};

/// The numbers of one launch, by rank, axis, param and tensor id; nothing is owned.
struct LaunchNumbers {
  std::span<const std::int64_t> extents;
  std::span<const std::int64_t> batch;
  std::span<const double> params;
  std::span<const TensorView> tensors;
  std::uint64_t* counter = nullptr;  ///< of keep() evaluations; a counting kernel needs it
  void* workspace = nullptr;         ///< CudaSource::workspace_bytes; a split kernel needs it
  void* tickets = nullptr;           ///< CudaSource::ticket_bytes of zeros; as above
};

/// Bytes of the argument block of a kernel with these arguments.
std::size_t argument_bytes(const std::vector<KernelArgument>& arguments);

/// Writes the block; allocates nothing. `block` holds at least argument_bytes(). Throws
/// Error(refused) for an extent that does not fit the kernel's 32-bit coordinates and for a
/// fraction where coordinates are compared with it.
void pack_arguments(const Cascade& cascade, const std::vector<KernelArgument>& arguments,
                    const LaunchNumbers& numbers, std::span<std::byte> block);

/// What a split kernel needs beside its arrays; see LaunchNumbers.
struct SplitMemory {
  void* workspace = nullptr;
  void* tickets = nullptr;
};

/// The same for arrays that own their bytes. `addresses` by tensor id, of inputs and outputs;
/// `counter` is the address of the keep() count, or null.
ArgumentBlock pack_arguments(const Cascade& cascade, const std::vector<KernelArgument>& arguments,
                             const BoundInputs& inputs, const std::vector<void*>& addresses,
                             std::uint64_t* counter, const SplitMemory& split = {});

}  // namespace attngen
