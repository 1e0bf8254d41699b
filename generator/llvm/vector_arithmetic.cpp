// SPDX-License-Identifier: Apache-2.0
// Roots, rounding and the arithmetic that the language defines beyond IEEE.
#include <algorithm>
#include <limits>

#include "generator/llvm/vector_math.h"

namespace attngen {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

void spread(IrFunction& f, IrValue& a, IrValue& b) {
  const int lanes = std::max(a.type.lanes, b.type.lanes);
  a = f.splat(a, lanes);
  b = f.splat(b, lanes);
}

/// `order` says when b takes the place of a; a comparison with NaN is false, so the select keeps a,
/// and only a NaN in b has to be brought back.
IrValue chosen(IrFunction& f, const char* order, IrValue a, IrValue b) {
  spread(f, a, b);
  const IrValue better = f.select(f.compare(order, b, a), b, a);
  return f.select(f.compare("fcmp uno", b, b), b, better);
}

}  // namespace

IrValue ir_absolute(IrFunction& f, IrValue x) {
  return f.intrinsic("llvm.fabs." + suffix_of(x.type), x.type, {x});
}

IrValue ir_square_root(IrFunction& f, IrValue x) {
  return f.intrinsic("llvm.sqrt." + suffix_of(x.type), x.type, {x});
}

IrValue ir_reciprocal_square_root(IrFunction& f, IrValue x) {
  return f.binary("fdiv", ir_float(x.type.kind, 1.0), ir_square_root(f, x));
}

IrValue ir_round(IrFunction& f, IrValue x) {
  // llvm.rint is a call per lane where SSE4.1 is missing; this is four instructions everywhere.
  const IrKind kind = x.type.kind;
  const IrValue whole = ir_float(kind, kind == IrKind::f64 ? 0x1p52 : 0x1p23);
  const IrValue magnitude = ir_absolute(f, x);
  const IrValue near = f.binary("fsub", f.binary("fadd", magnitude, whole), whole);
  const IrValue rounded = f.intrinsic("llvm.copysign." + suffix_of(x.type), x.type, {near, x});
  return f.select(f.compare("fcmp olt", magnitude, whole), rounded, x);
}

IrValue ir_maximum(IrFunction& f, IrValue a, IrValue b) {
  return chosen(f, "fcmp ogt", a, b);
}

IrValue ir_minimum(IrFunction& f, IrValue a, IrValue b) {
  return chosen(f, "fcmp olt", a, b);
}

IrValue ir_difference(IrFunction& f, IrValue a, IrValue b) {
  spread(f, a, b);
  const IrValue lowest = ir_float(a.type.kind, -kInfinity);
  const IrValue both =
      f.binary("and", f.compare("fcmp oeq", a, lowest), f.compare("fcmp oeq", b, lowest));
  return f.select(both, lowest, f.binary("fsub", a, b));
}

IrValue ir_quotient(IrFunction& f, IrValue a, IrValue b) {
  spread(f, a, b);
  const IrValue zero = ir_float(a.type.kind, 0.0);
  const IrValue both =
      f.binary("and", f.compare("fcmp oeq", a, zero), f.compare("fcmp oeq", b, zero));
  return f.select(both, zero, f.binary("fdiv", a, b));
}

}  // namespace attngen
