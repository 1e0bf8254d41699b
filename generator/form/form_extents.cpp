// SPDX-License-Identifier: Apache-2.0
#include "generator/form/form_extents.h"

#include "base/error.h"
#include "generator/form/expr_rewrite.h"

namespace attngen {

ForwardForm at_extents(const Cascade& cascade, ForwardForm form,
                       std::span<const std::int64_t> extents) {
  const int columns = cascade.vars.at(static_cast<std::size_t>(form.contract_var)).rank;
  check(static_cast<std::size_t>(columns) < extents.size(), "a form's rank has an extent");
  if (extents[static_cast<std::size_t>(columns)] > 0) return form;
  check(!form.points.empty() && form.points.front() == form.contraction,
        "the contraction is the first point of a form");
  const Expr sum = form.formulas.front();
  const auto without_factor = [&](Expr& expr) {
    expr = replaced(expr, sum, make_access(kDotTensor, {}));
  };
  for (Expr& formula : form.formulas) without_factor(formula);
  without_factor(form.carried);
  without_factor(form.weight);
  for (RowScalar& scalar : form.scalars) without_factor(scalar.term);
  return form;
}

}  // namespace attngen
