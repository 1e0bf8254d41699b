// SPDX-License-Identifier: Apache-2.0
#include "generator/form/row_finish.h"

#include <algorithm>

#include "base/error.h"

namespace attngen {

const Expr& final_formula(const RowScalar& scalar) {
  return scalar.is_state ? scalar.finish : scalar.value;
}

std::vector<const RowScalar*> finishing_order(
    const ForwardForm& form, const std::function<bool(const RowScalar& late)>& is_wanted) {
  std::vector<const RowScalar*> pending;
  for (const RowScalar& scalar : form.scalars) {
    if (scalar.is_state && scalar.finish) pending.push_back(&scalar);
  }
  for (const RowScalar& scalar : form.late) {
    if (is_wanted(scalar)) pending.push_back(&scalar);
  }
  std::vector<const RowScalar*> order;
  while (!pending.empty()) {
    const auto ready = std::find_if(pending.begin(), pending.end(), [&](const RowScalar* scalar) {
      return std::none_of(pending.begin(), pending.end(), [&](const RowScalar* other) {
        return other != scalar && uses_tensor(final_formula(*scalar), other->tensor);
      });
    });
    check(ready != pending.end(), "late values read each other in a circle");
    order.push_back(*ready);
    pending.erase(ready);
  }
  return order;
}

Expr finished_columns(const ForwardForm& form, const Expr& value) {
  if (!form.wide_finish) return value;
  // Bottom-up, so a finish that was put in is not entered again.
  return transformed(value, [&](const Expr& node) {
    return node->op == Op::access && node->id == form.wide_tensor ? form.wide_finish : node;
  });
}

}  // namespace attngen
