// SPDX-License-Identifier: Apache-2.0
#include "generator/form/table_tiles.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "generator/form/exact_integers.h"
#include "generator/form/form_tiles.h"

namespace attngen {
namespace {

constexpr double kLargest = 9.22e18;  ///< of 64 bits, with room for what a double rounds

bool is_bound(const Expr& expr) {
  return expr->op == Op::tile_least || expr->op == Op::tile_most;
}

bool reads_bounds(const Expr& expr) {
  return !bounded_tables({expr}).empty();
}

/// Two steps behind the last row or key is still inside 32 bits.
constexpr auto kLongestStep = static_cast<double>(kLongestAxis);

/// Steps of `var` that take `coordinate` to its next value: n where it is var / n, perhaps with
/// something added that does not vary. Absent where nothing is known.
std::optional<std::int64_t> known_step(const Expr& coordinate, int var,
                                       std::span<const double> static_params) {
  const auto varies = [var](const Expr& expr) { return uses_var(expr, var); };
  switch (coordinate->op) {
    case Op::var:
      return 1;
    case Op::add:
    case Op::sub: {
      const Expr& a = coordinate->args[0];
      const Expr& b = coordinate->args[1];
      if (!varies(b)) return known_step(a, var, static_params);
      if (coordinate->op == Op::sub || varies(a)) return std::nullopt;
      return known_step(b, var, static_params);
    }
    case Op::floor_div: {
      const Expr& by = coordinate->args[1];
      double divisor = 0;
      if (by->op == Op::integer) divisor = static_cast<double>(by->integer);
      if (by->op == Op::param) divisor = static_params[static_cast<std::size_t>(by->id)];
      const auto step = known_step(coordinate->args[0], var, static_params);
      if (!step || !(divisor >= 1) || static_cast<double>(*step) * divisor > kLongestStep) {
        return std::nullopt;
      }
      return *step * static_cast<std::int64_t>(divisor);
    }
    default:
      return std::nullopt;
  }
}

class ExactRules {
 public:
  ExactRules(const Cascade& cascade, std::span<const double> static_params) : cascade_(cascade) {
    leaves_.static_param = [static_params](int param) {
      const double value = static_params[static_cast<std::size_t>(param)];
      return std::isnan(value) ? std::nullopt : std::optional(value);
    };
    leaves_.type_of = [&cascade](const Expr& access) {
      return cascade.tensors.at(static_cast<std::size_t>(access->id)).type.type;
    };
  }

  /// `condition` with every comparison of table entries that may go wrong replaced by `unknown`.
  Expr condition(const Expr& condition, bool unknown) const {
    if (!condition) return condition;
    if (condition->op == Op::logical_and || condition->op == Op::logical_or) {
      const Expr a = this->condition(condition->args[0], unknown);
      const Expr b = this->condition(condition->args[1], unknown);
      return joined(condition->op, a, b);
    }
    if (!reads_bounds(condition)) return condition;
    const Expr plain = without_one_more(condition);
    return is_exact(plain) ? plain : make_boolean(unknown);
  }

  /// Without the bounds of keys that may go wrong.
  std::vector<Expr> bounds(std::vector<Expr> bounds) const {
    bounds.erase(
        std::remove_if(bounds.begin(), bounds.end(),
                       [&](const Expr& one) { return reads_bounds(one) && !is_exact_number(one); }),
        bounds.end());
    return bounds;
  }

 private:
  static Expr joined(Op op, const Expr& a, const Expr& b) {
    for (const auto& [one, other] : {std::pair{a, b}, std::pair{b, a}}) {
      if (one->op != Op::boolean) continue;
      const bool decides = (one->integer != 0) == (op == Op::logical_or);
      return decides ? one : other;
    }
    return make_node(op, {a, b});
  }

  /// a + 1 <= b as a < b, and a + 1 > b as a >= b: of integers the same, and nothing overflows.
  static Expr without_one_more(const Expr& condition) {
    if (condition->op != Op::le && condition->op != Op::gt) return condition;
    const Expr& sum = condition->args[0];
    if (sum->op != Op::add || sum->args[1]->op != Op::integer || sum->args[1]->integer != 1) {
      return condition;
    }
    return make_node(condition->op == Op::le ? Op::lt : Op::ge, {sum->args[0], condition->args[1]});
  }

  bool is_exact(const Expr& condition) const {
    return is_comparison(condition->op) && is_exact_number(condition->args[0]) &&
           is_exact_number(condition->args[1]);
  }

  bool is_exact_number(const Expr& expr) const {
    return is_exact_index(cascade_, expr) && (is_entry(expr) || stays_in_long(expr));
  }

  static bool is_entry(const Expr& expr) { return is_bound(expr) || expr->op == Op::access; }

  /// True when no value below `expr` can leave 64 bits, whatever the tables hold.
  bool stays_in_long(const Expr& expr) const {
    if (is_entry(expr)) {
      const Expr& access = is_bound(expr) ? expr->args[0] : expr;
      return leaves_.type_of(access) != DType::i64;
    }
    if (is_condition(expr)) {
      return std::all_of(expr->args.begin(), expr->args.end(), [&](const Expr& arg) {
        return is_condition(arg) || is_exact_number(arg);
      });
    }
    const IndexRange range = index_range(expr, leaves_);
    return range.low >= -kLargest && range.high <= kLargest &&
           std::all_of(expr->args.begin(), expr->args.end(),
                       [&](const Expr& arg) { return stays_in_long(arg); });
  }

  static bool is_condition(const Expr& expr) {
    return is_comparison(expr->op) || expr->op == Op::boolean || expr->op == Op::logical_not ||
           expr->op == Op::logical_and || expr->op == Op::logical_or;
  }

  const Cascade& cascade_;
  IndexLeaves leaves_;
};

}  // namespace

std::optional<TableView> table_view(const ForwardForm& form, int packed_var,
                                    std::span<const double> static_params, const Expr& access) {
  const bool by_head = packed_var >= 0 && uses_var(access, packed_var);
  const bool by_row = by_head || uses_var(access, form.row_var);
  const bool by_key = uses_var(access, form.key_var);
  if (!by_row && !by_key) return std::nullopt;
  if (!by_key) return TableView{TableSide::rows};
  if (!by_row) return TableView{TableSide::keys};
  std::optional<std::int64_t> row_step;
  std::optional<std::int64_t> key_step;
  for (const Expr& coordinate : access->args) {
    const bool has_row = uses_var(coordinate, form.row_var);
    const bool has_key = uses_var(coordinate, form.key_var);
    const bool has_head = packed_var >= 0 && uses_var(coordinate, packed_var);
    // Of two coordinates of one variable each changes at steps of its own.
    if (has_row + has_key + has_head > 1 || (has_row && row_step) || (has_key && key_step)) {
      return std::nullopt;
    }
    if (has_row) row_step = known_step(coordinate, form.row_var, static_params).value_or(1);
    if (has_key) key_step = known_step(coordinate, form.key_var, static_params).value_or(1);
  }
  const TableView view{TableSide::blocks, row_step.value_or(1), key_step.value_or(1)};
  if (view.row_step * view.key_step < kPairsOfEntry) return std::nullopt;
  return view;
}

std::vector<Expr> bounded_tables(const std::vector<Expr>& exprs) {
  std::vector<Expr> tables;
  for (const Expr& expr : exprs) {
    if (!expr) continue;
    for_each_node(expr, [&](const ExprNode& node) {
      if (node.op != Op::tile_least && node.op != Op::tile_most) return;
      const bool known = std::any_of(tables.begin(), tables.end(),
                                     [&](const Expr& one) { return same(one, node.args[0]); });
      if (!known) tables.push_back(node.args[0]);
    });
  }
  return tables;
}

TileRule table_tiles(const Cascade& cascade, const ForwardForm& form, int packed_var,
                     std::span<const double> static_params, const BoundedTables& finds) {
  std::vector<Expr> keeps;
  if (form.keeps_differ) {
    keeps.push_back(form.wide_keep);
    for (const RowScalar& scalar : form.scalars) {
      if (scalar.is_state) keeps.push_back(scalar.keep);
    }
  } else {
    keeps.push_back(form.tiles.keep);
  }
  std::vector<int> tile_vars = {form.row_var, form.key_var};
  if (packed_var >= 0) tile_vars.push_back(packed_var);
  TileRule rule = joint_tile_rule(cascade, keeps, tile_vars, form.key_var, [&](const Expr& access) {
    return table_view(form, packed_var, static_params, access) && (!finds || finds(access));
  });
  const ExactRules exact(cascade, static_params);
  rule.possible = exact.condition(rule.possible, true);
  rule.certain = exact.condition(rule.certain, false);
  rule.begin = exact.bounds(std::move(rule.begin));
  rule.end = exact.bounds(std::move(rule.end));
  return rule;
}

}  // namespace attngen
