// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/merge_on_host.h"

#include <vector>

#include "base/dtype.h"

namespace attngen {
namespace {

class Merger {
 public:
  Merger(const MergeRule& rule, const MergeReader& reader)
      : rule_(rule), reader_(reader), row_(rule) {}

  void run() {
    const std::vector<std::int64_t>& rows = reader_.shape().rows;
    std::vector<std::int64_t> position(rows.size(), 0);
    for (;;) {
      merge_row(position);
      std::size_t axis = rows.size();
      while (axis > 0 && ++position[axis - 1] == rows[axis - 1]) position[--axis] = 0;
      if (axis == 0) return;
    }
  }

 private:
  std::byte* element(const MergeView& view, std::size_t output,
                     const std::vector<std::int64_t>& position, std::size_t column) const {
    std::int64_t offset = static_cast<std::int64_t>(column) * view.column_stride;
    for (std::size_t axis = 0; axis < position.size(); ++axis) {
      offset += position[axis] * view.row_strides[axis];
    }
    return view.data + offset * static_cast<std::int64_t>(bytes_of(reader_.type_of(output)));
  }

  void merge_row(const std::vector<std::int64_t>& position) {
    const std::vector<FormOutput>& outputs = rule_.form.outputs;
    const auto columns = static_cast<std::size_t>(reader_.shape().columns);
    row_.start(columns);
    std::vector<double> values(outputs.size());
    std::vector<double> wide(columns);
    for (std::size_t part = 0; part < reader_.parts(); ++part) {
      for (std::size_t output = 0; output < outputs.size(); ++output) {
        const MergeView& view = reader_.part(part, output);
        const DType type = reader_.type_of(output);
        if (!outputs[output].is_wide) {
          values[output] = load_element(type, element(view, output, position, 0));
        } else if (output == static_cast<std::size_t>(rule_.wide_output)) {
          for (std::size_t column = 0; column < columns; ++column) {
            wide[column] = load_element(type, element(view, output, position, column));
          }
        }
      }
      row_.add(values, wide);
    }
    for (std::size_t output = 0; output < outputs.size(); ++output) {
      const MergeView& view = reader_.whole(output);
      for (std::size_t column = 0; column < (outputs[output].is_wide ? columns : 1); ++column) {
        store_element(reader_.type_of(output), element(view, output, position, column),
                      row_.output(static_cast<int>(output), column));
      }
    }
  }

  const MergeRule& rule_;
  const MergeReader& reader_;
  RowMerge row_;
};

}  // namespace

void merge_on_host(const MergeRule& rule, const MergeReader& reader) {
  Merger(rule, reader).run();
}

}  // namespace attngen
