// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/fold_points.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/cuda/emit_hooks.h"
#include "generator/form/expr_rewrite.h"

namespace attngen {
namespace {

class PointFolder {
 public:
  PointFolder(const HookScope& scope, bool carried) {
    const ForwardForm& form = scope.form();
    const Expr leaf = make_access(kCarriedTensor, {});
    for (std::size_t i = 0; i < form.points.size(); ++i) {
      const Einsum& of = scope.cascade().einsums.at(static_cast<std::size_t>(form.points[i]));
      Expr formula = form.formulas[i];
      if (carried) formula = replaced(formula, form.carried, leaf);
      // What is the carried value itself is called by its name anyway; bare inputs stay as they
      // are.
      if (formula->op == Op::access) continue;
      points_.push_back({form.points[i], of.tensor, formula});
    }
  }

  FoldedPoints folded(const Expr& expr) const {
    FoldedPoints result;
    result.expr = with_names(expr, points_.size(), result.needed);
    std::sort(result.needed.begin(), result.needed.end(),
              [](const NamedPoint& a, const NamedPoint& b) { return a.einsum < b.einsum; });
    return result;
  }

 private:
  Expr with_names(Expr expr, std::size_t before, std::vector<NamedPoint>& needed) const {
    for (std::size_t i = before; i-- > 0;) {
      const NamedPoint& point = points_[i];
      const Expr named = replaced(expr, point.value, make_access(point.tensor, {}));
      if (named == expr) continue;
      expr = named;
      const bool is_known = std::any_of(needed.begin(), needed.end(), [&](const NamedPoint& n) {
        return n.einsum == point.einsum;
      });
      if (is_known) continue;
      needed.push_back({point.einsum, point.tensor, nullptr});
      const std::size_t own = needed.size() - 1;
      const Expr value = with_names(point.value, i, needed);
      needed[own].value = value;
    }
    return expr;
  }

  std::vector<NamedPoint> points_;
};

}  // namespace

std::vector<FoldedPoints> fold_all(const HookScope& scope, const std::vector<Expr>& exprs,
                                   bool carried) {
  const PointFolder folder(scope, carried);
  std::vector<FoldedPoints> all;
  for (const Expr& expr : exprs) all.push_back(folder.folded(expr));
  return all;
}

void print_points(SourceWriter& out, HookScope& scope, const std::vector<NamedPoint>& points) {
  for (const NamedPoint& point : points) {
    out.line("// " + einsum_comment(scope.cascade(), point.einsum));
    out.line(
        fmt::format("const float {} = {};", scope.name_of(point.tensor), scope.value(point.value)));
  }
}

std::vector<NamedPoint> all_needed(const std::vector<FoldedPoints>& folded) {
  std::vector<NamedPoint> all;
  for (const FoldedPoints& one : folded) {
    for (const NamedPoint& point : one.needed) {
      const bool is_known = std::any_of(all.begin(), all.end(), [&](const NamedPoint& known) {
        return known.einsum == point.einsum;
      });
      if (!is_known) all.push_back(point);
    }
  }
  std::sort(all.begin(), all.end(),
            [](const NamedPoint& a, const NamedPoint& b) { return a.einsum < b.einsum; });
  return all;
}

std::string carried_name(HookScope& scope) {
  const ForwardForm& form = scope.form();
  for (std::size_t i = form.points.size(); i-- > 0;) {
    if (!same(form.formulas[i], form.carried)) continue;
    return scope.name_of(
        scope.cascade().einsums.at(static_cast<std::size_t>(form.points[i])).tensor);
  }
  return "carried";
}

}  // namespace attngen
