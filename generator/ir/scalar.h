// SPDX-License-Identifier: Apache-2.0
// What one operation of the language computes on present values. docs/language.md, "Numbers" and
// "Infinities": IEEE double with (-inf)-(-inf) = -inf and 0/0 = 0; coordinates in exact int64.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>

#include "generator/ir/expr.h"

namespace attngen {

inline double subtract(double a, double b) {
  if (a == b && std::isinf(a) && a < 0) return a;
  return a - b;
}

inline double divide(double a, double b) {
  return a == 0 && b == 0 ? 0.0 : a / b;
}

/// max and min hand a NaN of either side on.
inline double maximum(double a, double b) {
  if (std::isnan(a)) return a;
  return b > a || std::isnan(b) ? b : a;
}
inline double minimum(double a, double b) {
  if (std::isnan(a)) return a;
  return b < a || std::isnan(b) ? b : a;
}

/// The value of `op` on its operands (as many as arity(op) says); conditions give 0 or 1.
/// Throws InternalError for a leaf, an access, or a node that only the analyses make.
double apply(Op op, double a, double b = 0, double c = 0);

/// Quotient rounded towards minus infinity, remainder with the divisor's sign; `b` is not 0.
std::int64_t floor_quotient(std::int64_t a, std::int64_t b);
std::int64_t floor_remainder(std::int64_t a, std::int64_t b);

/// The same in exact integers, for coordinates and index conditions; nothing for a division by zero
/// or a result that does not fit 64 bits.
std::optional<std::int64_t> apply_exact(Op op, std::int64_t a, std::int64_t b = 0,
                                        std::int64_t c = 0);

}  // namespace attngen
