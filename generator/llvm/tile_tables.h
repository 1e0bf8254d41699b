// SPDX-License-Identifier: Apache-2.0
// The least and the largest entry of integer tables over the rows and the keys of a tile: what the
// tile classes ask for. Looked up tile by tile, in the tables themselves.
#pragma once

#include <vector>

#include "generator/form/table_tiles.h"
#include "generator/llvm/row_tile_scope.h"

namespace attngen {

inline constexpr std::int64_t kBytesOfBound = 8;

/// What says which keys some row may use, and what a stream asks of its tiles beside.
std::vector<Expr> range_exprs(const TileRule& tiles);
std::vector<Expr> tile_exprs(const TileRule& tiles);

class TileTables {
 public:
  /// Of the tile_least and tile_most in `exprs`; null ones have none.
  TileTables(RowTileScope& scope, const std::vector<Expr>& exprs);

  bool has_keys() const { return !of_keys_.empty() || has_blocks(); }
  bool has_blocks() const { return !of_blocks_.empty(); }

  /// Over the rows of the item, once it is entered; for all its tiles.
  void look_at_rows();
  /// Likewise, and over each block of rows, which TileLayout::row_bounds keeps.
  void look_at_row_blocks();
  /// Those of the block of rows from `row` on, in place of those of the item.
  void enter_row_block(IrValue row);
  /// Over keys `first` ... `first` + `count` (at least one), in place of those of another tile; of
  /// tables of blocks, over the corners of the scope.
  void look_at_keys(IrValue first, IrValue count);
  /// Tables of blocks again, when the corners have changed.
  void look_at_blocks();

 private:
  using Values = IrFunction::Values;
  struct Blocks {
    Expr access;
    TableView view;
  };

  Values of_rows(const Expr& access, IrValue first, IrValue end);
  IrValue block_bounds(IrValue row, std::size_t table);
  TableBounds of_keys(const Expr& access, IrValue first, IrValue count);
  TableBounds of_blocks(const Blocks& table);
  Values key_by_key(const Expr& access, IrValue first, IrValue count);
  Values in_vectors(const Expr& access, IrValue first, IrValue count);
  bool are_neighbours(const Expr& access) const;
  int lanes() const;

  RowTileScope& scope_;
  IrFunction& f_;
  int key_var_;
  std::vector<Expr> of_rows_;
  std::vector<Expr> of_keys_;
  std::vector<Blocks> of_blocks_;
};

}  // namespace attngen
