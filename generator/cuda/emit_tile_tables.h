// SPDX-License-Identifier: Apache-2.0
// Integer tables that decide whole tiles (dq[p] == dk[m], BM[p / 64,m / 64]): what a tile of rows
// and keys reads of them.
#pragma once

#include <string>
#include <vector>

#include "generator/cuda/hook_scope.h"

namespace attngen {

/// `form.tiles`, its classes said again with the bounds of the tables that the hooks can look at:
/// not those of heads that lie side by side in a row tile.
TileRule tiles_with_tables(const Cascade& cascade, const ForwardForm& form, int packed_var,
                           const Problem& problem);

/// A function look_at_NAME() for each of them, which `scope.tables` then has.
std::string emit_tile_tables(HookScope& scope);

/// The statements that fill the locals which `condition` (or null) reads.
std::vector<std::string> emit_tile_table_calls(const HookScope& scope, const Expr& condition);

}  // namespace attngen
