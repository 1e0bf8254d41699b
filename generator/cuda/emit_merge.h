// SPDX-License-Identifier: Apache-2.0
// The monoid of the running values: partials of one row, and how two of them become one.
#pragma once

#include <string>
#include <string_view>

#include "generator/cuda/hook_scope.h"

namespace attngen {

/// MergeFactors, save_row(), load_row() and merge_row(). Call it after emit_update().
std::string emit_merge(HookScope& scope);

/// MergeFactors and merge_row(), whose first parameters are `context` ("" or "..., "). Both parts
/// are brought to the tags of the union by the same retags that a tile uses.
std::string emit_merge_row(HookScope& scope, std::string_view context);

}  // namespace attngen
