// SPDX-License-Identifier: Apache-2.0
// The conditions of an Einsum that are expressions: its `where` terms and the tails of splits. The
// other conditions, "this operand is present", belong to whoever knows the tensors' values.
#pragma once

#include <vector>

#include "generator/ir/cascade.h"

namespace attngen {

/// The parts of a coordinate `outer*R0+inner` of a rank R with `split R -> R1,R0`; `inner` is a
/// variable of R0. Null `outer` when the coordinate has another form.
struct Recombination {
  Expr outer;
  Expr inner;
  int split = -1;
};
Recombination recombination_in(const Cascade& cascade, int rank, const Expr& coord);

/// The top-level && terms of the `where` in order, then one condition for each split tail the
/// Einsum can reach: points with r1*R0+r0 >= R are absent.
std::vector<Expr> conditions_of(const Cascade& cascade, const Einsum& einsum);

/// True when `expr` names a reduced variable of the Einsum.
bool uses_reduced_var(const Einsum& einsum, const Expr& expr);

/// All accesses of `expr`, each after the ones inside its coordinates.
std::vector<Expr> accesses_in(const Expr& expr);

/// The rank variables of the Einsum, each once: those of the left side in order, then the reduced
/// ones in order. The slots of a topk are not among them: see slot_coordinate().
std::vector<int> loop_vars(const Einsum& einsum);

/// Which left coordinate of a topk counts its slots (the last that the right side does not use),
/// or -1 for any other Einsum.
int slot_coordinate(const Einsum& einsum);

}  // namespace attngen
