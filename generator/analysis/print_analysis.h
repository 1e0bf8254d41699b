// SPDX-License-Identifier: Apache-2.0
// The analysis as text: passes, boundaries, crossing tensors, state, traffic and bounds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/analysis/device_table.h"
#include "generator/ir/binding.h"

namespace attngen {

/// Boundaries of one producer that fare alike, as people read them: "GM: max{m} S -> D, O".
struct BoundaryGroup {
  int rank = -1;
  int producer = -1;
  std::vector<int> late;       ///< tensors read, each once
  std::vector<int> consumers;  ///< in text order
  int kappa = 0;               ///< the largest
  RepairAction action = RepairAction::hard;
  std::string rule;
  std::string reason;
  int completes_after = 0;  ///< the pass after which the producer is complete, as written
};
std::vector<BoundaryGroup> boundary_groups(const Analysis& analysis, const Repair& repair);

/// The edit that would remove a kept boundary; empty for a repaired one.
std::string edit_that_removes(const Cascade& cascade, const BoundaryGroup& group);

/// f32 bytes of running state per row: tags, sums and accumulators of `repair`.
double state_bytes_per_row(const Cascade& cascade, const Repair& repair, const Binding& binding);

/// Everything above as lines of text. Without `binding`, footprints are symbolic and there are no
/// bounds; without `device`, bounds are counts instead of times.
std::string print_analysis(const Cascade& cascade, const Analysis& analysis,
                           const std::optional<Binding>& binding,
                           const std::optional<DeviceRates>& device);

}  // namespace attngen
