// SPDX-License-Identifier: Apache-2.0
// Tile classes of conditions on integer tables, for a back end that looks at the tables themselves.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "generator/form/forward_form.h"

namespace attngen {

/// Which side of a tile an access of a table runs over.
enum class TableSide { rows, keys };

/// The side along which the entries of `access` vary in a tile of `form`; `packed_var` (or -1)
/// belongs to the rows. Absent where it is constant, or where an entry belongs to a pair of a row
/// and a key.
std::optional<TableSide> table_side(const ForwardForm& form, int packed_var, const Expr& access);

/// `form.tiles` said again with tile_least and tile_most of tables of integers and booleans that
/// have a side. Whatever such a table holds, also where no condition reaches, the rule is right: a
/// comparison that could leave 64 bits, or that is not one of exact integers, is left out.
/// `static_params`: by param id; NaN where not static.
TileRule table_tiles(const Cascade& cascade, const ForwardForm& form, int packed_var,
                     std::span<const double> static_params);

/// The accesses in tile_least and tile_most of these expressions (null ones have none), each once.
std::vector<Expr> bounded_tables(const std::vector<Expr>& exprs);

}  // namespace attngen
