// SPDX-License-Identifier: Apache-2.0
// Fourier-Motzkin elimination: what a conjunction of linear constraints says about a whole tile.
#pragma once

#include <optional>
#include <vector>

#include "generator/analysis/tile_predicate.h"

namespace attngen {

struct Elimination {
  std::vector<TileConstraint> constraints;  ///< without the eliminated atoms
  bool complete = true;                     ///< false: constraints were left out to bound the size
};

/// Constraints that hold whenever some values of the varying atoms (each within its bounds on the
/// tile) satisfy `constraints`. Atoms that use `kept_var` stay. Absent: no values satisfy them.
std::optional<Elimination> eliminate_varying(const TileScope& scope,
                                             std::vector<TileConstraint> constraints, int kept_var);

/// True where elimination loses nothing over the integers: unit coefficients, at most two varying
/// atoms of opposite sign in each, every atom taking all integers of its interval independently.
bool is_exact_over_integers(const TileScope& scope, const std::vector<TileConstraint>& constraints);

}  // namespace attngen
