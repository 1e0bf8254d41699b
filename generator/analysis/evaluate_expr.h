// SPDX-License-Identifier: Apache-2.0
// Scalar evaluation of an expression in fp64, its leaves supplied by the caller.
#pragma once

#include <functional>

#include "generator/ir/expr.h"

namespace attngen {

/// Value of a param, var, extent, access, previous, or of what is said about the current tile.
using LeafValue = std::function<double(const ExprNode&)>;

/// Conditions are 0 or 1. The language's arithmetic: (-inf)-(-inf) = -inf, 0/0 = 0, && and || and
/// select evaluate only what they need, floor_div and mod by zero give 0.
double evaluate(const Expr& expr, const LeafValue& leaf);

}  // namespace attngen
