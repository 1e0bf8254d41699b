// SPDX-License-Identifier: Apache-2.0
// The language's functions on vectors (or scalars) of f32 and f64, as IR without a call in f32.
#pragma once

#include "base/dtype.h"
#include "generator/llvm/ir_function.h"

namespace attngen {

/// In f32, over every exponent: at most so many ulp of the true value, where the target has no FMA;
/// a little less where it has. NaN stays NaN, and infinity gives what the language's formula gives:
/// exp(-inf) is 0, silu(-inf) = -inf * 0 is NaN. f64 calls the host's libm per lane, through LLVM's
/// intrinsics or by name, and may differ from it in the last two bits.
IrValue ir_exponential(IrFunction& f, IrValue x);  ///< 1.15 ulp, subnormal results included
/// The same for x <= 0 (or NaN): one clamp and one multiplication fewer. Below 2^-126 it may be 0.
IrValue ir_exponential_of_negative(IrFunction& f, IrValue x);
IrValue ir_logarithm(IrFunction& f, IrValue x);    ///< 0.8 ulp; log(0) = -inf, of a negative NaN
IrValue ir_tanh(IrFunction& f, IrValue x);         ///< 1.4 ulp
IrValue ir_sigmoid(IrFunction& f, IrValue x);      ///< 2.2 ulp; below 2^-126 it may be 0
IrValue ir_square_root(IrFunction& f, IrValue x);  ///< 0.5 ulp
IrValue ir_reciprocal_square_root(IrFunction& f, IrValue x);  ///< 1.5 ulp
/// elu + 1: x > 0 ? x + 1 : exp(x); 1.15 ulp, below 2^-126 it may be 0.
IrValue ir_elu1(IrFunction& f, IrValue x);
/// The erf form. 6.5 ulp, and the error is at most 1.3e-7 |x|; below 2^-126 it may be 0.
IrValue ir_gelu(IrFunction& f, IrValue x);
IrValue ir_silu(IrFunction& f, IrValue x);   ///< 2.8 ulp; below 2^-119 it may be 0
IrValue ir_round(IrFunction& f, IrValue x);  ///< half to even, exact
/// 0.51 ulp, subnormal results included; zeros, infinities and negative x as std::pow.
IrValue ir_power(IrFunction& f, IrValue x, IrValue y);
IrValue ir_absolute(IrFunction& f, IrValue x);

/// Keep the NaN of either side, as the language says.
IrValue ir_maximum(IrFunction& f, IrValue a, IrValue b);
IrValue ir_minimum(IrFunction& f, IrValue a, IrValue b);
/// a - b with (-inf) - (-inf) = -inf.
IrValue ir_difference(IrFunction& f, IrValue a, IrValue b);
/// a / b with 0 / 0 = 0.
IrValue ir_quotient(IrFunction& f, IrValue a, IrValue b);

/// How an element of `type` lies in memory: bf16 as i16, f16 as half, the 8-bit floats as i8.
IrKind ir_storage(DType type);
/// A stored element (vector) as f32 or f64: exact, but for integers that have no such value and f64
/// as f32, which are rounded once. `converts_f16`: of CpuLimits; without it f16 is taken apart by
/// integer arithmetic.
IrValue ir_widened(IrFunction& f, IrValue stored, DType type, IrKind real,
                   bool converts_f16 = true);
/// f32 or f64 rounded once to the nearest stored element, ties to even; NaN stays NaN. For the
/// 8-bit floats, integers and bool as round_to() of base/dtype.h.
IrValue ir_narrowed(IrFunction& f, IrValue value, DType type, bool converts_f16 = true);

}  // namespace attngen
