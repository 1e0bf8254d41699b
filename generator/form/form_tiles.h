// SPDX-License-Identifier: Apache-2.0
// Which pairs of a row and a key count, as tile classes, and whether one excluded value can say so.
#pragma once

#include <string>
#include <vector>

#include "generator/analysis/tile_classes.h"
#include "generator/form/forward_form.h"

namespace attngen {

/// The keys that one reduction counts; a null condition is all of them.
struct CountedKeys {
  int tensor = -1;
  Expr keep;
};

/// Over the tiles of `tile_vars`: empty where no condition of `keeps` holds anywhere, full where
/// all of them hold everywhere; a null condition always holds. See tile_rule() for `bounded`.
TileRule joint_tile_rule(const Cascade& cascade, const std::vector<Expr>& keeps,
                         const std::vector<int>& tile_vars, int key_var,
                         const BoundedTables& bounded = {});

/// Sets tiles, keeps and masks_terms of `form`; `counted` holds the wide sum first, then the
/// states. Returns what is against it, or nothing.
std::string place_tiles(const Cascade& cascade, const std::vector<CountedKeys>& counted,
                        ForwardForm& form);

}  // namespace attngen
