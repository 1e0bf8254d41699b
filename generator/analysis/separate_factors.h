// SPDX-License-Identifier: Apache-2.0
// Writes what a reduction sums as a sum of products a(late) * b(streamed), by algebra alone.
#pragma once

#include <optional>
#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/analysis/late_operands.h"

namespace attngen {

/// One a(late): multiplied (or divided) onto the sum at the end when deferred; when iterated it
/// stays inside the term, and `exponent` is the late part of the exponential it comes from.
struct LateFactor {
  Expr value;
  bool inverse = false;
  Expr exponent;  ///< non-null = iterated: the factor is exp(exponent)
};

/// +-term * product of factors; a null term is 1.
struct LateComponent {
  Expr term;
  bool negative = false;
  std::vector<LateFactor> factors;
};

/// The components of `expr`, or nothing when it is not of that form for these late accesses.
/// Accesses of streaming tensors stay as they are where only iterated factors are inside them.
std::optional<std::vector<LateComponent>> separate_factors(const LateView& view,
                                                           const std::vector<ValueRange>& ranges,
                                                           const std::vector<Expr>& late,
                                                           const Expr& expr);

}  // namespace attngen
