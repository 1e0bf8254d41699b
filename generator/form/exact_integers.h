// SPDX-License-Identifier: Apache-2.0
// Which expressions are exact integers, and between which bounds they stay in every launch.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "generator/ir/cascade.h"

namespace attngen {

/// Extents beyond this are refused at launch, so that sums of coordinates stay inside 32 bits.
inline constexpr std::int64_t kLongestAxis = std::int64_t{1} << 28;

/// Integers whose exact value is taken before it becomes a floating value: coordinates, extents and
/// what is made of them.
bool is_whole_value(const Expr& expr);

/// Like is_index_expression(), with what the tile classes add: corners and choices.
bool is_exact_index(const Cascade& cascade, const Expr& expr);

struct IndexRange {
  double low = 0;
  double high = 0;

  bool fits_int() const { return low >= -2147483647.0 && high <= 2147483647.0; }
};

/// What is known about the leaves of an index expression.
struct IndexLeaves {
  std::function<std::optional<double>(int param)> static_param;
  std::function<DType(const Expr& access)> type_of;
};

/// Bounds that hold for every launch; wide enough where nothing is known.
IndexRange index_range(const Expr& expr, const IndexLeaves& leaves);

}  // namespace attngen
