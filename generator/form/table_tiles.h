// SPDX-License-Identifier: Apache-2.0
// Tile classes of conditions on integer tables, for a back end that looks at the tables themselves.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "generator/analysis/tile_linear.h"
#include "generator/form/forward_form.h"

namespace attngen {

/// Which side of a tile an access of a table runs over; blocks: over both, where neighbouring pairs
/// of a row and a key share an entry.
enum class TableSide { rows, keys, blocks };

/// An access of a table as the tiles of `form` see it. Whoever looks at rows and keys in these
/// steps, and at the last ones, has seen every entry.
struct TableView {
  TableSide side = TableSide::rows;
  std::int64_t row_step = 1;
  std::int64_t key_step = 1;
};

/// `packed_var` (or -1) belongs to the rows; `static_params`: by param id, NaN where not static.
/// Absent where the entry is constant, or where fewer than kPairsOfEntry pairs share one: then the
/// pairs themselves are as soon asked.
std::optional<TableView> table_view(const ForwardForm& form, int packed_var,
                                    std::span<const double> static_params, const Expr& access);
inline constexpr std::int64_t kPairsOfEntry = 64;

/// `form.tiles` said again with tile_least and tile_most of tables of integers and booleans that
/// have a view. Whatever such a table holds, also where no condition reaches, the rule is right: a
/// comparison that could leave 64 bits, or that is not one of exact integers, is left out.
/// `static_params`: by param id; NaN where not static. `finds`: whether the back end finds the
/// bounds of an access that has a view; null = of every one.
TileRule table_tiles(const Cascade& cascade, const ForwardForm& form, int packed_var,
                     std::span<const double> static_params, const BoundedTables& finds = {});

/// The accesses in tile_least and tile_most of these expressions (null ones have none), each once.
std::vector<Expr> bounded_tables(const std::vector<Expr>& exprs);

}  // namespace attngen
