// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/tile_classes.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "generator/analysis/eliminate_atoms.h"

namespace attngen {
namespace {

Expr any_of_terms(const std::vector<Expr>& terms) {
  Expr any;
  for (const Expr& term : terms) {
    any = any ? make_node(Op::logical_or, {any, term}) : term;
  }
  return any ? any : make_boolean(false);
}

/// "Some point of the tile may satisfy the condition (or its negation)."
Expr some_point(const TileScope& scope, const Expr& condition, bool negated) {
  std::vector<Expr> ways;
  for (const TileConjunction& conjunction_ : tile_conjunctions(scope, condition, negated)) {
    const std::optional<Elimination> tile = eliminate_varying(scope, conjunction_.constraints, -1);
    if (!tile) continue;
    std::vector<Expr> terms = conjunction_.fixed;
    for (const TileConstraint& one : tile->constraints) {
      terms.push_back(at_most_zero(one.form, one.strict));
    }
    if (terms.empty()) return make_boolean(true);
    ways.push_back(conjunction(terms));
  }
  return any_of_terms(ways);
}

struct StreamBounds {
  std::vector<Expr> begin;
  std::vector<Expr> end;
  std::vector<Expr> guards;  ///< about the whole tile: no key is used unless all hold
  bool exact = true;
};

Expr plus(const Expr& a, std::int64_t more) {
  if (a->op == Op::integer) return make_integer(a->integer + more);
  return make_node(Op::add, {a, make_integer(more)});
}

/// floor(value / divisor); as it stands when that changes nothing.
Expr floored(const Expr& value, std::int64_t divisor, bool integral) {
  if (divisor == 1 && integral) return value;
  return make_node(Op::floor_div, {value, make_integer(divisor)});
}

Expr ceiled(const Linear& value, std::int64_t divisor, bool integral) {
  if (divisor == 1 && integral) return to_expr(value);
  const std::optional<Linear> opposite = combined(Linear{}, value, -1);
  return make_node(Op::neg, {floored(to_expr(*opposite), divisor, integral)});
}

/// What coefficient * atom + rest <= 0 says about the stream variable, where atom is the variable
/// itself or its floor division by a positive extent or literal.
void add_stream_bound(const TileScope& scope, const TileConstraint& constraint, int stream_var,
                      StreamBounds& bounds) {
  Expr atom;
  Linear rest;
  rest.constant = constraint.form.constant;
  std::int64_t coefficient = 0;
  int users = 0;
  bool integral = true;
  for (const Linear::Term& term : constraint.form.terms) {
    if (uses_var(term.atom, stream_var) && scope.varies(term.atom)) {
      atom = term.atom;
      coefficient = term.coefficient;
      ++users;
    } else {
      integral = integral && scope.is_integral(term.atom);
      rest.terms.push_back(term);
    }
  }
  const bool is_quotient = users == 1 && atom->op == Op::floor_div &&
                           atom->args[0]->op == Op::var && scope.is_nonnegative(atom->args[1]) &&
                           !scope.varies(atom->args[1]);
  const bool usable = users == 1 && (atom->op == Op::var || is_quotient);
  bounds.exact = bounds.exact && usable && !is_quotient;
  if (!usable) return;

  const std::optional<Linear> opposite = combined(Linear{}, rest, -1);
  if (coefficient > 0) {
    // atom <= -rest / coefficient, or < when strict: one past the last value allowed.
    const Expr last_plus_one = constraint.strict
                                   ? ceiled(*opposite, coefficient, integral)
                                   : plus(floored(to_expr(*opposite), coefficient, integral), 1);
    bounds.end.push_back(is_quotient ? make_node(Op::mul, {last_plus_one, atom->args[1]})
                                     : last_plus_one);
  } else {
    const std::int64_t divisor = -coefficient;
    const Expr first = constraint.strict ? plus(floored(to_expr(rest), divisor, integral), 1)
                                         : ceiled(rest, divisor, integral);
    bounds.begin.push_back(is_quotient ? make_node(Op::mul, {first, atom->args[1]}) : first);
  }
}

/// Over the integers a condition that follows from two others says as much as they do when one of
/// them, at most, leaves a part of an integer over.
bool have_integer_bounds(const TileScope& scope, const std::vector<TileConstraint>& constraints) {
  return std::count_if(constraints.begin(), constraints.end(), [&](const TileConstraint& one) {
           return one.strict || std::any_of(one.form.terms.begin(), one.form.terms.end(),
                                            [&](const Linear::Term& term) {
                                              return !scope.is_integral(term.atom);
                                            });
         }) <= 1;
}

std::optional<StreamBounds> bounds_of(const TileScope& scope, const TileConjunction& part,
                                      int stream_var) {
  const std::optional<Elimination> rows = eliminate_varying(scope, part.constraints, stream_var);
  if (!rows) return std::nullopt;
  StreamBounds bounds;
  bounds.exact = part.exact && part.fixed.empty() && rows->complete &&
                 is_exact_over_integers(scope, part.constraints);
  for (const TileConstraint& one : rows->constraints) {
    const bool streams =
        std::any_of(one.form.terms.begin(), one.form.terms.end(), [&](const Linear::Term& term) {
          return scope.varies(term.atom) && uses_var(term.atom, stream_var);
        });
    if (streams) {
      add_stream_bound(scope, one, stream_var, bounds);
    } else {
      bounds.guards.push_back(at_most_zero(one.form, one.strict));
    }
  }
  if (!bounds.guards.empty() && !have_integer_bounds(scope, part.constraints)) bounds.exact = false;
  return bounds;
}

Expr folded(Op op, const std::vector<Expr>& items) {
  Expr result;
  for (const Expr& item : items) result = result ? make_node(op, {result, item}) : item;
  return result;
}

}  // namespace

TileRule tile_rule(const Cascade& cascade, const Expr& keep, const std::vector<int>& tile_vars,
                   int stream_var, const BoundedTables& bounded) {
  TileRule rule;
  rule.keep = keep;
  const TileScope scope(cascade, tile_vars, bounded);
  rule.possible = some_point(scope, keep, false);
  rule.certain = negation(some_point(scope, keep, true));

  std::vector<StreamBounds> parts;
  for (const TileConjunction& part : tile_conjunctions(scope, keep, false)) {
    if (std::optional<StreamBounds> bounds = bounds_of(scope, part, stream_var)) {
      parts.push_back(std::move(*bounds));
    }
  }
  if (parts.size() == 1) {
    const StreamBounds& only = parts.front();
    rule.begin = only.begin;
    rule.end = only.end;
    rule.bounds_exact = only.exact;
    if (!only.guards.empty()) {
      const int rank = cascade.vars.at(static_cast<std::size_t>(stream_var)).rank;
      rule.end.push_back(make_node(
          Op::select, {conjunction(only.guards), make_leaf(Op::extent, rank), make_integer(0)}));
    }
    return rule;
  }
  // Several ways to be kept: the hull of their ranges, where every one of them is bounded.
  std::vector<Expr> begins;
  std::vector<Expr> ends;
  for (const StreamBounds& part : parts) {
    if (Expr begin = folded(Op::max, part.begin)) begins.push_back(std::move(begin));
    if (Expr end = folded(Op::min, part.end)) ends.push_back(std::move(end));
  }
  if (!parts.empty() && begins.size() == parts.size()) {
    rule.begin.push_back(folded(Op::min, begins));
  }
  if (!parts.empty() && ends.size() == parts.size()) {
    rule.end.push_back(folded(Op::max, ends));
  }
  return rule;
}

}  // namespace attngen
