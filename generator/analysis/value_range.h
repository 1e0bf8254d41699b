// SPDX-License-Identifier: Apache-2.0
// Interval bounds of values, for deciding whether a factor may be taken out of an exponential.
#pragma once

#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/ir/cascade.h"

namespace attngen {

/// Bounds of `expr`, given those of the tensors it reads. Launch-time params are unknown.
ValueRange range_of_value(const Cascade& cascade, const std::vector<ValueRange>& tensors,
                          const Expr& expr);

/// True when `small <= large` at every point where both are read: `large` is a running maximum that
/// has `small` among its terms, or a max() of such.
bool is_dominated(const Cascade& cascade, const Expr& small, const Expr& large);

/// True when exp(argument) can neither overflow nor vanish for a whole row: bounded on both sides,
/// or bounded above and stabilised by a maximum it contains.
bool is_safe_exponent(const Cascade& cascade, const std::vector<ValueRange>& tensors,
                      const Expr& argument);

/// The + and - terms of a sum.
struct SignedTerm {
  Expr term;
  bool negative = false;
};
std::vector<SignedTerm> summands_of(const Expr& expr);

}  // namespace attngen
