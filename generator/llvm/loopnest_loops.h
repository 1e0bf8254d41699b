// SPDX-License-Identifier: Apache-2.0
// The order of the loops of one Einsum: neighbours in memory innermost.
#pragma once

#include <vector>

#include "generator/ir/cascade.h"
#include "generator/llvm/ir_value.h"

namespace attngen {

struct LoopOrder {
  std::vector<int> left;     ///< variables of the left side, outermost first
  std::vector<int> reduced;  ///< of the reduction, inside them
  /// A left variable whose loop stands inside the reduction, or -1: one running value per point,
  /// all of them in scratch. Not in `left`.
  int column = -1;
};

/// `fixed` is the variable of the iteration around the Einsum, or -1; it has no loop here.
LoopOrder loop_order(const Cascade& cascade, const Einsum& einsum, int fixed);

/// The variable that loop_order() puts into `column` where it is not fixed, or -1: the last of the
/// left side, where operands run along it and no condition knows it.
int column_var(const Cascade& cascade, const Einsum& einsum);

/// What a sum, product, maximum or minimum is carried in.
IrKind running_kind(const Cascade& cascade, const Einsum& einsum, bool in_f64);

}  // namespace attngen
