// SPDX-License-Identifier: Apache-2.0
// The half-integer clock of the FuseMax pass analysis (arXiv 2406.10491 III): k = complete after
// pass k, k + 1/2 = streams during pass k + 1. Inputs are 0.
#pragma once

#include <vector>

#include "generator/analysis/rank_family.h"
#include "generator/ir/cascade.h"

namespace attngen {

struct PassClock {
  std::vector<double> available;  ///< by tensor id
  std::vector<double> run;        ///< by einsum id
  int passes = 0;
};

bool is_half(double time);

/// When `access` may be read: a streaming tensor read at other than its own position must be
/// complete.
double time_of_access(const RankFamily& family, const PassClock& clock, const ExprNode& access);

/// Times of one Einsum's run and of its tensor, from when its operands are available.
struct EinsumTimes {
  double run = 0;
  double available = 0;
};
EinsumTimes times_from_operands(const FamilyUse& use, double operands);

/// The clock of the cascade as written.
PassClock run_clock(const Cascade& cascade, const RankFamily& family);

/// Every access of an Einsum's right side, conditions and nested coordinates included.
std::vector<const ExprNode*> operands_of(const Einsum& einsum);

}  // namespace attngen
