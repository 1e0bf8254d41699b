// SPDX-License-Identifier: Apache-2.0
// One run of a plan: read the shape, choose the kernel, pack, launch.
#pragma once

#include <cstddef>

#include "runtime/api/launch_plan.h"

namespace attngen {

/// See attngen_run. A kernel that was not prepared is loaded here, unless the stream is being
/// captured. Once it is loaded, a shape whose reads are proven costs no allocation and no lock.
Outcome run_plan(LaunchPlan& plan, const attngen_args& args, void* workspace,
                 std::size_t workspace_bytes, void* stream);

}  // namespace attngen
