// SPDX-License-Identifier: Apache-2.0
// Rewrites of expressions that the recognition of a form needs.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "generator/ir/expr.h"

namespace attngen {

/// Every variable of `values` replaced, coordinates and tile corners included.
Expr with_vars(const Expr& root, const std::map<int, Expr>& values);

/// Every largest sub-expression that is same() as `pattern` replaced; null stays null.
Expr replaced(const Expr& root, const Expr& pattern, const Expr& replacement);

/// `product` = factor * rest, where the factor is the one node for which `is_factor` holds and
/// every step down to it is a product, the upper side of a division, or a sign. Absent when there
/// is none, or several, or one elsewhere.
struct FactoredProduct {
  Expr factor;
  Expr rest;  ///< null = the product is the factor itself
};
std::optional<FactoredProduct> without_factor(const Expr& product,
                                              const std::function<bool(const Expr&)>& is_factor);

}  // namespace attngen
