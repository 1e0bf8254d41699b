// SPDX-License-Identifier: Apache-2.0
// A run by the fp64 interpreter: the cascade as written, tensors copied in and out.
#pragma once

#include "runtime/api/launch_plan.h"

namespace attngen {

/// Reads tables and all, so coordinates outside are ATTNGEN_E_INVALID here. Refuses work that would
/// take hours, with the estimate.
Outcome run_on_oracle(const LaunchPlan& plan, const attngen_args& args, const LiveShape& shape);

}  // namespace attngen
