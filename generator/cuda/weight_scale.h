// SPDX-License-Identifier: Apache-2.0
// Which kernels bring their weights into the range of the tensor cores' element by a power of two.
#pragma once

#include "generator/cuda/fold_points.h"

namespace attngen {

/// True when the weights of the wide sum become f16 and may then overflow or lose digits: they are
/// neither exponentials below a running value of their row, the largest of which is near 1, nor
/// known to stay within f16's normal numbers. `weight`: the form's, in points and what the tile
/// holds; the scope stands in the update hook.
bool weights_need_scale(HookScope& scope, const FoldedPoints& weight);

}  // namespace attngen
