// SPDX-License-Identifier: Apache-2.0
// A condition as a disjunction of conjunctions of linear constraints.
#pragma once

#include <vector>

#include "generator/analysis/tile_linear.h"

namespace attngen {

/// form <= 0, or form < 0.
struct TileConstraint {
  Linear form;
  bool strict = false;
};

struct TileConjunction {
  std::vector<TileConstraint> constraints;
  std::vector<Expr> fixed;  ///< terms that are the same for every point of a tile
  bool exact = true;        ///< false: a term was left out, so this holds at too many points
};

/// The points where `condition` (or its negation) holds are among those of the result; where every
/// part is exact they are the same points. Empty = never.
std::vector<TileConjunction> tile_conjunctions(const TileScope& scope, const Expr& condition,
                                               bool negated);

/// The opposite comparison where there is one, else `!condition`.
Expr negation(const Expr& condition);

}  // namespace attngen
