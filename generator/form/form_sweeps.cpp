// SPDX-License-Identifier: Apache-2.0
#include "generator/form/form_sweeps.h"

#include <algorithm>

#include "generator/form/excluded_value.h"
#include "generator/form/expr_rewrite.h"

namespace attngen {
namespace {

/// One more than the highest level among the scalars that `expr` reads; 0 when it reads none.
int level_after(const std::vector<RowScalar>& scalars, const Expr& expr) {
  int level = 0;
  if (!expr) return level;
  for (const RowScalar& scalar : scalars) {
    if (uses_tensor(expr, scalar.tensor)) level = std::max(level, scalar.level + 1);
  }
  return level;
}

bool reads_any(const Expr& expr, const std::vector<int>& tensors) {
  return std::any_of(tensors.begin(), tensors.end(),
                     [&](int tensor) { return uses_tensor(expr, tensor); });
}

/// The largest sub-expressions that read `dot` but nothing late.
void collect_early(const Expr& expr, const std::vector<int>& late, std::vector<Expr>& found) {
  if (!uses_tensor(expr, kDotTensor)) return;
  if (!reads_any(expr, late)) {
    if (std::none_of(found.begin(), found.end(), [&](const Expr& e) { return same(e, expr); })) {
      found.push_back(expr);
    }
    return;
  }
  for (const Expr& arg : expr->args) collect_early(arg, late, found);
}

}  // namespace

int order_by_level(std::vector<RowScalar>& scalars, const Expr& weight) {
  const auto is_read = [&](int tensor) {
    const auto reads = [&](const Expr& expr) { return expr && uses_tensor(expr, tensor); };
    return reads(weight) || std::any_of(scalars.begin(), scalars.end(), [&](const RowScalar& user) {
             return user.tensor != tensor &&
                    (reads(user.term) || reads(user.retag) || reads(user.value));
           });
  };
  for (RowScalar& scalar : scalars) scalar.is_tag = is_read(scalar.tensor);
  // Levels grow along reads, which have no cycle: as many rounds as scalars reach the fixpoint.
  for (std::size_t round = 0; round < scalars.size(); ++round) {
    for (RowScalar& scalar : scalars) {
      scalar.level = scalar.is_state ? std::max(level_after(scalars, scalar.term),
                                                level_after(scalars, scalar.retag))
                                     : std::max(0, level_after(scalars, scalar.value) - 1);
    }
  }
  std::stable_sort(scalars.begin(), scalars.end(), [](const RowScalar& a, const RowScalar& b) {
    if (a.level != b.level) return a.level < b.level;
    return a.is_state && !b.is_state;
  });
  int levels = level_after(scalars, weight) + 1;
  for (const RowScalar& scalar : scalars) {
    if (scalar.is_state) levels = std::max(levels, scalar.level + 1);
  }
  return levels;
}

CarriedChoice choose_carried(const std::vector<PointFormula>& points,
                             const std::vector<RowScalar>& scalars, const Expr& weight,
                             const std::vector<int>& late_tensors) {
  std::vector<Expr> terms = {weight};
  std::vector<double> identities = {0.0};
  for (const RowScalar& scalar : scalars) {
    if (!scalar.is_state) continue;
    terms.push_back(scalar.term);
    identities.push_back(identity_of(scalar.op));
  }
  std::vector<Expr> candidates;
  for (const Expr& term : terms) collect_early(term, late_tensors, candidates);
  for (auto point = points.rbegin(); point != points.rend(); ++point) {
    if (!reads_any(point->formula, late_tensors) && uses_tensor(point->formula, kDotTensor)) {
      candidates.push_back(point->formula);
    }
  }
  const Expr dot = make_access(kDotTensor, {});
  candidates.push_back(dot);

  const Expr leaf = make_access(kCarriedTensor, {});
  std::optional<CarriedChoice> first;
  for (const Expr& candidate : candidates) {
    std::vector<NeutralTerm> neutral;
    bool is_enough = true;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const Expr term = replaced(terms[i], candidate, leaf);
      is_enough = is_enough && !uses_tensor(term, kDotTensor);
      neutral.push_back({term, identities[i]});
    }
    if (!is_enough) continue;
    CarriedChoice choice = {candidate, excluded_value(neutral, kCarriedTensor)};
    if (choice.excluded) return choice;
    if (!first) first = choice;
  }
  return first ? *first : CarriedChoice{dot, std::nullopt};
}

}  // namespace attngen
