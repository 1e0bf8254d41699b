// SPDX-License-Identifier: Apache-2.0
// The two contractions of a tile of few rows, where a vector is neighbouring columns: of a key, a
// value, or a row's sums. Keys and values are widened in registers, once for some rows, and no
// column is spread over lanes: what CPUs gain from whose multiplication cannot do that itself.
#pragma once

#include "generator/llvm/row_tile_scope.h"
#include "generator/llvm/tile_operands.h"

namespace attngen {

/// Brings TileLayout::straight_rows into the order in which the contraction reads columns, and
/// TileLayout::column_sums back into that of the columns: where stored columns are bf16, of every
/// two vectors the even columns stand before the odd ones.
void print_halved_rows(RowTileScope& scope);
void print_whole_sums(RowTileScope& scope);

/// As print_dots(), with rows[row][e] as TileLayout::straight_rows has them.
void print_column_dots(RowTileScope& scope, const TileRows& keys, IrValue count,
                       const RowsAhead& ahead);

/// As print_accumulation(), into sums[row][f] of TileLayout::column_sums.
void print_column_accumulation(RowTileScope& scope, const TileRows& values, IrValue count,
                               const RowsAhead& ahead);

}  // namespace attngen
