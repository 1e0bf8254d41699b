// SPDX-License-Identifier: Apache-2.0
// One tile of dots meets the running states of one vector of rows, and then holds their weights.
#pragma once

#include "generator/llvm/row_tile_scope.h"

namespace attngen {

/// Fills the reductions of the row operand for rows `first` ... `first` + L.
void load_row_reductions(RowTileScope& scope, IrValue first);

/// Rows `row` ... `row` + L of the tile meet keys `met` of the tile that begins with key
/// `first_key`. Where every pair counts (`is_full`) no condition is printed. Leaves weights in the
/// tile, new states in the states, the factor of the wide sums in the factors, and marks the keys
/// that some row counts.
void print_update(RowTileScope& scope, IrValue row, IrValue first_key, const KeysMet& met,
                  bool is_full);

/// Weights of two neighbouring keys for the rows from `first` on, rounded to bf16 and side by side,
/// in the tile from its beginning: pair i where weight i stood. `met` begins with a pair.
void print_weight_pairs(RowTileScope& scope, IrValue first, const KeysMet& met);

}  // namespace attngen
