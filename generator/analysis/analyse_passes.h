// SPDX-License-Identifier: Apache-2.0
// Passes over every rank, as written and after the repair.
#pragma once

#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/analysis/derive_repair.h"

namespace attngen {

struct PassAnalysis {
  std::vector<PassCount> counts;      ///< root ranks and tile ranks, in rank order
  std::vector<FamilyRepair> by_rank;  ///< root ranks in rank order: the walk with most passes
};

PassAnalysis analyse_passes(const Cascade& cascade, const std::vector<ValueRange>& ranges);

}  // namespace attngen
