// SPDX-License-Identifier: Apache-2.0
// Tile classes by interval arithmetic: a condition on coordinates becomes two conditions on tile
// corners (possible, certain) and closed-form loop bounds where it is convex in the streamed rank.
#pragma once

#include <cstdint>
#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/analysis/tile_linear.h"
#include "generator/ir/binding.h"
#include "generator/ir/cascade.h"

namespace attngen {

/// `begin` and `end` are real numbers when a launch-time param is fractional: keys m with
/// begin <= m < end. They are to be cut to [0, extent), as `tile_last` is.
/// `tile_vars` vary inside a tile; every other rank variable is constant there. Tables of constants
/// are exact. Tables indexed by a tile variable are unknown (possible, never certain), but for
/// those that are `bounded`: integers and booleans between their least and their largest entry in
/// the tile.
TileRule tile_rule(const Cascade& cascade, const Expr& keep, const std::vector<int>& tile_vars,
                   int stream_var, const BoundedTables& bounded = {});

enum class TileClass { empty, partial, full };

/// Numbers for a host-side evaluation of a rule: extents, params and tables without batch axes
/// (`arrays` by tensor id), coordinates by variable id, and per variable its range in the tile (of
/// one that is constant there, its coordinate).
struct TilePlace {
  const Binding* binding = nullptr;
  const std::vector<Array>* arrays = nullptr;
  std::vector<std::int64_t> vars;
  std::vector<std::int64_t> first;
  std::vector<std::int64_t> last;
};

/// A condition (0 or 1) or an index expression at `place`; null is true.
double evaluate_at(const Cascade& cascade, const Expr& expr, const TilePlace& place);

TileClass classify(const Cascade& cascade, const TileRule& rule, const TilePlace& place);

}  // namespace attngen
