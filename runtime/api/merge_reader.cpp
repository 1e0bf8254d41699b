// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/merge_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/dtype.h"
#include "runtime/api/dl_tensor.h"

namespace attngen {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

template <class... Values>
Outcome invalid(fmt::format_string<Values...> text, Values&&... values) {
  return failure(ATTNGEN_E_INVALID, fmt::format(text, std::forward<Values>(values)...));
}

}  // namespace

Outcome MergeReader::read() {
  if (args_.output_count != rule_.form.outputs.size() || args_.outputs == nullptr) {
    return invalid("{} outputs are given, {} has {}", args_.output_count, spec_.cascade.name,
                   rule_.form.outputs.size());
  }
  if (args_.part_count > 0 && args_.parts == nullptr) {
    return invalid("attngen_merge_args counts parts of a list that is null");
  }
  for (std::size_t slot = 0; slot < slots(); ++slot) {
    if (Outcome outcome = judge(slot); !outcome.ok()) return outcome;
  }
  if (Outcome outcome = take_shape(); !outcome.ok()) return outcome;
  for (std::size_t slot = 0; slot < slots(); ++slot) {
    if (Outcome outcome = view(slot); !outcome.ok()) return outcome;
  }
  return check_overlap();
}

bool MergeReader::writes_anything() const {
  return std::any_of(views_.begin(), views_.begin() + args_.output_count,
                     [](const MergeView& view) { return view.bytes > 0; });
}

DType MergeReader::type_of(std::size_t output) const {
  return spec_.cascade.tensors[at(rule_.form.outputs[output].tensor)].type.type;
}

const DLTensor* MergeReader::tensor_of(std::size_t slot) const {
  const std::size_t outputs = args_.output_count;
  return slot < outputs ? args_.outputs[slot] : args_.parts[slot - outputs];
}

const Tensor& MergeReader::declared(std::size_t slot) const {
  const std::size_t argument = spec_.input_count + slot % args_.output_count;
  return spec_.cascade.tensors[at(spec_.arguments[argument])];
}

std::string MergeReader::name_of(std::size_t slot) const {
  const std::size_t outputs = args_.output_count;
  if (slot < outputs) return declared(slot).name;
  return fmt::format("{} of part {}", declared(slot).name, slot / outputs - 1);
}

/// Where the text's order has an output of the form.
std::size_t MergeReader::place(std::size_t output) const {
  const auto first = spec_.arguments.begin() + static_cast<std::ptrdiff_t>(spec_.input_count);
  return static_cast<std::size_t>(
      std::find(first, spec_.arguments.end(), rule_.form.outputs[output].tensor) - first);
}

int MergeReader::wide_rank() const {
  return spec_.cascade.vars[at(rule_.form.wide_var)].rank;
}

Outcome MergeReader::judge(std::size_t slot) const {
  const DLTensor* const tensor = tensor_of(slot);
  if (tensor == nullptr) return invalid("{} is null", name_of(slot));
  const Tensor& own = declared(slot);
  if (!is_same(tensor->dtype, dl_type(own.type.type))) {
    return invalid("{} holds {}, the spec says {}", name_of(slot), to_text(tensor->dtype),
                   to_text(dl_type(own.type.type)));
  }
  if (!reaches(device_, tensor->device)) {
    return invalid("{} lies on {}, the engine works on {}", name_of(slot), to_text(tensor->device),
                   to_text(device_));
  }
  if (tensor->ndim < static_cast<std::int32_t>(own.dims.size()) ||
      (tensor->ndim > 0 && tensor->shape == nullptr)) {
    return invalid("{} has {} axes; it is declared with {}", name_of(slot), tensor->ndim,
                   own.dims.size());
  }
  return {};
}

/// Of the wide output of the whole.
Outcome MergeReader::take_shape() {
  const std::size_t slot = place(at(rule_.wide_output));
  const DLTensor& tensor = *tensor_of(slot);
  const std::vector<TensorDim>& dims = declared(slot).dims;
  shape_.batch_axes = static_cast<std::size_t>(tensor.ndim) - dims.size();
  for (std::size_t axis = 0; axis < shape_.batch_axes; ++axis) {
    shape_.rows.push_back(tensor.shape[axis]);
  }
  for (std::size_t dim = 0; dim < dims.size(); ++dim) {
    const std::int64_t extent = tensor.shape[shape_.batch_axes + dim];
    if (dims[dim].rank == wide_rank()) {
      shape_.columns = extent;
      continue;
    }
    shape_.row_ranks.push_back(dims[dim].rank);
    shape_.rows.push_back(extent);
  }
  return {};
}

Outcome MergeReader::view(std::size_t slot) {
  const DLTensor& tensor = *tensor_of(slot);
  const Tensor& own = declared(slot);
  if (static_cast<std::size_t>(tensor.ndim) != shape_.batch_axes + own.dims.size()) {
    return invalid("{} has {} axes; it is declared with {}, and {} of the whole has {} batch axes",
                   name_of(slot), tensor.ndim, own.dims.size(),
                   declared(place(at(rule_.wide_output))).name, shape_.batch_axes);
  }
  MergeView view;
  view.row_strides.resize(shape_.rows.size(), 0);
  std::vector<std::int64_t> strides(static_cast<std::size_t>(tensor.ndim));
  std::int64_t step = 1;
  std::int64_t elements = 1;
  std::int64_t last = 0;
  for (std::size_t axis = static_cast<std::size_t>(tensor.ndim); axis-- > 0;) {
    const std::int64_t extent = tensor.shape[axis];
    const std::int64_t stride = tensor.strides != nullptr ? tensor.strides[axis] : step;
    const std::int64_t wanted = extent_of(own, axis);
    if (extent < 0) return invalid("{} axis {} has the extent {}", name_of(slot), axis, extent);
    if (extent != wanted) {
      return invalid("{} axis {} is {}, not {} as of the whole", name_of(slot), axis, extent,
                     wanted);
    }
    if (stride < 0 && extent > 1) {
      return failure(ATTNGEN_E_UNSUPPORTED,
                     fmt::format("{} axis {} runs backwards (stride {}); give a view that runs "
                                 "forwards",
                                 name_of(slot), axis, stride));
    }
    std::int64_t reach = 0;
    if (__builtin_mul_overflow(step, extent, &step) ||
        __builtin_mul_overflow(elements, extent, &elements) ||
        (extent > 1 && (__builtin_mul_overflow(extent - 1, stride, &reach) ||
                        __builtin_add_overflow(last, reach, &last)))) {
      return invalid("{} is larger than the address space", name_of(slot));
    }
    strides[axis] = stride;
    stride_of(view, own, axis) = stride;
  }
  if (slot < args_.output_count && elements > 0) {
    Outcome apart = require_apart(name_of(slot),
                                  {tensor.shape, static_cast<std::size_t>(tensor.ndim)}, strides);
    if (!apart.ok()) return apart;
  }
  if (elements > 0 && tensor.data == nullptr) {
    return invalid("{} has {} elements and no data", name_of(slot), elements);
  }
  if (elements > 0) {
    view.data = static_cast<std::byte*>(tensor.data) + tensor.byte_offset;
    const auto element_bytes = static_cast<std::int64_t>(bytes_of(own.type.type));
    if (__builtin_mul_overflow(last + 1, element_bytes, &view.bytes)) {
      return invalid("{} is larger than the address space", name_of(slot));
    }
  }
  views_.push_back(std::move(view));
  return {};
}

std::size_t MergeReader::row_axis(const Tensor& own, std::size_t axis) const {
  if (axis < shape_.batch_axes) return axis;
  const int rank = own.dims[axis - shape_.batch_axes].rank;
  const auto found = std::find(shape_.row_ranks.begin(), shape_.row_ranks.end(), rank);
  return shape_.batch_axes + static_cast<std::size_t>(found - shape_.row_ranks.begin());
}

bool MergeReader::is_column(const Tensor& own, std::size_t axis) const {
  return axis >= shape_.batch_axes && own.dims[axis - shape_.batch_axes].rank == wide_rank();
}

std::int64_t MergeReader::extent_of(const Tensor& own, std::size_t axis) const {
  return is_column(own, axis) ? shape_.columns : shape_.rows[row_axis(own, axis)];
}

std::int64_t& MergeReader::stride_of(MergeView& view, const Tensor& own, std::size_t axis) const {
  return is_column(own, axis) ? view.column_stride : view.row_strides[row_axis(own, axis)];
}

Outcome MergeReader::check_overlap() const {
  for (std::size_t output = 0; output < args_.output_count; ++output) {
    for (std::size_t other = 0; other < slots(); ++other) {
      if (other == output || views_[output].bytes == 0 || views_[other].bytes == 0) continue;
      if (views_[output].data < views_[other].data + views_[other].bytes &&
          views_[other].data < views_[output].data + views_[output].bytes) {
        return invalid("output {} overlaps {}, gaps included: give it memory of its own",
                       name_of(output), name_of(other));
      }
    }
  }
  return {};
}

}  // namespace attngen
