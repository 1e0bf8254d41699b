// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/vector_polynomial.h"

#include "base/error.h"

namespace attngen {

IrValue ir_polynomial(IrFunction& f, IrValue x, std::span<const double> coefficients) {
  check(!coefficients.empty(), "a polynomial without coefficients");
  const IrKind kind = x.type.kind;
  IrValue sum = f.splat(ir_float(kind, coefficients.back()), x.type.lanes);
  for (std::size_t i = coefficients.size() - 1; i > 0; --i) {
    sum = f.multiply_add(sum, x, ir_float(kind, coefficients[i - 1]));
  }
  return sum;
}

}  // namespace attngen
