// SPDX-License-Identifier: Apache-2.0
// What the hooks of one kernel share: names, the fields of Arguments, Block and Row, and how each
// leaf of an expression is reached from the hook being printed.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "generator/cuda/c_names.h"
#include "generator/cuda/emit_expr.h"
#include "generator/cuda/source.h"
#include "generator/form/forward_form.h"

namespace attngen {

/// A member of an emitted struct and the statement that fills it.
struct HookField {
  std::string type;
  std::string name;
  std::string value;  ///< initialiser; empty = filled elsewhere
  std::string comment;
};

/// A table that decides whole tiles: see emit_tile_tables.h.
struct TileTable {
  Expr access;
  std::string function;  ///< finds their bounds
  std::string local;     ///< the EntryRange<> that it returns
};

/// Where a hook stands: decides what is constant there and worth computing once.
enum class HookPlace {
  block,    ///< enter_block: only coordinates of the grid are known
  row,      ///< enter_row
  element,  ///< for one key of one row, inside the stream loop
  tile,     ///< for a row and a key of a tile, both of them locals
  finish,   ///< once per row, after the loop
  column,   ///< for one wide column of one row, after the loop
};

class HookScope : public ExprScope {
 public:
  HookScope(const Cascade& cascade, const ForwardForm& form, const Problem& problem, CNames& names);

  std::string var(int id) override;
  std::string tile_corner(Op op, int var) override;
  std::string table_bound(Op op, const Expr& access) override;
  std::string extent(int rank) override;
  std::string param(int id) override;
  std::string index_param(int id) override;
  std::optional<double> static_param(int id) const override;
  std::string loaded(const Expr& access) override;
  DType type_of(const Expr& access) const override;
  std::string before_tile(const Expr& access) override;
  std::optional<std::string> divisor(const Expr& value) override;
  std::optional<std::string> exponent_shift(const Expr& above, const Expr& value) override;

  /// Texts of `expr` at the current place.
  std::string value(const Expr& expr) { return ExprPrinter(cascade_, *this, parts).value(expr); }
  std::string index(const Expr& expr) { return ExprPrinter(cascade_, *this, parts).index(expr); }
  std::string condition(const Expr& expr) {
    return ExprPrinter(cascade_, *this, parts).condition(expr);
  }

  /// The address of an access: a Block field for what is constant in a CTA plus `stride` terms for
  /// the rest. `offset` is empty when every coordinate is constant.
  struct Address {
    std::string base;
    std::string offset;
  };
  /// `trusted_dim`: whose coordinate is looked at elsewhere.
  Address address_of(const Expr& access, int trusted_dim = -1);
  const TileTable& tile_table(const Expr& access) const;
  /// The local of enter_block that holds a batch coordinate.
  const std::string& batch_name(int axis);

  /// Fields of Arguments, made at the first request.
  std::string pointer_argument(int tensor);
  std::string stride_argument(int tensor, int axis);  ///< batch axes first, then dims
  /// Arrays are row-major: along the last axis elements are neighbours, unless the problem says no.
  bool is_unit_stride(int tensor, int axis) const;
  /// "coordinate * stride", or `coordinate` alone along neighbours.
  std::string strided(const std::string& coordinate, int tensor, int axis);
  std::string batch_extent(int axis);
  std::string counter_argument();
  /// Partials and arrival counters of a kernel whose CTAs share units.
  void use_workspace(bool with_tickets);
  /// Where the problem asks for traps: a statement for each length that is known at the current
  /// place, and only from there on.
  std::vector<std::string> length_checks();
  /// Whether a coordinate comes from a table and the problem asks for traps.
  bool checks(const Expr& coordinate) const;

  /// Every field that was asked for, in their order in the struct.
  std::vector<KernelArgument> arguments() const;

  const Cascade& cascade() const { return cascade_; }
  const ForwardForm& form() const { return form_; }
  const Problem& problem() const { return problem_; }
  CNames& names() { return names_; }
  const std::string& var_name(int id) const;
  const std::string& name_of(int tensor) const { return names_.tensor(tensor); }

  /// Heads that lie side by side in a row tile: a coordinate of the row. -1 = none.
  int packed_var = -1;
  /// While keys and values are addressed: the packed heads of a CTA share them, so their first one
  /// stands for all.
  bool at_first_head = false;
  /// What previous() reads in a merge: "earlier." or "later."; empty in an update.
  std::string merged_part;

  HookPlace place = HookPlace::block;
  std::set<std::string> parts;            ///< templates called so far
  std::vector<HookField> block_fields;    ///< in an order in which each needs only earlier ones
  std::vector<HookField> row_fields;      ///< filled by enter_row
  std::vector<HookField> end_fields;      ///< of Row, filled by finish_row
  std::map<int, std::string> old_values;  ///< by tensor: its value before the tile
  std::vector<std::pair<Expr, std::string>> shifts;  ///< exponent shifts asked for, in order
  std::string carried_name = "carried";
  std::vector<TileTable> tables;             ///< that tile_possible() and tile_certain() look at
  std::vector<std::string> reduction_names;  ///< by ForwardForm::reductions: field of Row or Block
  bool reads_tables_per_key = false;         ///< an element hook loads from a table
  bool scales_weights = false;               ///< see weight_scale.h
  std::vector<ValueRange> ranges;            ///< by tensor id

 private:
  bool is_constant_in_block(const Expr& expr) const;
  bool is_constant_in_row(const Expr& expr) const;
  std::string field(std::vector<HookField>& fields, const std::string& owner, const Expr& key,
                    HookPlace where, const std::string& type, const std::string& wanted,
                    const std::string& comment, const std::function<std::string()>& init);
  std::string table_load(const Expr& access);
  std::string checked(const std::string& coordinate, int tensor, std::size_t dim);

  const Cascade& cascade_;
  const ForwardForm& form_;
  const Problem& problem_;
  CNames& names_;

  struct KnownField {
    Expr key;
    std::string type;
    std::string text;
  };
  std::vector<KnownField> known_fields_;
  std::map<int, std::string> pointers_;
  std::map<std::pair<int, int>, std::string> strides_;
  std::map<int, std::string> extents_;
  std::map<int, std::string> batch_extents_;
  std::map<int, std::string> params_;
  std::map<int, std::string> index_params_;
  std::map<int, std::string> batch_names_;
  std::string counter_;
  bool uses_workspace_ = false;
  bool uses_tickets_ = false;
};

/// The C++ type that holds an element of `type` in device memory: "float", "Bf16", "int".
std::string device_type(DType type);

/// The template that stores an output of `type`, one of f32, bf16 and f16, from f32.
std::string type_part(DType type);

}  // namespace attngen
