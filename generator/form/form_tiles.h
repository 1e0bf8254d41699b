// SPDX-License-Identifier: Apache-2.0
// Which pairs of a row and a key count, as tile classes, and whether one excluded value can say so.
#pragma once

#include <string>
#include <vector>

#include "generator/form/forward_form.h"

namespace attngen {

/// The keys that one reduction counts; a null condition is all of them.
struct CountedKeys {
  int tensor = -1;
  Expr keep;
};

/// Sets tiles, keeps and masks_terms of `form`; `counted` holds the wide sum first, then the
/// states. Returns what is against it, or nothing.
std::string place_tiles(const Cascade& cascade, const std::vector<CountedKeys>& counted,
                        ForwardForm& form);

}  // namespace attngen
