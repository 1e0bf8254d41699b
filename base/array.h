// SPDX-License-Identifier: Apache-2.0
// A dense row-major array that owns its bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/dtype.h"

namespace attngen {

using Shape = std::vector<std::int64_t>;

/// "(2, 4, 333, 72)"
std::string to_text(const Shape& shape);

/// Product of the extents. Throws Error(refused) for a negative extent, and when the product of
/// those that are not 0 does not fit 2^62.
std::int64_t element_count(const Shape& shape);

struct Array {
  DType dtype = DType::f32;
  Shape shape;                  ///< row-major, last axis contiguous
  std::vector<std::byte> data;  ///< element_count(shape) * bytes_of(dtype) bytes

  Array() = default;
  Array(DType type, Shape extents);  ///< zero-filled

  std::int64_t size() const { return element_count(shape); }
  double at(std::int64_t index) const;
  void set(std::int64_t index, double value);  ///< rounds to dtype
  bool operator==(const Array&) const = default;
};

/// Every element rounded once to `type`. Refused: a value that an integer or bool type cannot hold
/// exactly, and an i64 beyond 2^53 on its way to a float narrower than f64.
Array converted(const Array& from, DType type);

}  // namespace attngen
