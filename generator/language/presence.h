// SPDX-License-Identifier: Apache-2.0
// Which tensors may lack points: what the text alone says about presence.
#pragma once

#include <vector>

#include "generator/ir/cascade.h"

namespace attngen {

/// By tensor id: some point may be absent at some extents. Inputs and states never are.
std::vector<char> tensors_with_gaps(const Cascade& cascade);

/// The accesses of `root` that may hit nothing: of a tensor with gaps, or at r1*R0+r0, which may
/// lie beyond R.
std::vector<const ExprNode*> accesses_with_gaps(const Cascade& cascade, const Expr& root,
                                                const std::vector<char>& gaps);

}  // namespace attngen
