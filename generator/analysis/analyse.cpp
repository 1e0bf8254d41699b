// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "generator/analysis/analyse_classes.h"
#include "generator/analysis/analyse_passes.h"
#include "generator/analysis/analyse_range.h"
#include "generator/analysis/analysis.h"
#include "generator/analysis/dependence.h"

namespace attngen {

Analysis analyse(const Cascade& cascade) {
  Analysis analysis;
  analysis.einsums = analyse_classes(cascade);
  analysis.ranges = analyse_range(cascade);
  PassAnalysis passes = analyse_passes(cascade, analysis.ranges);
  analysis.ranks = rank_roles(cascade, passes);
  analysis.repairs = repairs_to_report(cascade, analysis.ranks, passes);
  analysis.passes = std::move(passes.counts);
  return analysis;
}

const Repair* repair_of(const Analysis& analysis, int rank) {
  for (const Repair& repair : analysis.repairs) {
    if (repair.rank == rank) return &repair;
  }
  return nullptr;
}

}  // namespace attngen
