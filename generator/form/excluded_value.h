// SPDX-License-Identifier: Apache-2.0
// A value that stands for "this key does not count": under it every term is its reduction's
// identity.
#pragma once

#include <optional>
#include <vector>

#include "generator/ir/cascade.h"

namespace attngen {

/// A term as an expression in accesses of `carried_tensor` (the value in question) and others, and
/// the number it must then be.
struct NeutralTerm {
  Expr term;
  double identity = 0;
};

/// -infinity or 0, whichever provably makes every term its identity whatever the other operands
/// are; absent when neither does. Other operands may be infinite; a NaN among them is in the row
/// already.
std::optional<double> excluded_value(const std::vector<NeutralTerm>& terms, int carried_tensor);

double identity_of(ReduceOp op);

}  // namespace attngen
