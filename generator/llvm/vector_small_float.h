// SPDX-License-Identifier: Apache-2.0
// Inner part of vector_math.h: floats of at most 16 bits by integer arithmetic alone.
#pragma once

#include "base/dtype.h"
#include "generator/llvm/ir_function.h"

namespace attngen {

/// The bits of a bf16, f16, e4m3 or e5m2 in an integer (vector) as f32; exact. Works also where the
/// processor takes subnormal operands as zero.
IrValue ir_from_small_float(IrFunction& f, IrValue bits, DType type);
/// The bits of an f32 rounded to such a type, in the integer kind of its width.
IrValue ir_to_small_float(IrFunction& f, IrValue value, DType type);

}  // namespace attngen
