// SPDX-License-Identifier: Apache-2.0
// Where the contractions of a tile find its keys and values: in the arrays themselves, or copied.
#pragma once

#include <functional>

#include "generator/llvm/row_tile_scope.h"

namespace attngen {

/// Rows as a contraction reads them, of TileLayout::key_type or value_type.
struct TileRows {
  IrValue address;
  IrValue stride;  ///< elements from row to row
};

/// Rows of the next tiles that a contraction asks the memory for while it works.
struct RowsAhead {
  int lines = 0;  ///< of 64 bytes, of each row; 0 = nothing to ask for
  std::function<IrValue(IrValue row)> address;
};

/// Round `round` of the `rounds` that each block of `block_rows` rows of the tile has asks for its
/// share of the lines of B rows, in the order of memory: that is what the processor's own
/// prefetcher recognises and runs ahead of. `first_row`: of the block.
void ask_for(RowTileScope& scope, const RowsAhead& ahead, IrValue first_row, int block_rows,
             IrValue round, int rounds);

class TileOperands {
 public:
  explicit TileOperands(RowTileScope& scope);

  /// Keys `first` ... `first` + `count`: reals, or bf16 where pairs are read.
  TileRows keys(IrValue first, IrValue count);
  /// Their values, after the update marked which are alive: reals, or one row of pairs for two
  /// keys.
  TileRows values(IrValue first, IrValue count);

  /// The rows of the tile from `first` on; beyond the last key it is taken again.
  RowsAhead keys_ahead(IrValue first);
  RowsAhead values_ahead(IrValue first);

 private:
  RowsAhead ahead(const FormOperand& operand, int columns, IrValue first, std::int64_t to);
  TileRows in_place(const FormOperand& operand, IrValue first);
  TileRows plain_values(IrValue first, IrValue count);
  TileRows value_pairs(IrValue first, IrValue count);
  void copy_rows(const FormOperand& operand, DType as, IrValue first, IrValue count, int columns,
                 int width, std::int64_t to, bool clears_dead);
  IrValue is_alive(IrValue row);
  const Tensor& tensor_of(const FormOperand& operand) const;

  RowTileScope& scope_;
  const ForwardForm& form_;
  const TileLayout& layout_;
  IrFunction& f_;
};

}  // namespace attngen
