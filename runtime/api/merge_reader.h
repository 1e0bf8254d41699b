// SPDX-License-Identifier: Apache-2.0
// The tensors of an attngen_merge, judged: rows and columns of each output, of each part.
#pragma once

#include <attngen.h>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "runtime/api/outcome.h"
#include "runtime/api/spec.h"

namespace attngen {

/// One output of one part, or of the whole, by the axes of the form: rows, then columns.
struct MergeView {
  std::byte* data = nullptr;
  std::vector<std::int64_t> row_strides;  ///< elements, by row axis
  std::int64_t column_stride = 0;         ///< elements; 0 without columns
  std::int64_t bytes = 0;                 ///< from the first to behind the last element
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
  /// All of them must outlive it. `device`: where tensors lie.
  MergeReader(const Spec& spec, const MergeRule& rule, const attngen_merge_args& args,
              DLDevice device)
      : spec_(spec), rule_(rule), args_(args), device_(device) {}

  /// Judges every tensor, element types, device, shapes, strides and overlaps; then the rest may be
  /// asked.
  Outcome read();

  const MergeShape& shape() const { return shape_; }
  bool writes_anything() const;
  std::size_t parts() const { return args_.part_count; }
  /// `output` by index into form.outputs.
  const MergeView& whole(std::size_t output) const { return views_[place(output)]; }
  const MergeView& part(std::size_t part, std::size_t output) const {
    return views_[(part + 1) * args_.output_count + place(output)];
  }
  DType type_of(std::size_t output) const;
  /// "O", "LSE of part 3"
  std::string name_of_whole(std::size_t output) const { return name_of(place(output)); }
  std::string name_of_part(std::size_t part, std::size_t output) const {
    return name_of((part + 1) * args_.output_count + place(output));
  }

 private:
  /// Slot 0 .. outputs-1 are the whole; then those of each part; in the order of the text.
  std::size_t slots() const { return (std::size_t{args_.part_count} + 1) * args_.output_count; }
  const DLTensor* tensor_of(std::size_t slot) const;
  const Tensor& declared(std::size_t slot) const;
  std::string name_of(std::size_t slot) const;
  std::size_t place(std::size_t output) const;
  int wide_rank() const;

  Outcome judge(std::size_t slot) const;
  Outcome take_shape();
  Outcome view(std::size_t slot);
  Outcome check_overlap() const;

  std::size_t row_axis(const Tensor& own, std::size_t axis) const;
  bool is_column(const Tensor& own, std::size_t axis) const;
  std::int64_t extent_of(const Tensor& own, std::size_t axis) const;
  std::int64_t& stride_of(MergeView& view, const Tensor& own, std::size_t axis) const;

  const Spec& spec_;
  const MergeRule& rule_;
  const attngen_merge_args& args_;
  DLDevice device_;
  MergeShape shape_;
  std::vector<MergeView> views_;  ///< by slot
};

}  // namespace attngen
