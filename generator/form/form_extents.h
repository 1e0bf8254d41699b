// SPDX-License-Identifier: Apache-2.0
// A form where its extents are known.
#pragma once

#include <cstdint>
#include <span>

#include "generator/form/forward_form.h"

namespace attngen {

/// `form` at these extents (by rank id). A contraction without columns is a sum over nothing: 0,
/// whatever its terms multiply by (rsqrt(E) is infinite there), so the factor that the form takes
/// after the sum goes.
ForwardForm at_extents(const Cascade& cascade, ForwardForm form,
                       std::span<const std::int64_t> extents);

}  // namespace attngen
