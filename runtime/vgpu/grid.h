// SPDX-License-Identifier: Apache-2.0
// The blocks of one launch, run together in one of two ways.
#pragma once

#include <vector>

#include "runtime/vgpu/thread_block.h"

namespace attngen::vgpu {

struct GridResult {
  std::vector<BlockResult> blocks;  ///< by number; those that never started are not completed
  FaultLog log;                     ///< what concerns several blocks
};

/// For kernels whose blocks cannot learn of each other: each runs from start to end, on all
/// processors. Nothing can order two of them, so what processors recorded apart is compared at the
/// end, and every conflict is a race.
GridResult run_apart(const LaunchContext& context);

/// All on one processor, as many at once as the options say, in every order they ask for.
GridResult run_interleaved(const LaunchContext& context);

}  // namespace attngen::vgpu
