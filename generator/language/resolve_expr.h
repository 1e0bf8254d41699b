// SPDX-License-Identifier: Apache-2.0
// One expression: names -> ids, `/` -> real or floor division, numbers and conditions told apart.
#pragma once

#include <cstdint>

#include "generator/language/resolve.h"

namespace attngen {

enum class ExprContext : std::uint8_t {
  value,
  condition,      ///< of a `where`
  coordinate,     ///< of an access
  default_value,  ///< of a parameter: literals and extents only
};

struct ResolvedExpr {
  Expr expr;  ///< null after a finding
  bool is_condition = false;
};

/// `defined` tells for each tensor id whether it may be read here.
ResolvedExpr resolve_expr(const SyntaxExpr& syntax, ExprContext context, ResolvedCascade& resolved,
                          const std::vector<char>& defined, Diagnostics& diagnostics);

/// resolve_expr() that must be a number or a condition; V6 and null otherwise.
Expr resolve_number(const SyntaxExpr& syntax, ExprContext context, ResolvedCascade& resolved,
                    const std::vector<char>& defined, Diagnostics& diagnostics);

/// For an expression that was refused unresolved, so that its names are not called unused as well.
void mark_names_used(const SyntaxExpr& syntax, Names& names);

/// Marks the parameters below `expr` as compile-time constants.
void mark_static_params(const Expr& expr, Cascade& cascade);

}  // namespace attngen
