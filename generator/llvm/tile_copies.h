// SPDX-License-Identifier: Apache-2.0
// Rows between arrays and scratch, and sums over columns: what several tile functions print alike.
#pragma once

#include <string>

#include "generator/llvm/row_tile_scope.h"

namespace attngen {

/// `columns` elements of `type` behind `from`, `stride` apart, as reals behind `to` (aligned).
void emit_copy_in(RowTileScope& scope, DType type, IrValue from, IrValue stride, int columns,
                  IrValue to);

/// `columns` reals behind `from` (aligned) rounded to `type` behind `to`.
void emit_copy_out(RowTileScope& scope, DType type, IrValue from, IrValue to, IrValue stride,
                   int columns);

/// `columns` reals of 0 behind `to`, up to a whole number of vectors.
void emit_clear(RowTileScope& scope, int columns, IrValue to);

/// to[c][r] = from[r][c], strides in elements; by a function of the host. Rows and columns are
/// multiples of 4.
void emit_transpose(RowTileScope& scope, IrValue from, int from_stride, IrValue to, int to_stride,
                    int rows, int columns);
/// The declaration of that function.
std::string transpose_declaration(IrKind real);

/// The identity of a reduction, as a real.
IrValue ir_identity(RowTileScope& scope, ReduceOp op);
IrValue ir_combined(RowTileScope& scope, ReduceOp op, IrValue a, IrValue b);

/// One value of all lanes of a vector.
IrValue emit_over_lanes(RowTileScope& scope, ReduceOp op, IrValue vector);

}  // namespace attngen
