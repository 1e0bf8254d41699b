// SPDX-License-Identifier: Apache-2.0
// tanh, and the normal distribution behind gelu.
#include <array>
#include <string>

#include "generator/llvm/vector_exponential.h"
#include "generator/llvm/vector_math.h"
#include "generator/llvm/vector_polynomial.h"

namespace attngen {
namespace {

constexpr double kInverseSqrt2 = 0.70710678118654752440;

// tanh(x) = x + x z p(z), z = x^2, |x| < 0.625; minimax of the relative error: 4.6e-9.
constexpr double kSeriesEnd = 0.625;
constexpr std::array<double, 5> kTanh{
    -0.33333279549814465, 0.13331373492532556,   -0.05373369852660805,
    0.0206186289644811,   -0.005681287638251568,
};

// The upper tail of the normal distribution is exp(-a^2/2) p(a) / q(a), a >= 0; minimax of the
// relative error over a <= 15.2: 6.5e-9. No coefficient is negative, so nothing cancels.
constexpr double kTailEnd = 15.0;  ///< there the tail is below 2^-167
constexpr std::array<double, 5> kTailAbove{
    0.500000003226678, 0.43966376469351703,  0.1842520469359003,
    0.040976804730696, 0.004167510685927625,
};
constexpr std::array<double, 6> kTailBelow{
    1.0,
    1.6772125466101377,
    1.2067209248853323,
    0.4721557774763478,
    0.10271961000586965,
    0.010446291450291825,
};

/// libm's function of this name, lane by lane.
IrValue by_host(IrFunction& f, const std::string& name, IrValue x) {
  if (x.type.lanes == 1) return f.intrinsic(name, x.type, {x});
  IrValue result = ir_zero(x.type);
  for (int lane = 0; lane < x.type.lanes; ++lane) {
    const IrValue one = f.intrinsic(name, {x.type.kind, 1}, {f.extract(x, lane)});
    result = f.insert(result, one, lane);
  }
  return result;
}

/// a times the probability that a normal variable exceeds a, f32, 0 <= a <= 15 (or NaN).
IrValue normal_tail(IrFunction& f, IrValue a) {
  const auto real = [](double value) { return ir_float(IrKind::f32, value); };
  const IrType bits{IrKind::i32, a.type.lanes};
  const IrValue scale =
      f.binary("fdiv", ir_polynomial(f, a, kTailAbove), ir_polynomial(f, a, kTailBelow));
  // a^2 = top^2 + (a - top)(a + top), where top has 12 bits and its square is exact.
  const IrValue top =
      f.bitcast(f.binary("and", f.bitcast(a, bits), ir_integer(IrKind::i32, -4096)), a.type);
  const IrValue high = f.binary("fmul", f.binary("fmul", top, real(-0.5)), top);
  const IrValue low = f.binary("fmul", f.binary("fmul", f.binary("fsub", a, top), real(-0.5)),
                               f.binary("fadd", a, top));
  // The exponential comes last: a product with the scale alone could be subnormal.
  return f.binary("fmul", f.binary("fmul", a, scale), ir_exponential_of_negative_sum(f, high, low));
}

}  // namespace

IrValue ir_tanh(IrFunction& f, IrValue x) {
  if (x.type.kind == IrKind::f64) return by_host(f, "tanh", x);
  const auto real = [](double value) { return ir_float(IrKind::f32, value); };
  const IrValue magnitude = ir_absolute(f, x);
  const IrValue e = ir_exponential_of_negative(f, f.binary("fmul", magnitude, real(-2.0)));
  const IrValue loss = f.binary("fdiv", f.binary("fadd", e, e), f.binary("fadd", e, real(1.0)));
  const IrValue far = f.binary("fsub", real(1.0), loss);
  const IrValue z = f.binary("fmul", x, x);
  const IrValue bend = f.binary("fmul", z, ir_polynomial(f, z, kTanh));
  const IrValue near = f.multiply_add(bend, magnitude, magnitude);
  const IrValue is_near = f.compare("fcmp olt", magnitude, real(kSeriesEnd));
  return f.intrinsic("llvm.copysign." + suffix_of(x.type), x.type,
                     {f.select(is_near, near, far), x});
}

IrValue ir_gelu(IrFunction& f, IrValue x) {
  const IrKind kind = x.type.kind;
  const auto real = [kind](double value) { return ir_float(kind, value); };
  if (kind == IrKind::f64) {
    const IrValue twice = by_host(f, "erfc", f.binary("fmul", x, real(-kInverseSqrt2)));
    return f.binary("fmul", f.binary("fmul", x, real(0.5)), twice);
  }
  // x > 0 ? x - |x| tail : -|x| tail. Of -infinity it is NaN, as -infinity * 0 is.
  const IrValue magnitude = ir_absolute(f, x);
  const IrValue end = f.splat(real(kTailEnd), x.type.lanes);
  const IrValue inside = f.select(f.compare("fcmp olt", end, magnitude), end, magnitude);
  const IrValue is_above = f.compare("fcmp ogt", x, real(0.0));
  const IrValue upper = f.binary("fmul", x, f.select(is_above, real(1.0), real(0.0)));
  return f.binary("fsub", upper, normal_tail(f, inside));
}

}  // namespace attngen
