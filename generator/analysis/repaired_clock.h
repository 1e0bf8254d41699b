// SPDX-License-Identifier: Apache-2.0
// The pass clock again, with repaired late operands read as they stream.
#pragma once

#include <vector>

#include "generator/analysis/pass_clock.h"
#include "generator/analysis/repair_consumer.h"

namespace attngen {

/// `repairs` by einsum id; those of full reductions are used. Streaming temporaries made of late
/// values run inside their consumers and have no pass of their own.
PassClock repaired_clock(const LateView& view, const std::vector<ConsumerRepair>& repairs);

}  // namespace attngen
