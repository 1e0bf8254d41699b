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

constexpr std::size_t aligned_up(std::size_t bytes, std::size_t to) {
  return (bytes + to - 1) / to * to;
}

std::size_t bytes_of(KernelArgument::Kind kind) {
  switch (kind) {
    case KernelArgument::Kind::extent:
    case KernelArgument::Kind::batch_extent:
      return sizeof(std::int32_t);
    case KernelArgument::Kind::param:
      return sizeof(float);
    case KernelArgument::Kind::tensor:
    case KernelArgument::Kind::stride:
    case KernelArgument::Kind::index_param:
    case KernelArgument::Kind::counter:
    case KernelArgument::Kind::workspace:
    case KernelArgument::Kind::tickets:
    case KernelArgument::Kind::wide_param:
      return 8;
  }
  throw InternalError("a kernel argument of no kind");
}

bool is_address(KernelArgument::Kind kind) {
  return kind == KernelArgument::Kind::tensor || kind == KernelArgument::Kind::counter ||
         kind == KernelArgument::Kind::workspace || kind == KernelArgument::Kind::tickets;
}

/// Appends fields as a C struct lays them out; the bytes between them are zero.
class BlockWriter {
 public:
  explicit BlockWriter(std::span<std::byte> block) : block_(block) {}

  template <typename Value>
  void append(Value value) {
    const std::size_t at = aligned_up(used_, alignof(Value));
    check(at + sizeof(Value) <= block_.size(), "an argument block holds its arguments");
    std::memset(block_.data() + used_, 0, at - used_);
    std::memcpy(block_.data() + at, &value, sizeof(Value));
    used_ = at + sizeof(Value);
  }

  void append_address(void* address) { append(reinterpret_cast<std::uintptr_t>(address)); }

  void fill_rest() { std::memset(block_.data() + used_, 0, block_.size() - used_); }

 private:
  std::span<std::byte> block_;
  std::size_t used_ = 0;
};

bool fits_coordinates(std::int64_t extent) {
  return extent >= 0 && extent <= std::numeric_limits<std::int32_t>::max();
}

[[noreturn]] void refuse_extent(const std::string& what, std::int64_t extent) {
  throw Error(ErrorKind::refused,
              fmt::format("{}={} does not fit the 32-bit coordinates of a kernel", what, extent),
              "use at most 2147483647 along one axis");
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

std::size_t argument_bytes(const std::vector<KernelArgument>& arguments) {
  std::size_t bytes = 0;
  std::size_t widest = 1;
  for (const KernelArgument& argument : arguments) {
    const std::size_t own = bytes_of(argument.kind);
    bytes = aligned_up(bytes, own) + own;
    widest = std::max(widest, own);
  }
  return aligned_up(bytes, widest);
}

void pack_arguments(const Cascade& cascade, const std::vector<KernelArgument>& arguments,
                    const LaunchNumbers& numbers, std::span<std::byte> block) {
  BlockWriter writer(block);
  for (const KernelArgument& argument : arguments) {
    const auto id = static_cast<std::size_t>(argument.id);
    const auto axis = static_cast<std::size_t>(argument.axis);
    switch (argument.kind) {
      case KernelArgument::Kind::tensor:
        writer.append_address(numbers.tensors[id].data);
        break;
      case KernelArgument::Kind::stride:
        check(axis < numbers.tensors[id].strides.size(), "a view has a stride for every axis");
        writer.append(numbers.tensors[id].strides[axis]);
        break;
      case KernelArgument::Kind::extent:
        if (!fits_coordinates(numbers.extents[id])) {
          refuse_extent(cascade.ranks.at(id).name, numbers.extents[id]);
        }
        writer.append(static_cast<std::int32_t>(numbers.extents[id]));
        break;
      case KernelArgument::Kind::batch_extent:
        if (!fits_coordinates(numbers.batch[axis])) {
          refuse_extent(fmt::format("batch axis {}", axis), numbers.batch[axis]);
        }
        writer.append(static_cast<std::int32_t>(numbers.batch[axis]));
        break;
      case KernelArgument::Kind::param:
        writer.append(static_cast<float>(numbers.params[id]));
        break;
      case KernelArgument::Kind::wide_param:
        writer.append(numbers.params[id]);
        break;
      case KernelArgument::Kind::index_param:
        writer.append(whole_number(numbers.params[id], cascade.params.at(id).name));
        break;
      case KernelArgument::Kind::counter:
        check(numbers.counter != nullptr, "a counting kernel is given its counter");
        writer.append_address(numbers.counter);
        break;
      case KernelArgument::Kind::workspace:
        check(numbers.workspace != nullptr, "a split kernel is given its workspace");
        writer.append_address(numbers.workspace);
        break;
      case KernelArgument::Kind::tickets:
        check(numbers.tickets != nullptr, "a kernel that merges in place is given its tickets");
        writer.append_address(numbers.tickets);
        break;
    }
  }
  writer.fill_rest();
}

ArgumentBlock pack_arguments(const Cascade& cascade, const std::vector<KernelArgument>& arguments,
                             const BoundInputs& inputs, const std::vector<void*>& addresses,
                             std::uint64_t* counter, const SplitMemory& split) {
  std::vector<std::vector<std::int64_t>> strides(cascade.tensors.size());
  std::vector<TensorView> views(cascade.tensors.size());
  std::size_t end = 0;
  ArgumentBlock block;
  for (const KernelArgument& argument : arguments) {
    const std::size_t own = bytes_of(argument.kind);
    end = aligned_up(end, own) + own;
    if (is_address(argument.kind)) block.pointer_offsets.push_back(end - own);
    if (argument.kind != KernelArgument::Kind::tensor &&
        argument.kind != KernelArgument::Kind::stride) {
      continue;
    }
    const auto id = static_cast<std::size_t>(argument.id);
    if (strides.at(id).empty()) strides[id] = strides_of(cascade, inputs, argument.id);
    views[id] = {addresses.at(id), strides[id]};
  }
  block.bytes.resize(argument_bytes(arguments));
  pack_arguments(cascade, arguments,
                 LaunchNumbers{inputs.binding.extents, inputs.binding.batch, inputs.binding.params,
                               views, counter, split.workspace, split.tickets},
                 block.bytes);
  return block;
}

}  // namespace attngen
