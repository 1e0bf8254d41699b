// SPDX-License-Identifier: Apache-2.0
// Keys that count in two separate ranges, like a few first ones and a window: what lies between
// need not be looked at.
#pragma once

#include <optional>
#include <vector>

#include "generator/form/forward_form.h"

namespace attngen {

/// Bounds of the keys that some row of a tile may use; an empty list bounds nothing.
struct KeyBounds {
  std::vector<Expr> begin;
  std::vector<Expr> end;  ///< exclusive
};

/// Both sides of the one choice (||) at the top of what says which keys count, each with everything
/// beside it. Absent where there is no choice, several, or a side without a bound of its own.
struct KeyParts {
  KeyBounds first;
  KeyBounds second;
};
std::optional<KeyParts> key_parts(const Cascade& cascade, const ForwardForm& form);

}  // namespace attngen
