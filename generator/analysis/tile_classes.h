// SPDX-License-Identifier: Apache-2.0
// Tile classes by interval arithmetic: a condition on coordinates becomes two conditions on tile
// corners (possible, certain) and closed-form loop bounds where it is convex in the streamed rank.
#pragma once

#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/ir/cascade.h"

namespace attngen {

/// `tile_vars` vary inside a tile; every other rank variable is constant there. Tables indexed by a
/// tile variable are unknown (possible, never certain); tables of constants are exact.
TileRule tile_rule(const Cascade& cascade, const Expr& keep, const std::vector<int>& tile_vars,
                   int stream_var);

enum class TileClass { empty, partial, full };

}  // namespace attngen
