// SPDX-License-Identifier: Apache-2.0
// The two contractions of a tile, with sums held in registers.
#pragma once

#include "generator/llvm/row_tile_scope.h"

namespace attngen {

/// dots[key][row] = sum over e of keys[key][e] * rows[e][row], for `count` keys whose reals lie
/// behind `keys`, `stride` elements from one to the next.
void print_dots(RowTileScope& scope, IrValue keys, IrValue stride, IrValue count);

/// sums[f][row] = sums[f][row] * factor[row] + sum over keys of values[key][f] * tile[key][row].
void print_accumulation(RowTileScope& scope, IrValue values, IrValue stride, IrValue count);

}  // namespace attngen
