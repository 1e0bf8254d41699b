// SPDX-License-Identifier: Apache-2.0
// A form where its extents are known.
#pragma once

#include "generator/cuda/forward_form.h"
#include "generator/cuda/source.h"

namespace attngen {

/// `form` at the extents of `problem`. A contraction without columns is a sum over nothing: 0,
/// whatever its terms multiply by (rsqrt(E) is infinite there), so the factor that the form takes
/// after the sum goes.
ForwardForm at_extents(const Cascade& cascade, ForwardForm form, const Problem& problem);

}  // namespace attngen
