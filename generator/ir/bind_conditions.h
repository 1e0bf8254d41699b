// SPDX-License-Identifier: Apache-2.0
// Which conditions a read stands under, those of the operands beside it included.
#pragma once

#include <string>
#include <vector>

#include "generator/ir/cascade.h"

namespace attngen {

/// conditions_of(einsum), and for every operand that an Einsum computes the conditions under which
/// its point is present, in the reader's variables. A point where one of them is false is not read.
std::vector<Expr> reaching_conditions(const Cascade& cascade, const Einsum& einsum);

/// "h/(H/HK)": a coordinate as the text writes it.
std::string coordinate_text(const Cascade& cascade, const Expr& expr);

}  // namespace attngen
