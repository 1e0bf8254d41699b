// SPDX-License-Identifier: Apache-2.0
// log, and pow on top of a logarithm in f64.
#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "generator/llvm/vector_math.h"
#include "generator/llvm/vector_polynomial.h"

namespace attngen {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kSmallestNormal = 0x1p-126;
constexpr int kMantissaBits = 23;
constexpr int kSqrtHalfBits = 0x3F3504F3;

// ln 2 in two parts; the first has 9 bits, so a small integer times it is exact.
constexpr double kLn2High = 0.693359375;
constexpr double kLn2Low = -2.12194440054690583e-4;

// log(1 + g) = g - g^2/2 + g^3 p(g), 1 + g in sqrt(1/2) ... sqrt(2); relative error 5.9e-9.
constexpr std::array<double, 8> kLogarithm{
    0.33333331657548676, -0.25000822714013315, 0.20001233383873182, -0.1662329836748078,
    0.1420155306322104,  -0.1316058255538584,  0.12763327039996436, -0.07635654895739488,
};

// log2(m) = s p(s^2), s = (m - 1) / (m + 1); relative error 2.7e-14.
constexpr std::array<double, 6> kLog2{
    2.885390081777849,  0.9617966941146154, 0.5770779419343213,
    0.4122093006206042, 0.3199035595266789, 0.28293263642216615,
};

// 2^r, |r| <= 1/2; relative error 7.8e-13.
constexpr std::array<double, 9> kExp2{
    0.9999999999997623,     0.6931471805465153,     0.24022650698880577,
    0.055504109393394375,   0.009618128542793924,   0.0013333452064579476,
    0.00015403851820013602, 1.5309736773872623e-05, 1.3175838659939924e-06,
};

struct Split {
  IrValue fraction;  ///< sqrt(1/2) ... sqrt(2)
  IrValue exponent;  ///< a whole number
};

/// x = fraction * 2^exponent for finite x > 0, f32; subnormal ones too. Else both are meaningless.
Split split(IrFunction& f, IrValue x) {
  const auto whole = [](std::int64_t value) { return ir_integer(IrKind::i32, value); };
  const auto real = [](double value) { return ir_float(IrKind::f32, value); };
  const IrValue tiny = f.compare("fcmp olt", x, real(kSmallestNormal));
  const IrValue normal = f.select(tiny, f.binary("fmul", x, real(0x1p24)), x);
  const IrValue bits = f.bitcast(normal, {IrKind::i32, x.type.lanes});
  const IrValue above = f.binary("sub", bits, whole(kSqrtHalfBits));
  const IrValue exponent = f.binary("ashr", above, whole(kMantissaBits));
  const IrValue fraction = f.binary("sub", bits, f.binary("shl", exponent, whole(kMantissaBits)));
  const IrValue correction = f.select(tiny, real(-24.0), real(0.0));
  return {f.bitcast(fraction, x.type),
          f.binary("fadd", f.cast("sitofp", exponent, IrKind::f32), correction)};
}

/// log2 of |x| in f64, exact at the limits: 0, 1, infinity, NaN.
IrValue wide_log2(IrFunction& f, IrValue magnitude) {
  const auto real = [](double value) { return ir_float(IrKind::f64, value); };
  const Split parts = split(f, magnitude);
  const IrValue m = f.cast("fpext", parts.fraction, IrKind::f64);
  const IrValue s =
      f.binary("fdiv", f.binary("fsub", m, real(1.0)), f.binary("fadd", m, real(1.0)));
  const IrValue series = ir_polynomial(f, f.binary("fmul", s, s), kLog2);
  const IrValue log2 = f.multiply_add(s, series, f.cast("fpext", parts.exponent, IrKind::f64));
  const IrValue finite = f.compare("fcmp olt", magnitude, ir_float(IrKind::f32, kInfinity));
  const IrValue zero = f.compare("fcmp oeq", magnitude, ir_float(IrKind::f32, 0.0));
  return f.select(zero, real(-kInfinity),
                  f.select(finite, log2, f.cast("fpext", magnitude, IrKind::f64)));
}

/// 2^w rounded to f32 once: beyond its range infinity, subnormal numbers or 0. NaN stays.
IrValue narrow_exp2(IrFunction& f, IrValue w) {
  constexpr double kIntegerBits = 6755399441055744.0;  // 1.5 * 2^52
  constexpr double kBias = 1023;
  const auto real = [&](double value) {
    return f.splat(ir_float(IrKind::f64, value), w.type.lanes);
  };
  w = f.select(f.compare("fcmp ogt", real(-160.0), w), real(-160.0), w);
  w = f.select(f.compare("fcmp olt", real(160.0), w), real(160.0), w);
  const IrValue shifted = f.binary("fadd", w, real(kIntegerBits + kBias));
  const IrValue n = f.binary("fsub", shifted, real(kIntegerBits + kBias));
  const IrValue mantissa = ir_polynomial(f, f.binary("fsub", w, n), kExp2);
  const IrValue bits =
      f.binary("shl", f.bitcast(shifted, {IrKind::i64, w.type.lanes}), ir_integer(IrKind::i64, 52));
  return f.cast("fptrunc", f.binary("fmul", mantissa, f.bitcast(bits, w.type)), IrKind::f32);
}

}  // namespace

IrValue ir_logarithm(IrFunction& f, IrValue x) {
  if (x.type.kind == IrKind::f64) {
    return f.intrinsic("llvm.log." + suffix_of(x.type), x.type, {x});
  }
  const auto real = [](double value) { return ir_float(IrKind::f32, value); };
  const Split parts = split(f, x);
  const IrValue g = f.binary("fsub", parts.fraction, real(1.0));
  const IrValue square = f.binary("fmul", g, g);
  IrValue bend = f.binary("fmul", f.binary("fmul", g, square), ir_polynomial(f, g, kLogarithm));
  bend = f.multiply_add(parts.exponent, real(kLn2Low), bend);
  bend = f.multiply_add(square, real(-0.5), bend);
  const IrValue sum = f.multiply_add(parts.exponent, real(kLn2High), f.binary("fadd", g, bend));
  const IrValue finite = f.compare("fcmp olt", x, real(kInfinity));
  const IrValue wrong = f.compare("fcmp olt", x, real(0.0));
  const IrValue zero = f.compare("fcmp oeq", x, real(0.0));
  const IrValue nan = real(std::numeric_limits<double>::quiet_NaN());
  return f.select(zero, real(-kInfinity), f.select(wrong, nan, f.select(finite, sum, x)));
}

IrValue ir_power(IrFunction& f, IrValue x, IrValue y) {
  const int lanes = std::max(x.type.lanes, y.type.lanes);
  x = f.splat(x, lanes);
  y = f.splat(y, lanes);
  if (x.type.kind == IrKind::f64) {
    return f.intrinsic("llvm.pow." + suffix_of(x.type), x.type, {x, y});
  }
  const auto real = [](double value) { return ir_float(IrKind::f32, value); };
  const IrType bits{IrKind::i32, lanes};
  const IrValue magnitude = ir_absolute(f, x);
  const IrValue exponent =
      f.binary("fmul", wide_log2(f, magnitude), f.cast("fpext", y, IrKind::f64));
  const IrValue power = narrow_exp2(f, exponent);

  const IrValue is_whole = f.compare("fcmp oeq", ir_round(f, y), y);
  const IrValue half = f.binary("fmul", y, real(0.5));
  const IrValue is_odd = f.binary("and", is_whole, f.compare("fcmp one", ir_round(f, half), half));
  const IrValue sign = f.binary("and", f.bitcast(x, bits), ir_integer(IrKind::i32, INT32_MIN));
  const IrValue odd_sign = f.select(is_odd, sign, ir_zero(bits));
  IrValue result = f.bitcast(f.binary("xor", f.bitcast(power, bits), odd_sign), x.type);

  // A root of a finite negative number.
  const IrValue negative = f.binary("and", f.compare("fcmp olt", x, real(0.0)),
                                    f.compare("fcmp olt", magnitude, real(kInfinity)));
  const IrValue root = f.binary("and", negative, f.compare("fcmp une", ir_round(f, y), y));
  result = f.select(root, real(std::numeric_limits<double>::quiet_NaN()), result);

  const IrValue endless = f.compare("fcmp oeq", ir_absolute(f, y), real(kInfinity));
  const IrValue unit = f.binary("and", f.compare("fcmp oeq", magnitude, real(1.0)), endless);
  const IrValue always_one =
      f.binary("or", f.compare("fcmp oeq", y, real(0.0)), f.compare("fcmp oeq", x, real(1.0)));
  return f.select(f.binary("or", unit, always_one), real(1.0), result);
}

}  // namespace attngen
