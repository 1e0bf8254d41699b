// SPDX-License-Identifier: Apache-2.0
// Point values of the cascade as named locals: an expression in dot or the carried value, said
// again in the names of the text.
#pragma once

#include <vector>

#include "base/source_writer.h"
#include "generator/cuda/hook_scope.h"

namespace attngen {

struct NamedPoint {
  int einsum = -1;
  int tensor = -1;
  Expr value;  ///< in dot, the carried value and earlier points
};

struct FoldedPoints {
  Expr expr;                       ///< in accesses of points
  std::vector<NamedPoint> needed;  ///< in text order
};

/// Finds the points of the form in each of `exprs` and puts their names there. `carried`: the
/// expressions are in access(kCarriedTensor), else in dot.
std::vector<FoldedPoints> fold_all(const HookScope& scope, const std::vector<Expr>& exprs,
                                   bool carried);

/// const float S = ...;  // S[p,m] = ...
void print_points(SourceWriter& out, HookScope& scope, const std::vector<NamedPoint>& points);

/// The points that any of `folded` needs, each once, in text order.
std::vector<NamedPoint> all_needed(const std::vector<FoldedPoints>& folded);

/// The name of what the tile holds: of the point that it is, else "carried".
std::string carried_name(HookScope& scope);

}  // namespace attngen
