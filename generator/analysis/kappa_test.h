// SPDX-License-Identifier: Apache-2.0
// The numeric side of a repair: the rank of g(late, streamed), and whether a separation is right.
#pragma once

#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/analysis/late_operands.h"
#include "generator/analysis/separate_factors.h"

namespace attngen {

/// More accumulators than this per reduction are never worth a pass.
constexpr int kMaxKappa = 4;

/// Numeric rank of the sample matrix g(r_i, c_j), fixed seed, fp64. `grows` when 48 samples give
/// another rank than 24: then no finite number of accumulators does. For max and min the matrix is
/// first freed of its column offset, so that a(r) * b(c) + d(r) has rank 1. 0 = no finite samples.
struct Kappa {
  int rank = 0;
  bool grows = false;
};
Kappa kappa_of(const LateView& view, ReduceOp op, const Expr& late, const Expr& inlined_body);

/// The sum of components equals the body, and each iterated factor re-tags its term, on samples.
bool components_agree(const LateView& view, const std::vector<Expr>& late,
                      const std::vector<LateComponent>& components, const Expr& body);

}  // namespace attngen
