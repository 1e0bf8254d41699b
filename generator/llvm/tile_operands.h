// SPDX-License-Identifier: Apache-2.0
// Where the contractions of a tile find its keys and values: in the arrays themselves, or copied.
#pragma once

#include "generator/llvm/row_tile_scope.h"

namespace attngen {

/// Rows as a contraction reads them.
struct TileRows {
  IrValue address;
  IrValue stride;  ///< elements from row to row
};

class TileOperands {
 public:
  explicit TileOperands(RowTileScope& scope);

  /// Keys `first` ... `first` + `count`: reals, or bf16 where pairs are read.
  TileRows keys(IrValue first, IrValue count);
  /// Their values, after the update marked which are alive: reals, or one row of pairs for two
  /// keys.
  TileRows values(IrValue first, IrValue count);

  /// Addresses of the rows of the tile from `first` on, to be prefetched; beyond the last key it is
  /// taken again.
  void find_rows(const FormOperand& operand, IrValue first, std::int64_t to);

 private:
  TileRows in_place(const FormOperand& operand, IrValue first);
  TileRows plain_values(IrValue first, IrValue count);
  TileRows value_pairs(IrValue first, IrValue count);
  void copy_rows(const FormOperand& operand, IrValue first, IrValue count, int columns, int width,
                 std::int64_t to, bool clears_dead);
  IrValue is_alive(IrValue row);
  const Tensor& tensor_of(const FormOperand& operand) const;

  RowTileScope& scope_;
  const ForwardForm& form_;
  const TileLayout& layout_;
  IrFunction& f_;
};

}  // namespace attngen
