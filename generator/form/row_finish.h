// SPDX-License-Identifier: Apache-2.0
// What becomes of a row's values after its last key, whatever it is printed in.
#pragma once

#include <functional>
#include <vector>

#include "generator/form/forward_form.h"

namespace attngen {

/// The formula that makes a value of a row final: a state's finish, or a late value itself.
const Expr& final_formula(const RowScalar& scalar);

/// States with a finish, and those of form.late that `is_wanted` takes, each after the ones that
/// its formula reads. `form` must outlive them.
std::vector<const RowScalar*> finishing_order(
    const ForwardForm& form, const std::function<bool(const RowScalar& late)>& is_wanted);

/// `value` of a wide output at the end, where the wide tensor is what was accumulated.
Expr finished_columns(const ForwardForm& form, const Expr& value);

}  // namespace attngen
