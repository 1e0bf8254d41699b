// SPDX-License-Identifier: Apache-2.0
// Tiles that were tuned, for whoever makes a plan.
#pragma once

#include <functional>

#include "autotune/lookup.h"
#include "autotune/tuned_choice.h"
#include "base/settings.h"
#include "runtime/execute.h"

namespace attngen::tune {

/// Hears every answer; may be empty.
using TellAnswer = std::function<void(const LookupAnswer&)>;

/// Answers requests on the device that `identity` says, which is asked once, and results read, at
/// the first request. Which rule fired goes to the log at level info, once per cascade. For several
/// threads at once. What they return throws what tuned_here() throws.
ChooseCpuTile tuned_cpu_tiles(Settings settings,
                              std::function<DeviceIdentity(const CpuProblem&)> identity,
                              TellAnswer tell = {});
ChooseGpuTile tuned_gpu_tiles(Settings settings, Seeds seeds,
                              std::function<DeviceIdentity(const Problem&)> identity,
                              TellAnswer tell = {});

}  // namespace attngen::tune
