// SPDX-License-Identifier: Apache-2.0
// The least and the largest entry of integer tables over the rows and the keys of a tile: what the
// tile classes ask for. Looked up tile by tile, in the tables themselves.
#pragma once

#include <vector>

#include "generator/llvm/row_tile_scope.h"

namespace attngen {

class TileTables {
 public:
  /// Of the tile_least and tile_most in `exprs`; null ones have none.
  TileTables(RowTileScope& scope, const std::vector<Expr>& exprs);

  bool has_keys() const { return !of_keys_.empty(); }

  /// Over the rows of the item, once it is entered; for all its tiles.
  void look_at_rows();
  /// Over keys `first` ... `first` + `count` (at least one), in place of those of another tile.
  void look_at_keys(IrValue first, IrValue count);

 private:
  using Values = IrFunction::Values;

  TableBounds of_rows(const Expr& access);
  TableBounds of_keys(const Expr& access, IrValue first, IrValue count);
  Values key_by_key(const Expr& access, IrValue first, IrValue count);
  Values in_vectors(const Expr& access, IrValue first, IrValue count);
  bool are_neighbours(const Expr& access) const;
  int lanes() const;

  RowTileScope& scope_;
  IrFunction& f_;
  int key_var_;
  std::vector<Expr> of_rows_;
  std::vector<Expr> of_keys_;
};

}  // namespace attngen
