// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/host_array.h"

#include <algorithm>
#include <vector>

namespace attngen {

void for_each_element(std::span<const std::int64_t> extents, std::span<const std::int64_t> strides,
                      const std::function<void(std::int64_t, std::int64_t)>& visit) {
  std::vector<std::int64_t> position(extents.size(), 0);
  std::int64_t elements = 1;
  for (const std::int64_t extent : extents) elements *= extent;
  std::int64_t offset = 0;
  for (std::int64_t index = 0; index < elements; ++index) {
    visit(index, offset);
    for (std::size_t axis = extents.size(); axis-- > 0;) {
      offset += strides[axis];
      if (++position[axis] < extents[axis]) break;
      offset -= extents[axis] * strides[axis];
      position[axis] = 0;
    }
  }
}

Array host_array_of(const LaunchPlan& plan, const LiveShape& shape, std::size_t argument) {
  const ArgumentRules::Argument& rule = plan.rules.arguments[argument];
  const LiveShape::Argument& own = shape.arguments[argument];
  const std::size_t axes = static_cast<std::size_t>(plan.bounds.batch_axes) + rule.dims.size();
  const std::span<const std::int64_t> extents(own.extents.data(), axes);
  const Tensor& tensor = plan.spec->cascade.tensors[static_cast<std::size_t>(rule.tensor)];
  Array array(tensor.type.type, Shape(extents.begin(), extents.end()));
  const std::size_t bytes = bytes_of(tensor.type.type);
  for_each_element(extents, {own.strides.data(), axes},
                   [&](std::int64_t index, std::int64_t offset) {
                     std::copy_n(own.data + static_cast<std::size_t>(offset) * bytes, bytes,
                                 array.data.data() + static_cast<std::size_t>(index) * bytes);
                   });
  return array;
}

}  // namespace attngen
