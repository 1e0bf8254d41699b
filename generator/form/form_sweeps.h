// SPDX-License-Identifier: Apache-2.0
// How a tile's values meet the running states: in how many sweeps, and what the tile holds
// meanwhile.
#pragma once

#include <optional>
#include <vector>

#include "generator/form/forward_form.h"

namespace attngen {

/// A point value written out in dot, inputs, scalars and coordinates.
struct PointFormula {
  int einsum = -1;
  Expr formula;
};

/// Sets is_tag and level of every scalar and sorts them: by level, states before the row values
/// made of them. Returns the number of sweeps, the one that makes the weights included.
int order_by_level(std::vector<RowScalar>& scalars, const Expr& weight);

/// What the tile holds between the contraction and the last sweep.
struct CarriedChoice {
  Expr carried;                    ///< reads no late tensor; every term is a function of it
  std::optional<double> excluded;  ///< see excluded_value()
};
CarriedChoice choose_carried(const std::vector<PointFormula>& points,
                             const std::vector<RowScalar>& scalars, const Expr& weight,
                             const std::vector<int>& late_tensors);

}  // namespace attngen
