// SPDX-License-Identifier: Apache-2.0
// The monoid of the running values: partials of one row, and how two of them become one.
#pragma once

#include <string>

#include "generator/cuda/hook_scope.h"

namespace attngen {

/// MergeFactors, save_row(), load_row() and merge_row(). Both parts are brought to the tags of the
/// union by the same retags that a tile uses. Call it after emit_update().
std::string emit_merge(HookScope& scope);

}  // namespace attngen
