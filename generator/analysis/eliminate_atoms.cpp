// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/eliminate_atoms.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace attngen {
namespace {

constexpr std::size_t kMaxConstraints = 48;

struct Side {
  TileConstraint constraint;
  bool is_bound = false;  ///< the atom's own interval, not a user's condition
};

bool same_form(const TileConstraint& a, const TileConstraint& b) {
  if (a.strict != b.strict || a.form.constant != b.form.constant ||
      a.form.terms.size() != b.form.terms.size()) {
    return false;
  }
  return std::all_of(a.form.terms.begin(), a.form.terms.end(), [&](const Linear::Term& term) {
    return b.form.coefficient_of(term.atom) == term.coefficient;
  });
}

/// The least entry of a table is no larger than its largest one.
bool is_one_interval(const TileConstraint& one) {
  const std::vector<Linear::Term>& terms = one.form.terms;
  if (one.strict || one.form.constant > 0 || terms.size() != 2) return false;
  const auto& [least, most] =
      terms[0].coefficient > 0 ? std::pair{terms[0], terms[1]} : std::pair{terms[1], terms[0]};
  return least.coefficient == 1 && most.coefficient == -1 && least.atom->op == Op::tile_least &&
         most.atom->op == Op::tile_most && same(least.atom->args[0], most.atom->args[0]);
}

/// Adds what is not yet there and not always true. False: it can never hold.
bool add_constraint(std::vector<TileConstraint>& list, TileConstraint one) {
  if (one.form.terms.empty()) {
    return one.strict ? one.form.constant < 0 : one.form.constant <= 0;
  }
  if (is_one_interval(one)) return true;
  const bool known = std::any_of(
      list.begin(), list.end(), [&](const TileConstraint& other) { return same_form(one, other); });
  if (!known) list.push_back(std::move(one));
  return true;
}

Expr next_atom(const TileScope& scope, const std::vector<TileConstraint>& constraints,
               int kept_var) {
  for (const TileConstraint& one : constraints) {
    for (const Linear::Term& term : one.form.terms) {
      if (scope.varies(term.atom) && !(kept_var >= 0 && uses_var(term.atom, kept_var))) {
        return term.atom;
      }
    }
  }
  return nullptr;
}

/// low - atom <= 0 (sign -1) or atom - high <= 0 (sign +1); absent when unbounded.
std::optional<Side> bound_side(const TileScope& scope, const Expr& atom, const Expr& bound,
                               std::int64_t sign) {
  if (!bound) return std::nullopt;
  const std::optional<Linear> value = scope.linear(bound);
  Linear form;
  form.terms.push_back({atom, sign});
  const std::optional<Linear> difference =
      value ? combined(form, *value, -sign) : std::optional<Linear>{};
  if (!difference) return std::nullopt;
  return Side{{*difference, false}, true};
}

}  // namespace

std::optional<Elimination> eliminate_varying(const TileScope& scope,
                                             std::vector<TileConstraint> constraints,
                                             int kept_var) {
  Elimination result;
  std::vector<TileConstraint> current;
  for (TileConstraint& one : constraints) {
    if (!add_constraint(current, std::move(one))) return std::nullopt;
  }
  while (const Expr atom = next_atom(scope, current, kept_var)) {
    std::vector<TileConstraint> rest;
    std::vector<Side> upper;
    std::vector<Side> lower;
    for (TileConstraint& one : current) {
      const std::int64_t coefficient = one.form.coefficient_of(atom);
      if (coefficient == 0) {
        rest.push_back(std::move(one));
      } else {
        (coefficient > 0 ? upper : lower).push_back({std::move(one), false});
      }
    }
    const TileInterval interval = scope.bounds(atom);
    if (std::optional<Side> side = bound_side(scope, atom, interval.high, 1)) {
      upper.push_back(std::move(*side));
    }
    if (std::optional<Side> side = bound_side(scope, atom, interval.low, -1)) {
      lower.push_back(std::move(*side));
    }
    for (const Side& up : upper) {
      for (const Side& low : lower) {
        if (up.is_bound && low.is_bound) continue;
        const std::int64_t a = up.constraint.form.coefficient_of(atom);
        const std::int64_t b = -low.constraint.form.coefficient_of(atom);
        const std::optional<Linear> scaled = combined(Linear{}, up.constraint.form, b);
        const std::optional<Linear> sum =
            scaled ? combined(*scaled, low.constraint.form, a) : std::optional<Linear>{};
        if (!sum || rest.size() >= kMaxConstraints) {
          result.complete = false;
          continue;
        }
        const bool strict = up.constraint.strict || low.constraint.strict;
        if (!add_constraint(rest, {*sum, strict})) return std::nullopt;
      }
    }
    current = std::move(rest);
  }
  result.constraints = std::move(current);
  return result;
}

bool is_exact_over_integers(const TileScope& scope,
                            const std::vector<TileConstraint>& constraints) {
  std::vector<Expr> atoms;
  for (const TileConstraint& one : constraints) {
    int positive = 0;
    int negative = 0;
    for (const Linear::Term& term : one.form.terms) {
      if (!scope.varies(term.atom)) continue;
      if (std::abs(term.coefficient) != 1) return false;
      ++(term.coefficient > 0 ? positive : negative);
      if (!scope.bounds(term.atom).contiguous) return false;
      const bool known = std::any_of(atoms.begin(), atoms.end(),
                                     [&](const Expr& atom) { return same(atom, term.atom); });
      if (!known) atoms.push_back(term.atom);
    }
    if (positive > 1 || negative > 1) return false;
  }
  for (int var : scope.tile_vars()) {
    const auto users = std::count_if(atoms.begin(), atoms.end(),
                                     [&](const Expr& atom) { return uses_var(atom, var); });
    if (users > 1) return false;
  }
  return true;
}

}  // namespace attngen
