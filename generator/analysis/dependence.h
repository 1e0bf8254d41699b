// SPDX-License-Identifier: Apache-2.0
// Who may run in parallel, who streams, and over what the work of one row may be split.
#pragma once

#include <vector>

#include "generator/analysis/analyse_passes.h"
#include "generator/analysis/analysis.h"

namespace attngen {

/// By rank id; a split rank has the role of its root, except that an iterated one is sequential.
std::vector<RankFacts> rank_roles(const Cascade& cascade, const PassAnalysis& passes);

/// One repair per streamed root rank and per root rank with more than one pass; ranks that are
/// always streamed jointly share one, under the first of them.
std::vector<Repair> repairs_to_report(const Cascade& cascade, const std::vector<RankFacts>& ranks,
                                      const PassAnalysis& passes);

}  // namespace attngen
