// SPDX-License-Identifier: Apache-2.0
// The terms of a right side's outermost sum, as a reduction covers them.
#pragma once

#include <vector>

#include "generator/ir/cascade.h"

namespace attngen {

/// a + b - c: a, b, c. A right side that is no sum is its only summand.
std::vector<Expr> summands(const Expr& body);

/// The summands of a sum of several that use no reduced variable of the Einsum: inside its
/// reduction they would be counted once per reduced point.
std::vector<Expr> lone_summands(const Einsum& einsum);

}  // namespace attngen
