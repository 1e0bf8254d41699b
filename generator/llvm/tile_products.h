// SPDX-License-Identifier: Apache-2.0
// The two contractions of a tile, with sums held in registers.
#pragma once

#include "generator/llvm/row_tile_scope.h"
#include "generator/llvm/tile_operands.h"

namespace attngen {

/// dots[key][row] = sum over e of keys[key][e] * rows[e][row], for keys `met` of the tile and the
/// TileLayout::rows_at_once rows from `first_row` on; asks for `ahead`.
void print_dots(RowTileScope& scope, IrValue first_row, const TileRows& keys, const KeysMet& met,
                const RowsAhead& ahead);

/// sums[f][row] = sums[f][row] * factor[row] + sum over keys of values[key][f] * tile[key][row], of
/// the same rows; asks for `ahead`.
void print_accumulation(RowTileScope& scope, IrValue first_row, const TileRows& values,
                        const KeysMet& met, const RowsAhead& ahead);

}  // namespace attngen
