// SPDX-License-Identifier: Apache-2.0
// Tensors of a run that lie in host memory, as arrays of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "base/array.h"
#include "runtime/api/launch_plan.h"

namespace attngen {

/// Calls visit(row-major index, offset in elements) for every element of a strided tensor.
void for_each_element(std::span<const std::int64_t> extents, std::span<const std::int64_t> strides,
                      const std::function<void(std::int64_t, std::int64_t)>& visit);

/// A row-major copy of one argument, its batch axes in front.
Array host_array_of(const LaunchPlan& plan, const LiveShape& shape, std::size_t argument);

}  // namespace attngen
