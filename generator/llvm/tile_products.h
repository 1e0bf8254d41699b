// SPDX-License-Identifier: Apache-2.0
// The two contractions of a tile, with sums held in registers.
#pragma once

#include "generator/llvm/row_tile_scope.h"
#include "generator/llvm/tile_operands.h"

namespace attngen {

/// dots[key][row] = sum over e of keys[key][e] * rows[e][row], for `count` keys; asks for `ahead`.
void print_dots(RowTileScope& scope, const TileRows& keys, IrValue count, const RowsAhead& ahead);

/// sums[f][row] = sums[f][row] * factor[row] + sum over keys of values[key][f] * tile[key][row];
/// asks for `ahead`.
void print_accumulation(RowTileScope& scope, const TileRows& values, IrValue count,
                        const RowsAhead& ahead);

}  // namespace attngen
