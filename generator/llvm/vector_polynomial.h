// SPDX-License-Identifier: Apache-2.0
// Polynomials on vectors, the core of every function in vector_math.h.
#pragma once

#include <span>

#include "generator/llvm/ir_function.h"

namespace attngen {

/// c[0] + c[1] x + c[2] x^2 + ..., by Horner's rule: one multiply_add per coefficient but the last.
IrValue ir_polynomial(IrFunction& f, IrValue x, std::span<const double> coefficients);

}  // namespace attngen
