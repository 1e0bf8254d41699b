// SPDX-License-Identifier: Apache-2.0
// V8: a parameter that shapes coordinates is a compile-time integer.
#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "generator/language/language.h"
#include "generator/language/verify.h"

namespace attngen {
namespace {

// The value of a plain or signed literal; other defaults are judged once the extents are known.
std::optional<double> literal(const Expr& expr) {
  switch (expr->op) {
    case Op::integer:
      return static_cast<double>(expr->integer);
    case Op::number:
      return expr->number;
    case Op::infinity:
      return HUGE_VAL;
    case Op::neg: {
      const std::optional<double> inner = literal(expr->args[0]);
      return inner ? std::optional<double>(-*inner) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

bool is_integral(double value) {
  return std::isfinite(value) && std::floor(value) == value;
}

}  // namespace

void verify_static_params(const ResolvedCascade& resolved, Diagnostics& diagnostics) {
  for (const Param& param : resolved.cascade.params) {
    if (!param.is_static || !param.default_value) continue;
    const std::optional<double> value = literal(param.default_value);
    if (!value || is_integral(*value)) continue;
    diagnostics.add(
        param.span, "V8",
        fmt::format("{} = {} stands in a coordinate, or beside / or % in a `where`, and "
                    "is no whole number",
                    param.name, print_expr(resolved.cascade, param.default_value)),
        "give it a whole number as its default, or none");
  }
}

}  // namespace attngen
