// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/merge_outputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

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

/// One output of one part, or of the whole, by the axes of the form: rows, then columns.
struct View {
  std::byte* data = nullptr;
  std::vector<std::int64_t> row_strides;  ///< bytes, by row axis
  std::int64_t column_stride = 0;         ///< bytes; 0 without columns
};

/// What all tensors of a merge have in common.
struct MergeShape {
  std::size_t batch_axes = 0;
  std::vector<int> row_ranks;
  std::vector<std::int64_t> rows;  ///< extents: batch axes, then row_ranks
  std::int64_t columns = 0;
};

class MergeReader {
 public:
  MergeReader(const Engine& engine, const Spec& spec, const MergeRule& rule,
              const attngen_merge_args& args)
      : engine_(engine), spec_(spec), rule_(rule), args_(args) {}

  Outcome read() {
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

  const MergeShape& shape() const { return shape_; }
  std::size_t parts() const { return args_.part_count; }
  /// Slot 0 .. outputs-1 are the whole; then those of each part. `output` by index into
  /// form.outputs.
  const View& whole(std::size_t output) const { return views_[place(output)]; }
  const View& part(std::size_t part, std::size_t output) const {
    return views_[(part + 1) * args_.output_count + place(output)];
  }

 private:
  std::size_t slots() const { return (std::size_t{args_.part_count} + 1) * args_.output_count; }
  const DLTensor* tensor_of(std::size_t slot) const {
    const std::size_t outputs = args_.output_count;
    return slot < outputs ? args_.outputs[slot] : args_.parts[slot - outputs];
  }
  const Tensor& declared(std::size_t slot) const {
    const std::size_t argument = spec_.input_count + slot % args_.output_count;
    return spec_.cascade.tensors[at(spec_.arguments[argument])];
  }
  std::string name_of(std::size_t slot) const {
    const std::size_t outputs = args_.output_count;
    if (slot < outputs) return declared(slot).name;
    return fmt::format("{} of part {}", declared(slot).name, slot / outputs - 1);
  }
  /// Where the text's order has an output of the form.
  std::size_t place(std::size_t output) const {
    const auto first = spec_.arguments.begin() + static_cast<std::ptrdiff_t>(spec_.input_count);
    return static_cast<std::size_t>(
        std::find(first, spec_.arguments.end(), rule_.form.outputs[output].tensor) - first);
  }
  int wide_rank() const { return spec_.cascade.vars[at(rule_.form.wide_var)].rank; }

  Outcome judge(std::size_t slot) const {
    const DLTensor* const tensor = tensor_of(slot);
    if (tensor == nullptr) return invalid("{} is null", name_of(slot));
    const Tensor& own = declared(slot);
    if (!is_same(tensor->dtype, dl_type(own.type.type))) {
      return invalid("{} holds {}, the spec says {}", name_of(slot), to_text(tensor->dtype),
                     to_text(dl_type(own.type.type)));
    }
    if (tensor->device.device_type != kDLCPU) {
      return invalid("{} lies on {}, the engine works on {}", name_of(slot),
                     to_text(tensor->device), to_text(engine_.backend().dl_device()));
    }
    if (tensor->ndim < static_cast<std::int32_t>(own.dims.size()) ||
        (tensor->ndim > 0 && tensor->shape == nullptr)) {
      return invalid("{} has {} axes; it is declared with {}", name_of(slot), tensor->ndim,
                     own.dims.size());
    }
    return {};
  }

  /// Of the wide output of the whole.
  Outcome take_shape() {
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

  Outcome view(std::size_t slot) {
    const DLTensor& tensor = *tensor_of(slot);
    const Tensor& own = declared(slot);
    const auto element_bytes = static_cast<std::int64_t>(bytes_of(own.type.type));
    if (static_cast<std::size_t>(tensor.ndim) != shape_.batch_axes + own.dims.size()) {
      return invalid(
          "{} has {} axes; it is declared with {}, and {} of the whole has {} batch axes",
          name_of(slot), tensor.ndim, own.dims.size(), declared(place(at(rule_.wide_output))).name,
          shape_.batch_axes);
    }
    View view;
    view.row_strides.resize(shape_.rows.size(), 0);
    std::int64_t step = 1;
    std::int64_t elements = 1;
    std::int64_t last = 0;
    for (std::size_t axis = static_cast<std::size_t>(tensor.ndim); axis-- > 0;) {
      const std::int64_t extent = tensor.shape[axis];
      const std::int64_t stride = tensor.strides != nullptr ? tensor.strides[axis] : step;
      const std::int64_t wanted = extent_of(own, axis);
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
      if (__builtin_mul_overflow(step, extent, &step) ||
          __builtin_mul_overflow(elements, extent, &elements)) {
        return invalid("{} is larger than the address space", name_of(slot));
      }
      if (extent > 1) last += (extent - 1) * stride;
      stride_of(view, own, axis) = stride * element_bytes;
    }
    if (elements > 0 && tensor.data == nullptr) {
      return invalid("{} has {} elements and no data", name_of(slot), elements);
    }
    if (elements > 0) view.data = static_cast<std::byte*>(tensor.data) + tensor.byte_offset;
    views_.push_back(std::move(view));
    bytes_.push_back(elements > 0 ? (last + 1) * element_bytes : 0);
    return {};
  }

  std::size_t row_axis(const Tensor& own, std::size_t axis) const {
    if (axis < shape_.batch_axes) return axis;
    const int rank = own.dims[axis - shape_.batch_axes].rank;
    const auto found = std::find(shape_.row_ranks.begin(), shape_.row_ranks.end(), rank);
    return shape_.batch_axes + static_cast<std::size_t>(found - shape_.row_ranks.begin());
  }
  bool is_column(const Tensor& own, std::size_t axis) const {
    return axis >= shape_.batch_axes && own.dims[axis - shape_.batch_axes].rank == wide_rank();
  }
  std::int64_t extent_of(const Tensor& own, std::size_t axis) const {
    return is_column(own, axis) ? shape_.columns : shape_.rows[row_axis(own, axis)];
  }
  std::int64_t& stride_of(View& view, const Tensor& own, std::size_t axis) const {
    return is_column(own, axis) ? view.column_stride : view.row_strides[row_axis(own, axis)];
  }

  Outcome check_overlap() const {
    for (std::size_t output = 0; output < args_.output_count; ++output) {
      for (std::size_t other = 0; other < slots(); ++other) {
        if (other == output || bytes_[output] == 0 || bytes_[other] == 0) continue;
        if (views_[output].data < views_[other].data + bytes_[other] &&
            views_[other].data < views_[output].data + bytes_[output]) {
          return invalid("output {} overlaps {}, gaps included: give it memory of its own",
                         name_of(output), name_of(other));
        }
      }
    }
    return {};
  }

  const Engine& engine_;
  const Spec& spec_;
  const MergeRule& rule_;
  const attngen_merge_args& args_;
  MergeShape shape_;
  std::vector<View> views_;          ///< by slot
  std::vector<std::int64_t> bytes_;  ///< by slot, from the first to behind the last element
};

/// Every row, one after another.
class Merger {
 public:
  Merger(const Spec& spec, const MergeRule& rule, const MergeReader& reader)
      : spec_(spec), rule_(rule), reader_(reader), row_(rule) {}

  void run() {
    const std::vector<std::int64_t>& rows = reader_.shape().rows;
    if (std::find(rows.begin(), rows.end(), 0) != rows.end()) return;
    std::vector<std::int64_t> position(rows.size(), 0);
    for (;;) {
      merge_row(position);
      std::size_t axis = rows.size();
      while (axis > 0 && ++position[axis - 1] == rows[axis - 1]) position[--axis] = 0;
      if (axis == 0) return;
    }
  }

 private:
  DType type_of(std::size_t output) const {
    return spec_.cascade.tensors[at(rule_.form.outputs[output].tensor)].type.type;
  }
  static std::byte* row_of(const View& view, const std::vector<std::int64_t>& position) {
    std::int64_t offset = 0;
    for (std::size_t axis = 0; axis < position.size(); ++axis) {
      offset += position[axis] * view.row_strides[axis];
    }
    return view.data + offset;
  }

  void merge_row(const std::vector<std::int64_t>& position) {
    const std::vector<FormOutput>& outputs = rule_.form.outputs;
    const auto columns = static_cast<std::size_t>(reader_.shape().columns);
    row_.start(columns);
    std::vector<double> values(outputs.size());
    std::vector<double> wide(columns);
    for (std::size_t part = 0; part < reader_.parts(); ++part) {
      for (std::size_t output = 0; output < outputs.size(); ++output) {
        const View& view = reader_.part(part, output);
        if (!outputs[output].is_wide) {
          values[output] = load_element(type_of(output), row_of(view, position));
        } else if (output == at(rule_.wide_output)) {
          for (std::size_t column = 0; column < columns; ++column) {
            wide[column] = load_element(type_of(output), element(view, position, column));
          }
        }
      }
      row_.add(values, wide);
    }
    for (std::size_t output = 0; output < outputs.size(); ++output) {
      const View& view = reader_.whole(output);
      for (std::size_t column = 0; column < (outputs[output].is_wide ? columns : 1); ++column) {
        store_element(type_of(output), element(view, position, column),
                      row_.output(static_cast<int>(output), column));
      }
    }
  }

  static std::byte* element(const View& view, const std::vector<std::int64_t>& position,
                            std::size_t column) {
    return row_of(view, position) + static_cast<std::int64_t>(column) * view.column_stride;
  }

  const Spec& spec_;
  const MergeRule& rule_;
  const MergeReader& reader_;
  RowMerge row_;
};

}  // namespace

Outcome merge_outputs(const Engine& engine, const Spec& spec, const attngen_merge_args& args,
                      void* stream) {
  if (Outcome none = engine.backend().check_stream(stream); !none.ok()) return none;
  if (engine.device() == Device::cuda) {
    return failure(ATTNGEN_E_UNSUPPORTED,
                   "partial outputs are merged on the host; there is no kernel for it on cuda yet: "
                   "copy them, or give one run all keys");
  }
  const MergeRuleResult& found = spec.merge_rule();
  if (!found.rule) {
    return failure(ATTNGEN_E_UNSUPPORTED, fmt::format("outputs of {} cannot be merged: {}",
                                                      spec.cascade.name, found.why_not));
  }
  MergeReader reader(engine, spec, *found.rule, args);
  if (Outcome outcome = reader.read(); !outcome.ok()) return outcome;
  Merger(spec, *found.rule, reader).run();
  return {};
}

}  // namespace attngen
