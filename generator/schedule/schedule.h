// SPDX-License-Identifier: Apache-2.0
// Which schedule a decode plan uses, chosen once from capacities; lengths are read at each replay.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "generator/schedule/merge_protocol.h"
#include "generator/schedule/partial_cost.h"

namespace attngen {

enum class ScheduleForm {
  stream_k,  ///< the line is cut by every block for itself (line_cut.h)
  weighted,  ///< stream_k by what pieces cost beside their tiles (unit_weight.h)
  chunks,    ///< stream_k with fixed chunks as atoms: batch-invariant bits (batch_invariant.h)
};

/// All that is known when a launch is captured. One captured graph serves every batch within it, so
/// nothing here is a length.
struct ScheduleProblem {
  std::int64_t units = 0;       ///< most sequences * kv heads * row blocks
  std::int64_t most_tiles = 0;  ///< most key tiles of one unit's stream
  std::int64_t slots = 0;       ///< blocks resident at once: of the plan's key, never asked live
  bool batch_invariant = false;
  std::int64_t chunk_keys = 1024;      ///< of batch_invariant
  std::int64_t k_min = 0;              ///< least tiles of a block; 0: kernel_k_min
  std::optional<MergeProtocol> merge;  ///< asked; none by itself: choose_protocol
  PartialCost cost;
};

/// What the plan keeps. Workspace and counters suffice at every replay.
struct Schedule {
  ScheduleForm form = ScheduleForm::stream_k;
  std::int64_t blocks = 0;  ///< launched, at every replay
  std::int64_t k_min = 1;
  std::int64_t edge = 0;        ///< sixteenths of a tile at each end of a piece (weighted)
  std::int64_t atom = 0;        ///< tiles of a chunk (chunks)
  std::int64_t most_peers = 1;  ///< most pieces of one unit at any replay
  std::int64_t slots = 0;       ///< partial states that the workspace holds
  std::int64_t workspace_bytes = 0;
  std::int64_t counters = 0;  ///< u32, zero before the first launch and after each
  MergeChoice merge;
  std::vector<std::string>
      reasons;  ///< each begins with "capture:" or "replay:", when it is decided
};

/// Why `problem` has no schedule; empty when it has one.
std::string unschedulable(const ScheduleProblem& problem);

/// Throws Error(refused) with unschedulable().
Schedule choose_schedule(const ScheduleProblem& problem);

/// "stream_k", "weighted", "chunks".
std::string to_text(ScheduleForm form);
std::string to_text(const ScheduleProblem& problem);
std::string to_text(const Schedule& schedule);

}  // namespace attngen
