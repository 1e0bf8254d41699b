// SPDX-License-Identifier: Apache-2.0
// The memory that a caller lends to runs: counters, partial states, outputs that nobody wants.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/api/bounds.h"
#include "runtime/api/kernel_source.h"
#include "runtime/api/live_shape.h"
#include "runtime/api/outcome.h"
#include "runtime/api/row_classes.h"

namespace attngen {

/// A discarded output's place in the workspace.
struct WorkspacePart {
  std::size_t argument = 0;
  std::size_t offset = 0;
};

/// What a kernel that cuts its work over blocks keeps between them; 0 for all others.
struct SplitBytes {
  std::int64_t partials = 0;
  std::int64_t tickets = 0;

  /// Of runs with up to `most_rows` that share keys. Throws Error(refused) where batch-invariant
  /// bits need a state for every chunk of keys, and the bounds do not say how many there may be.
  static SplitBytes of_kernel(const Spec& spec, const Bounds& bounds, const SharedRows& shared,
                              const KernelSource& source, std::int64_t most_rows);
  bool empty() const { return partials == 0 && tickets == 0; }
};

/// Counters first and, whatever the plan, in as many bytes: so several plans of an engine may take
/// turns with one workspace, and none writes where another one counts.
struct Workspace {
  static constexpr std::size_t kAlignment = 256;
  static constexpr std::size_t kTicketBytes = 16384;

  std::size_t partials = 0;          ///< offset
  std::vector<WorkspacePart> parts;  ///< behind one another, each at its largest
  std::size_t bytes = 0;             ///< 0 where there is nothing to keep
};

/// `most`: of the plan's kernels, each number at its largest. `counts`: runs of some plan of the
/// engine may count in its workspaces. Throws Error(refused) when it would take more than 2^48
/// bytes.
Workspace lay_out_workspace(const Spec& spec, const Bounds& bounds, const SplitBytes& most,
                            bool counts);

/// What the caller passed.
struct LentMemory {
  std::byte* data = nullptr;
  std::size_t bytes = 0;
};

/// ATTNGEN_E_WORKSPACE for one that is null, too small, not aligned, or that overlaps an argument.
Outcome check_workspace(const Spec& spec, const Workspace& workspace, const ArgumentRules& rules,
                        const LiveShape& shape, const LentMemory& lent);

/// ATTNGEN_E_WORKSPACE naming the first counter that is not zero. For memory that the host can
/// read.
Outcome check_tickets(const LentMemory& lent, const SplitBytes& split);

/// Does the run leave out an output that has elements?
bool needs_parts(const Workspace& workspace, const Bounds& bounds, const ArgumentRules& rules,
                 const LiveShape& shape);

/// Absent outputs become row-major tensors in the workspace, which check_workspace() found good.
void place_discarded(const Workspace& workspace, const Bounds& bounds, const ArgumentRules& rules,
                     const LentMemory& lent, LiveShape& shape);

}  // namespace attngen
