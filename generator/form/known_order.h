// SPDX-License-Identifier: Apache-2.0
// What is known about the running values of a form without looking at data.
#pragma once

#include "generator/form/forward_form.h"

namespace attngen {

/// The scalar (a running one or a late one) that holds `tensor`, or null.
const RowScalar* find_scalar(const ForwardForm& form, int tensor);

/// The same for every key of a row: made of inputs without the key, the contracted and the wide
/// rank, and of reductions of the row operand.
bool is_constant_in_row(const Cascade& cascade, const ForwardForm& form, const Expr& expr);

/// True when no data at all makes `a` larger than `b`: every key's own term is in the running
/// maximum, and a running maximum never shrinks.
bool is_at_most(const Cascade& cascade, const ForwardForm& form, const Expr& a, const Expr& b);

}  // namespace attngen
