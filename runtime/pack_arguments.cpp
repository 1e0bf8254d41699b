// SPDX-License-Identifier: Apache-2.0
#include "runtime/pack_arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>
#include <utility>

#include "base/error.h"

namespace attngen {
namespace {

class BlockWriter {
 public:
  template <typename Value>
  std::size_t append(Value value) {
    align(alignof(Value));
    const std::size_t at = block_.bytes.size();
    block_.bytes.resize(at + sizeof(Value));
    std::memcpy(block_.bytes.data() + at, &value, sizeof(Value));
    widest_ = std::max(widest_, alignof(Value));
    return at;
  }

  void append_address(void* address) {
    block_.pointer_offsets.push_back(append(reinterpret_cast<std::uintptr_t>(address)));
  }

  ArgumentBlock finished() {
    align(widest_);
    return std::move(block_);
  }

 private:
  void align(std::size_t to) {
    block_.bytes.resize((block_.bytes.size() + to - 1) / to * to, std::byte{0});
  }

  ArgumentBlock block_;
  std::size_t widest_ = 1;
};

std::int32_t coordinate(std::int64_t extent, const std::string& what) {
  if (extent < 0 || extent > std::numeric_limits<std::int32_t>::max()) {
    throw Error(ErrorKind::refused,
                fmt::format("{}={} does not fit the 32-bit coordinates of a kernel", what, extent),
                "use at most 2147483647 along one axis");
  }
  return static_cast<std::int32_t>(extent);
}

// What is compared with coordinates is beyond all of them from 2^62 on, infinity included.
std::int64_t whole_number(double value, const std::string& name) {
  constexpr double kBeyondCoordinates = 0x1p62;
  if (std::isnan(value) || (std::isfinite(value) && value != std::nearbyint(value))) {
    throw Error(
        ErrorKind::refused,
        fmt::format("param {}={} is compared with coordinates and is not whole", name, value),
        "give a whole number, or use --device oracle");
  }
  return static_cast<std::int64_t>(std::clamp(value, -kBeyondCoordinates, kBeyondCoordinates));
}

Shape shape_in_memory(const Cascade& cascade, const BoundInputs& inputs, int tensor) {
  const auto at = static_cast<std::size_t>(tensor);
  if (cascade.tensors[at].kind == TensorKind::input) return inputs.arrays[at].shape;
  Shape shape = inputs.binding.batch;
  for (const std::int64_t extent : shape_of(cascade, inputs.binding, tensor))
    shape.push_back(extent);
  return shape;
}

}  // namespace

std::vector<std::int64_t> strides_of(const Cascade& cascade, const BoundInputs& inputs,
                                     int tensor) {
  const Shape shape = shape_in_memory(cascade, inputs, tensor);
  const std::size_t dims = cascade.tensors[static_cast<std::size_t>(tensor)].dims.size();
  const std::size_t batch = inputs.binding.batch.size();
  check(shape.size() >= dims && shape.size() <= dims + batch,
        "a bound array has its batch axes and dims");
  std::vector<std::int64_t> strides(batch + dims, 0);
  std::int64_t step = 1;
  for (std::size_t back = 1; back <= shape.size(); ++back) {
    const std::int64_t extent = shape[shape.size() - back];
    const std::size_t axis = strides.size() - back;
    const bool broadcasts = axis < batch && extent == 1;
    strides[axis] = broadcasts ? 0 : step;
    step *= extent;
  }
  return strides;
}

ArgumentBlock pack_arguments(const Cascade& cascade, const std::vector<KernelArgument>& arguments,
                             const BoundInputs& inputs, const std::vector<void*>& addresses,
                             std::uint64_t* counter) {
  const Binding& binding = inputs.binding;
  BlockWriter block;
  for (const KernelArgument& argument : arguments) {
    const auto id = static_cast<std::size_t>(argument.id);
    const auto axis = static_cast<std::size_t>(argument.axis);
    switch (argument.kind) {
      case KernelArgument::Kind::tensor:
        block.append_address(addresses.at(id));
        break;
      case KernelArgument::Kind::stride:
        block.append(strides_of(cascade, inputs, argument.id).at(axis));
        break;
      case KernelArgument::Kind::extent:
        block.append(coordinate(binding.extents.at(id), cascade.ranks.at(id).name));
        break;
      case KernelArgument::Kind::batch_extent:
        block.append(coordinate(binding.batch.at(axis), fmt::format("batch axis {}", axis)));
        break;
      case KernelArgument::Kind::param:
        block.append(static_cast<float>(binding.params.at(id)));
        break;
      case KernelArgument::Kind::index_param:
        block.append(whole_number(binding.params.at(id), cascade.params.at(id).name));
        break;
      case KernelArgument::Kind::counter:
        check(counter != nullptr, "a counting kernel is given its counter");
        block.append_address(counter);
        break;
    }
  }
  return block.finished();
}

}  // namespace attngen
