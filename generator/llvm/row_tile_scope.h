// SPDX-License-Identifier: Apache-2.0
// What the functions of the tile skeleton share while they are printed: where the leaves of an
// expression are, which work an item is, and the addresses of rows.
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "generator/form/forward_form.h"
#include "generator/llvm/argument_fields.h"
#include "generator/llvm/lane_expr.h"
#include "generator/llvm/tile_layout.h"

namespace attngen {

/// The same for every function of one text.
struct TileContext {
  const Cascade& cascade;
  const ForwardForm& form;
  const CpuProblem& problem;
  const CpuPlan& plan;
  const TileLayout& layout;
  ArgumentFields& arguments;
  IrKind real = IrKind::f32;
  int packed_var = -1;     ///< the variable of plan.packed_rank, or -1
  Expr packed_group = {};  ///< how many of it share keys and values; null = all
};

/// The least and the largest entry that an access of an integer table reads, i64.
struct TableBounds {
  Expr access;
  IrValue least;
  IrValue most;
};

/// Keys `begin` ... `end` of a tile, i64, counted from its first: those that a block of rows meets.
struct KeysMet {
  IrValue begin;
  IrValue end;
};

class RowTileScope : public LaneScope {
 public:
  RowTileScope(const TileContext& context, IrFunction& function);

  IrValue var(int id) override;
  IrValue tile_corner(Op op, int var) override;
  IrValue table_bound(Op op, const Expr& access) override;
  IrValue extent(int rank) override;
  IrValue param(int id) override;
  IrValue index_param(int id) override;
  std::optional<double> static_param(int id) const override;
  DType type_of(const Expr& access) const override;
  IrValue loaded(const Expr& access, LaneExpr& printer) override;
  IrValue before_tile(const Expr& access) override;
  bool is_at_most(const Expr& a, const Expr& b) const override;

  /// Which rows item %item is: sets every coordinate that is constant in it, and `first_row`,
  /// `row_count` and `all_rows` (packed rows of its group).
  void enter_item();
  /// Sets the row's coordinates to those of row `index` (i64) of the tile; a row beyond the last
  /// repeats it.
  void enter_row(IrValue index);
  /// Sets the corners of the rows to those of `count` rows of the tile, from `index` on.
  void enter_rows(IrValue index, IrValue count);
  /// Likewise those of the keys: `count` from key `first` on, at least one.
  void enter_keys(IrValue first, IrValue count);
  /// Between rows: the packed coordinate is that of the group's first, as keys and values see it.
  void leave_rows();
  /// Writes the coordinates of every row of the tile, where they are not simply counted.
  void store_row_coordinates();
  /// Sets the rows' coordinates to vectors: rows first ... first + L of the tile (i64, a multiple
  /// of L).
  void enter_row_vector(IrValue first);

  IrValue value(const Expr& expr) { return printer_.value(expr); }
  IrValue condition(const Expr& expr) { return printer_.condition(expr); }
  /// A coordinate that is a scalar here, as i64.
  IrValue index(const Expr& expr) { return printer_.index(expr); }
  LaneExpr& printer() { return printer_; }

  /// The address of the access with the column at 0, in the current place; all coordinates scalar.
  IrValue row_address(const FormOperand& operand);
  IrValue output_address(const FormOutput& output);
  IrValue column_stride(int tensor, int dim);
  /// The address of a table's element; every coordinate scalar.
  IrValue table_address(const Expr& access);
  /// Every coordinate is a variable of the dim's own rank.
  bool is_surely_inside(const Expr& access) const;

  IrValue scratch(std::int64_t offset) { return f_.behind(f_.parameter("scratch"), offset); }
  /// A vector of reals of a part of the scratch, `at` elements behind its beginning.
  IrValue load_rows(std::int64_t part, IrValue at);
  void store_rows(IrValue value, std::int64_t part, IrValue at);
  /// The Einsum as the cascade writes it, as a comment.
  void comment(int einsum);

  /// A stored element (vector) as real, and back.
  IrValue widened(IrValue stored, DType type);
  IrValue narrowed(IrValue value, DType type);

  IrType vector() const { return {context_.real, context_.layout.lanes}; }
  IrType scalar() const { return {context_.real, 1}; }
  int align() const { return bytes_of(context_.real) * context_.layout.lanes; }
  int rank_of(int var) const {
    return context_.cascade.vars.at(static_cast<std::size_t>(var)).rank;
  }

  const TileContext& context() const { return context_; }
  IrFunction& function() { return f_; }

  IrValue first_row, row_count, all_rows;
  std::map<int, IrValue> vars;            ///< by variable
  std::vector<TableBounds> table_bounds;  ///< of the current tile
  /// Tables are read though nothing says that the pair counts: coordinates are brought inside.
  bool reads_uncounted = false;
  std::map<std::pair<Op, int>, IrValue> corners;  ///< of the row and key variable
  IrValue dot, carried, element;                  ///< in the current place
  std::map<int, IrValue> current;                 ///< by tensor: row scalars, the wide sum
  std::map<int, IrValue> previous;                ///< by tensor: before the tile
  std::vector<IrValue> reductions;                ///< by ForwardForm::reductions

 private:
  IrValue batch_offset(int tensor);
  IrValue table_load(const Expr& access, LaneExpr& printer);
  IrValue table_offset(const Expr& access, LaneExpr& printer);

  const TileContext& context_;
  IrFunction& f_;
  LaneExpr printer_;
  std::vector<IrValue> batch_;
  IrValue group_;       ///< packed: how many in this group
  IrValue first_head_;  ///< packed: the coordinate of the first
};

}  // namespace attngen
