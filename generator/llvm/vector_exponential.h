// SPDX-License-Identifier: Apache-2.0
// Inner part of vector_math.h: exponentials whose argument is known better than f32 can say.
#pragma once

#include "generator/llvm/ir_function.h"

namespace attngen {

/// exp(high + low) of f32 with high <= 0 (or NaN) and -0.3 < low <= 0, where `low` is what `high`
/// lost, or nothing. Below 2^-126 it may be 0; NaN stays NaN.
IrValue ir_exponential_of_negative_sum(IrFunction& f, IrValue high, IrValue low);

}  // namespace attngen
