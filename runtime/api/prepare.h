// SPDX-License-Identifier: Apache-2.0
// Every kernel of some plans, compiled and loaded before the first run needs one.
#pragma once

#include <functional>
#include <vector>

#include "runtime/api/launch_plan.h"

namespace attngen {

struct PrepareStep {
  std::uint32_t done = 0;
  std::uint32_t total = 0;
  const EngineKernel* kernel = nullptr;
  KernelLoad load;
};

/// Called from one thread at a time, after each kernel; false stops: kernels under way are
/// finished, no further one is begun.
using PrepareProgress = std::function<bool(const PrepareStep&)>;

/// Then the memory that runs inside the plans' bounds work in is taken.
/// In parallel, as many at once as the engine's jobs. The first failure stops the others likewise
/// and is returned; ATTNGEN_E_CANCELLED when `progress` said so.
Outcome prepare(const std::vector<LaunchPlan*>& plans, const PrepareProgress& progress);

}  // namespace attngen
