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

std::optional<TableSide> table_side(const ForwardForm& form, int packed_var, const Expr& access) {
  const bool by_row =
      uses_var(access, form.row_var) || (packed_var >= 0 && uses_var(access, packed_var));
  if (by_row == uses_var(access, form.key_var)) return std::nullopt;
  return by_row ? TableSide::rows : TableSide::keys;
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
                     std::span<const double> static_params) {
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
    return table_side(form, packed_var, access).has_value();
  });
  const ExactRules exact(cascade, static_params);
  rule.possible = exact.condition(rule.possible, true);
  rule.certain = exact.condition(rule.certain, false);
  rule.begin = exact.bounds(std::move(rule.begin));
  rule.end = exact.bounds(std::move(rule.end));
  return rule;
}

}  // namespace attngen
