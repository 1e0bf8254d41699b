// SPDX-License-Identifier: Apache-2.0
// Query heads that share keys and values may lie side by side in one tile of rows.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "generator/form/forward_form.h"

namespace attngen {

struct PackedRank {
  int var = -1;     ///< the head variable; -1 = none
  Expr group;       ///< how many neighbours share keys and values; null = all of them
  std::string why;  ///< why there is none
};

/// The parallel variable h that keys and values use only as h / group, or not at all, and that no
/// bound of the keys depends on.
/// Static params stand as their values (by param id) in `group`.
PackedRank packed_rank(const Cascade& cascade, const ForwardForm& form,
                       std::span<const double> static_params);

/// The value of a group at these extents (by rank id); at least 1.
std::int64_t group_size(const Expr& group, std::span<const std::int64_t> extents);

}  // namespace attngen
