// SPDX-License-Identifier: Apache-2.0
// The update hook: one tile meets the running values of one row.
#pragma once

#include <set>
#include <string>

#include "generator/cuda/hook_scope.h"

namespace attngen {

/// update_row(): sweeps over the tile, one per level of states; the last leaves the weights in the
/// tile. Returns the factor that retags the wide accumulator.
std::string emit_update(HookScope& scope);

/// "Maximum"; its template goes into `parts`.
std::string monoid_name(ReduceOp op, std::set<std::string>& parts);

}  // namespace attngen
