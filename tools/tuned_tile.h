// SPDX-License-Identifier: Apache-2.0
// Runs take the tile that --tile names, or the one that `attngen tune` found.
#pragma once

#include <memory>
#include <string>

#include "autotune/lookup.h"
#include "runtime/execute.h"
#include "tools/skeleton_option.h"

namespace attngen {

/// What the last request was answered with.
struct TunedTile {
  bool is_asked = false;  ///< by --tile: nothing was looked up
  tune::LookupAnswer answer = {tune::LookupRule::model, {}, "model: nothing was looked up"};
};

/// "asked", or the name of the rule.
std::string rule_of(const TunedTile& told);

/// Fills `options.cpu_tile` or `options.gpu_tile`, as `device` has it. Tuned results are read at
/// the first request; which rule fired is logged at level info, once per operation. Throws
/// Error(refused) for a `tile` that names none of the device's.
void choose_tile(Device device, const SkeletonOption& skeleton, const std::string& tile,
                 std::shared_ptr<TunedTile> told, ExecuteOptions& options);

}  // namespace attngen
