// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "generator/analysis/analyse_classes.h"
#include "generator/analysis/analyse_passes.h"
#include "generator/analysis/analyse_range.h"
#include "generator/analysis/analysis.h"
#include "generator/analysis/dependence.h"
#include "generator/analysis/footprints.h"
#include "generator/analysis/gauge_test.h"

namespace attngen {

Analysis analyse(const Cascade& cascade) {
  Analysis analysis;
  analysis.einsums = analyse_classes(cascade);
  analysis.ranges = analyse_range(cascade);
  PassAnalysis passes = analyse_passes(cascade, analysis.ranges);
  analysis.ranks = rank_roles(cascade, passes);
  analysis.repairs = repairs_to_report(cascade, analysis.ranks, passes);
  for (const Repair& repair : analysis.repairs) {
    for (const Boundary& boundary : repair.boundaries) {
      if (boundary.action != RepairAction::iterate) continue;
      ValueRange& range = analysis.ranges[static_cast<std::size_t>(boundary.late)];
      range.is_gauge = range.is_gauge || is_gauge(cascade, boundary.late);
    }
  }
  analysis.crossings = analyse_crossings(cascade, passes);
  analysis.passes = std::move(passes.counts);
  return analysis;
}

const Repair* repair_of(const Analysis& analysis, int rank) {
  for (const Repair& repair : analysis.repairs) {
    const bool about =
        std::find(repair.ranks.begin(), repair.ranks.end(), rank) != repair.ranks.end();
    if (repair.rank == rank || about) return &repair;
  }
  return nullptr;
}

}  // namespace attngen
