// SPDX-License-Identifier: Apache-2.0
// exp(x) = 2^n * exp(r) with n = round(x / ln 2): what is built on the exponential.
#include "generator/llvm/vector_exponential.h"

#include <array>

#include "generator/llvm/vector_math.h"
#include "generator/llvm/vector_polynomial.h"

namespace attngen {
namespace {

constexpr double kLog2E = 1.4426950408889634;
// ln 2 in two parts. The first has 9 bits, so n * first is exact also where multiply_add rounds.
constexpr double kLn2High = 0.693359375;
constexpr double kLn2Low = -2.12194440054690583e-4;
// Adding 1.5 * 2^23 leaves a rounded integer in the low bits of an f32.
constexpr double kIntegerBits = 12582912.0;
constexpr int kMantissaBits = 23;
constexpr int kExponentBias = 127;

// 1 + r + r^2 q(r), minimax of the relative error over |r| <= ln(2)/2: 3.1e-9.
constexpr std::array<double, 7> kExponential{
    1.0,
    1.0,
    0.49999993373076435,
    0.1666651952400437,
    0.04166840108575935,
    0.00836885107455846,
    0.0013814320473973483,
};

struct Reduced {
  IrValue exponential;  ///< exp(r)
  IrValue biased;       ///< integers with n + bias in their low 9 bits, and zeros up to bit 22
};

Reduced reduced(IrFunction& f, IrValue high, IrValue low, int bias) {
  const auto real = [](double value) { return ir_float(IrKind::f32, value); };
  const IrValue whole = low ? f.binary("fadd", high, low) : high;
  const IrValue shifted = f.multiply_add(whole, real(kLog2E), real(kIntegerBits + bias));
  const IrValue n = f.binary("fsub", shifted, real(kIntegerBits + bias));
  IrValue r = f.multiply_add(n, real(-kLn2High), high);
  if (low) r = f.binary("fadd", r, low);
  r = f.multiply_add(n, real(-kLn2Low), r);
  return {ir_polynomial(f, r, kExponential), f.bitcast(shifted, {IrKind::i32, high.type.lanes})};
}

IrValue power_of_two(IrFunction& f, IrValue biased) {
  const IrValue bits = f.binary("shl", biased, ir_integer(IrKind::i32, kMantissaBits));
  return f.bitcast(bits, {IrKind::f32, biased.type.lanes});
}

// A comparison that is false leaves x, so NaN stays.
IrValue at_least(IrFunction& f, double limit, IrValue x) {
  const IrValue bound = f.splat(ir_float(x.type.kind, limit), x.type.lanes);
  return f.select(f.compare("fcmp ogt", bound, x), bound, x);
}
IrValue at_most(IrFunction& f, double limit, IrValue x) {
  const IrValue bound = f.splat(ir_float(x.type.kind, limit), x.type.lanes);
  return f.select(f.compare("fcmp olt", bound, x), bound, x);
}

IrValue host_exponential(IrFunction& f, IrValue x) {
  return f.intrinsic("llvm.exp." + suffix_of(x.type), x.type, {x});
}

}  // namespace

IrValue ir_exponential_of_negative_sum(IrFunction& f, IrValue high, IrValue low) {
  // At -88 n is -127, whose biased exponent is 0: the factor is +0.
  const Reduced parts = reduced(f, at_least(f, -88.0, high), low, kExponentBias);
  return f.binary("fmul", parts.exponential, power_of_two(f, parts.biased));
}

IrValue ir_exponential_of_negative(IrFunction& f, IrValue x) {
  if (x.type.kind == IrKind::f64) return host_exponential(f, x);
  return ir_exponential_of_negative_sum(f, x, {});
}

IrValue ir_exponential(IrFunction& f, IrValue x) {
  if (x.type.kind == IrKind::f64) return host_exponential(f, x);
  // Below -104 the result rounds to 0, above 89 it is infinite; between them n is in -150 ... 128,
  // too wide for one factor, so two take half each.
  const IrValue clamped = at_most(f, 89.0, at_least(f, -104.0, x));
  const Reduced parts = reduced(f, clamped, {}, 2 * kExponentBias);
  const IrValue half = f.binary("lshr", parts.biased, ir_integer(IrKind::i32, 1));
  const IrValue rest = f.binary("sub", parts.biased, half);
  const IrValue once = f.binary("fmul", parts.exponential, power_of_two(f, half));
  return f.binary("fmul", once, power_of_two(f, rest));
}

IrValue ir_sigmoid(IrFunction& f, IrValue x) {
  const IrKind kind = x.type.kind;
  // Of |x|: exp of a positive argument would overflow long before the result is 0.
  const IrValue e = ir_exponential_of_negative(f, f.negate(ir_absolute(f, x)));
  const IrValue above =
      f.select(f.compare("fcmp oge", x, ir_float(kind, 0.0)), ir_float(kind, 1.0), e);
  return f.binary("fdiv", above, f.binary("fadd", e, ir_float(kind, 1.0)));
}

IrValue ir_silu(IrFunction& f, IrValue x) {
  return f.binary("fmul", x, ir_sigmoid(f, x));
}

IrValue ir_elu1(IrFunction& f, IrValue x) {
  const IrKind kind = x.type.kind;
  return f.select(f.compare("fcmp ogt", x, ir_float(kind, 0.0)),
                  f.binary("fadd", x, ir_float(kind, 1.0)), ir_exponential_of_negative(f, x));
}

}  // namespace attngen
