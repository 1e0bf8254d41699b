// SPDX-License-Identifier: Apache-2.0
// Coordinates as linear forms in variables and extents: what can be said without knowing extents.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "generator/ir/cascade.h"

namespace attngen {

/// constant + sum of coefficient * extent + sum of coefficient * variable. Extents fixed by the
/// text are folded into the constant; no zero coefficients are kept.
struct LinearForm {
  std::int64_t constant = 0;
  std::map<int, std::int64_t> extents;
  std::map<int, std::int64_t> vars;

  bool is_constant() const { return extents.empty() && vars.empty(); }
};

/// Each is nullopt when it would leave 64 bits.
std::optional<LinearForm> scaled(const LinearForm& form, std::int64_t factor);
std::optional<LinearForm> added(const LinearForm& a, const LinearForm& b);
std::optional<LinearForm> subtracted(const LinearForm& a, const LinearForm& b);

LinearForm extent_form(const Cascade& cascade, int rank);

/// The expression as a linear form, nullopt when it is none.
std::optional<LinearForm> linear_form(const Cascade& cascade, const Expr& expr);

/// Bounds without variables, over all points; nullopt = unknown.
struct FormRange {
  std::optional<LinearForm> low;
  std::optional<LinearForm> high;
  bool exact = false;  ///< both are reached, whatever the extents
};
FormRange range_of(const Cascade& cascade, const Expr& coord);

/// True when the form, without variables, is >= 0 whatever the extents, each at least 1.
bool never_negative(const LinearForm& form);

}  // namespace attngen
