// SPDX-License-Identifier: Apache-2.0
// Once extents and tables are known: every read that its conditions do not exclude is inside.
#pragma once

#include <vector>

#include "generator/ir/binding.h"

namespace attngen {

/// One finding per coordinate that leaves its rank, or divisor that is 0, at some point which the
/// Einsum's conditions reach, with the values at the first such point found. Boxes of the iteration
/// space are decided by interval arithmetic and halved where it cannot tell; a check that would
/// need more than a few million boxes is refused. Conditions known only at run time exclude nothing
/// here. Coordinates that are themselves computed (other than topk and argmax results, whose range
/// is known) are left to the device.
std::vector<Finding> check_bounds(const Cascade& cascade, const BoundInputs& inputs);

}  // namespace attngen
