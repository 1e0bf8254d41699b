// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/tile_predicate.h"

#include <algorithm>
#include <utility>

namespace attngen {
namespace {

using Disjunction = std::vector<TileConjunction>;

// Beyond this, a term is left out (and marked): the tile test must stay cheap to evaluate.
constexpr std::size_t kMaxConjunctions = 16;

TileConjunction anything() {
  TileConjunction all;
  all.exact = false;
  return all;
}

Disjunction always() {
  return {TileConjunction{}};
}

Disjunction either(Disjunction a, Disjunction b) {
  if (a.size() + b.size() > kMaxConjunctions) return {anything()};
  for (TileConjunction& one : b) a.push_back(std::move(one));
  return a;
}

Disjunction both(Disjunction a, const Disjunction& b) {
  if (a.size() * b.size() > kMaxConjunctions) {
    for (TileConjunction& one : a) one.exact = false;
    return a;
  }
  Disjunction result;
  for (const TileConjunction& x : a) {
    for (const TileConjunction& y : b) {
      TileConjunction joined = x;
      joined.constraints.insert(joined.constraints.end(), y.constraints.begin(),
                                y.constraints.end());
      joined.fixed.insert(joined.fixed.end(), y.fixed.begin(), y.fixed.end());
      joined.exact = joined.exact && y.exact;
      result.push_back(std::move(joined));
    }
  }
  return result;
}

/// Op of a comparison with its sides swapped or negated into one of lt, le, eq, ne.
Op negated_comparison(Op op) {
  switch (op) {
    case Op::lt:
      return Op::ge;
    case Op::le:
      return Op::gt;
    case Op::gt:
      return Op::le;
    case Op::ge:
      return Op::lt;
    case Op::eq:
      return Op::ne;
    default:
      return Op::eq;
  }
}

/// form - k*atom + k*part, for taking a min, max or abs apart.
std::optional<Linear> with_part(const Linear& form, const Linear::Term& term,
                                const std::optional<Linear>& part, std::int64_t sign) {
  Linear atom;
  atom.terms.push_back({term.atom, 1});
  const std::optional<Linear> rest = combined(form, atom, -term.coefficient);
  if (!rest || !part) return std::nullopt;
  return combined(*rest, *part, sign * term.coefficient);
}

Disjunction constraint(const TileScope& scope, const std::optional<Linear>& form, bool strict,
                       int depth) {
  if (!form) return {anything()};
  for (const Linear::Term& term : form->terms) {
    const Op op = term.atom->op;
    const bool splits = op == Op::min || op == Op::max || op == Op::abs;
    if (!splits || depth == 0 || !scope.varies(term.atom)) continue;
    const std::optional<Linear> first = scope.linear(term.atom->args[0]);
    const std::optional<Linear> second = op == Op::abs ? first : scope.linear(term.atom->args[1]);
    Disjunction a = constraint(scope, with_part(*form, term, first, 1), strict, depth - 1);
    const Disjunction b = constraint(scope, with_part(*form, term, second, op == Op::abs ? -1 : 1),
                                     strict, depth - 1);
    // max(a, b) + r <= 0 needs both; -max(a, b) + r <= 0 needs one; min is the other way round.
    const bool needs_both = (term.coefficient > 0) == (op != Op::min);
    return needs_both ? both(std::move(a), b) : either(std::move(a), b);
  }
  TileConstraint one{*form, strict};
  const bool integral =
      std::all_of(form->terms.begin(), form->terms.end(),
                  [&](const Linear::Term& term) { return scope.is_integral(term.atom); });
  if (strict && integral) {
    one.form.constant += 1;
    one.strict = false;
  }
  TileConjunction conjunction;
  conjunction.constraints.push_back(std::move(one));
  return {conjunction};
}

Disjunction comparison(const TileScope& scope, Op op, const Expr& a, const Expr& b) {
  constexpr int kSplitDepth = 4;
  const std::optional<Linear> x = scope.linear(a);
  const std::optional<Linear> y = scope.linear(b);
  if (!x || !y) return {anything()};
  const std::optional<Linear> forward = combined(*x, *y, -1);
  const std::optional<Linear> backward = combined(*y, *x, -1);
  switch (op) {
    case Op::lt:
    case Op::le:
      return constraint(scope, forward, op == Op::lt, kSplitDepth);
    case Op::gt:
    case Op::ge:
      return constraint(scope, backward, op == Op::gt, kSplitDepth);
    case Op::eq:
      return both(constraint(scope, forward, false, kSplitDepth),
                  constraint(scope, backward, false, kSplitDepth));
    default:
      return either(constraint(scope, forward, true, kSplitDepth),
                    constraint(scope, backward, true, kSplitDepth));
  }
}

}  // namespace

Expr negation(const Expr& condition) {
  switch (condition->op) {
    case Op::boolean:
      return make_boolean(condition->integer == 0);
    case Op::logical_not:
      return condition->args[0];
    case Op::logical_and:
    case Op::logical_or:
      return make_node(condition->op == Op::logical_and ? Op::logical_or : Op::logical_and,
                       {negation(condition->args[0]), negation(condition->args[1])});
    default:
      break;
  }
  if (is_comparison(condition->op)) {
    return make_node(negated_comparison(condition->op), condition->args);
  }
  return make_node(Op::logical_not, {condition});
}

std::vector<TileConjunction> tile_conjunctions(const TileScope& scope, const Expr& condition,
                                               bool negated) {
  if (!condition) return negated ? Disjunction{} : always();
  if (condition->op == Op::boolean) {
    return (condition->integer != 0) != negated ? always() : Disjunction{};
  }
  if (!scope.varies(condition)) {
    TileConjunction conjunction;
    conjunction.fixed.push_back(negated ? make_node(Op::logical_not, {condition}) : condition);
    return {conjunction};
  }
  switch (condition->op) {
    case Op::logical_not:
      return tile_conjunctions(scope, condition->args[0], !negated);
    case Op::logical_and:
    case Op::logical_or: {
      Disjunction a = tile_conjunctions(scope, condition->args[0], negated);
      Disjunction b = tile_conjunctions(scope, condition->args[1], negated);
      if ((condition->op == Op::logical_and) != negated) return both(std::move(a), b);
      return either(std::move(a), std::move(b));
    }
    case Op::select: {
      const Expr& chooser = condition->args[0];
      Disjunction yes = both(tile_conjunctions(scope, chooser, false),
                             tile_conjunctions(scope, condition->args[1], negated));
      Disjunction no = both(tile_conjunctions(scope, chooser, true),
                            tile_conjunctions(scope, condition->args[2], negated));
      return either(std::move(yes), std::move(no));
    }
    case Op::access:
      if (!scope.is_boolean(condition)) return {anything()};
      return comparison(scope, negated ? Op::le : Op::ge, condition, make_integer(negated ? 0 : 1));
    default:
      break;
  }
  if (!is_comparison(condition->op)) return {anything()};
  const Op op = negated ? negated_comparison(condition->op) : condition->op;
  return comparison(scope, op, condition->args[0], condition->args[1]);
}

}  // namespace attngen
