// SPDX-License-Identifier: Apache-2.0
// When a reduction takes an element: every condition of presence, followed through its operands.
#pragma once

#include "generator/ir/cascade.h"

namespace attngen {

/// Conjunction of the Einsum's own conditions and of "present" for each operand, inlined down to
/// coordinates, params, inputs and computed values that a condition compares; null = always.
/// Presence of topk slots and argmax results cannot be said by a condition and is left out.
Expr presence_conditions(const Cascade& cascade, const Einsum& einsum);

/// When the point named by `access` is present; null = always.
Expr presence_of_access(const Cascade& cascade, const Expr& access);

}  // namespace attngen
