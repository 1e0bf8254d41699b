// SPDX-License-Identifier: Apache-2.0
// From separated components to the running reductions of a one-pass loop.
#pragma once

#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/analysis/repair_consumer.h"

namespace attngen {

/// One state per component, all with the consumer's tensor: its value is the sum of their finishes.
std::vector<RunningState> running_states(const LateView& view, const ConsumerRepair& repair);

}  // namespace attngen
