// SPDX-License-Identifier: Apache-2.0
// Tile kernels of the CPU device as something to tune.
#pragma once

#include <string>

#include "autotune/subject.h"
#include "autotune/task.h"
#include "generator/llvm/llvm_source.h"

namespace attngen::tune {

/// Throws Error(refused) for a cascade that runs as a loop nest, with the reasons.
Subject cpu_subject(const Task& task, const CpuLimits& limits, int threads);

/// block, keys, lanes, prefetch, rows (vectors of them), split: and back.
Candidate candidate_of(const CpuTile& tile);
/// Throws Error(refused) for a candidate of other parameters, or numbers beyond an int.
CpuTile tile_of(const Candidate& candidate);

/// Subject::source_id for a problem of any layout and batch: what is printed for the tile with
/// plain layouts and without batch axes.
std::string cpu_source_id(const Cascade& cascade, const Analysis& analysis, CpuProblem problem,
                          const CpuTile& tile);

/// Throws Error(refused) with every reason, "causal has no tiles to tune: ...".
ForwardForm require_tiles(const Cascade& cascade, const Analysis& analysis,
                          const CpuProblem& problem);

}  // namespace attngen::tune
