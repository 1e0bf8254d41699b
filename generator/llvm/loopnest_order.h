// SPDX-License-Identifier: Apache-2.0
// In which order a loop nest runs a cascade's Einsums, and which of them together, slice by slice.
#pragma once

#include <vector>

#include "generator/ir/cascade.h"

namespace attngen {

struct LoopnestStage {
  std::vector<int> einsums;  ///< in text order
  int var = -1;  ///< the iterated variable: all of them once per position; -1: one, once, whole
};

/// Recurrences that feed each other share a stage; every tensor, inits included, is whole before a
/// later stage reads it. Throws InternalError for what the verifier refuses.
std::vector<LoopnestStage> loopnest_stages(const Cascade& cascade);

}  // namespace attngen
