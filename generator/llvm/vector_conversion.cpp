// SPDX-License-Identifier: Apache-2.0
// Elements in memory to and from the kind that is computed in.
#include <cstdint>

#include "base/error.h"
#include "generator/llvm/vector_math.h"
#include "generator/llvm/vector_small_float.h"

namespace attngen {
namespace {

/// f64 to f32, rounded to odd: a second rounding to at most 22 bits is then that of the f64.
IrValue rounded_to_odd(IrFunction& f, IrValue value) {
  const int lanes = value.type.lanes;
  const auto whole = [](std::int64_t number) { return ir_integer(IrKind::i32, number); };
  const IrValue near = f.cast("fptrunc", value, IrKind::f32);
  const IrValue back = f.cast("fpext", near, IrKind::f64);
  const IrValue bits = f.bitcast(near, {IrKind::i32, lanes});
  const IrValue too_far = f.compare("fcmp ogt", ir_absolute(f, back), ir_absolute(f, value));
  const IrValue truncated = f.select(too_far, f.binary("sub", bits, whole(1)), bits);
  const IrValue inexact = f.compare("fcmp one", back, value);
  const IrValue odd = f.select(inexact, f.binary("or", truncated, whole(1)), truncated);
  return f.bitcast(odd, {IrKind::f32, lanes});
}

IrValue to_float(IrFunction& f, IrValue value, DType type, bool converts_f16) {
  if (value.type.kind == IrKind::f64) value = rounded_to_odd(f, value);
  if (type == DType::f16 && converts_f16) return f.cast("fptrunc", value, IrKind::f16);
  const IrValue bits = ir_to_small_float(f, value, type);
  return f.bitcast(bits, {ir_storage(type), bits.type.lanes});
}

/// The integers that a type has: low ... high.
struct Range {
  std::int64_t low;
  std::int64_t high;
};

/// Half to even, saturated, NaN becomes 0. llvm.fptosi.sat is that, too, but goes lane by lane.
IrValue to_integer(IrFunction& f, IrValue value, IrKind kind, Range range) {
  const auto real = [&](std::int64_t whole) {
    return ir_float(value.type.kind, static_cast<double>(whole));
  };
  // Above `high` and a power of two, where `high` may not be: what is below fits.
  const IrValue limit = ir_float(value.type.kind, static_cast<double>(range.high / 2 + 1) * 2);
  const IrValue rounded = ir_round(f, value);
  const IrValue fits_above = f.compare("fcmp olt", rounded, limit);
  const IrValue fits = f.select(
      fits_above,
      f.select(f.compare("fcmp ogt", rounded, real(range.low)), rounded, real(range.low)), real(0));
  const IrValue too_large = f.compare("fcmp oge", rounded, limit);
  return f.select(too_large, ir_integer(kind, range.high), f.cast("fptosi", fits, kind));
}

IrValue to_byte(IrFunction& f, IrValue value, Range range) {
  return f.cast("trunc", to_integer(f, value, IrKind::i32, range), IrKind::i8);
}

}  // namespace

IrKind ir_storage(DType type) {
  switch (type) {
    case DType::f64:
      return IrKind::f64;
    case DType::f32:
      return IrKind::f32;
    case DType::f16:
      return IrKind::f16;
    case DType::bf16:
      return IrKind::i16;
    case DType::i32:
      return IrKind::i32;
    case DType::i64:
      return IrKind::i64;
    case DType::e4m3:
    case DType::e5m2:
    case DType::i8:
    case DType::i4:
    case DType::u8:
    case DType::boolean:
      return IrKind::i8;
  }
  throw InternalError("an element type without a storage");
}

IrValue ir_widened(IrFunction& f, IrValue stored, DType type, IrKind real, bool converts_f16) {
  check(stored.type.kind == ir_storage(type), "an element is not of its type's kind");
  check(real == IrKind::f32 || real == IrKind::f64, "elements are computed in f32 or f64");
  const int lanes = stored.type.lanes;
  switch (type) {
    case DType::f64:
      return f.cast("fptrunc", stored, real);
    case DType::f32:
      return f.cast("fpext", stored, real);
    case DType::f16:
      if (converts_f16) return f.cast("fpext", stored, real);
      stored = f.bitcast(stored, {IrKind::i16, lanes});
      return f.cast("fpext", ir_from_small_float(f, stored, type), real);
    case DType::bf16:
    case DType::e4m3:
    case DType::e5m2:
      return f.cast("fpext", ir_from_small_float(f, stored, type), real);
    case DType::i8:
    case DType::i4:
      return f.cast("sitofp", f.cast("sext", stored, IrKind::i32), real);
    case DType::u8:
      return f.cast("sitofp", f.cast("zext", stored, IrKind::i32), real);
    case DType::i32:
    case DType::i64:
      return f.cast("sitofp", stored, real);
    case DType::boolean:
      return f.select(f.compare("icmp ne", stored, ir_integer(IrKind::i8, 0)), ir_float(real, 1.0),
                      ir_float(real, 0.0));
  }
  throw InternalError("an element type that cannot be widened");
}

IrValue ir_narrowed(IrFunction& f, IrValue value, DType type, bool converts_f16) {
  const IrKind real = value.type.kind;
  check(real == IrKind::f32 || real == IrKind::f64, "elements are computed in f32 or f64");
  switch (type) {
    case DType::f64:
      return f.cast("fpext", value, IrKind::f64);
    case DType::f32:
      return f.cast("fptrunc", value, IrKind::f32);
    case DType::f16:
    case DType::bf16:
    case DType::e4m3:
    case DType::e5m2:
      return to_float(f, value, type, converts_f16);
    case DType::i8:
      return to_byte(f, value, {INT8_MIN, INT8_MAX});
    case DType::i4:
      return to_byte(f, value, {-8, 7});
    case DType::u8:
      return to_byte(f, value, {0, UINT8_MAX});
    case DType::i32:
      return to_integer(f, value, IrKind::i32, {INT32_MIN, INT32_MAX});
    case DType::i64:
      return to_integer(f, value, IrKind::i64, {INT64_MIN, INT64_MAX});
    case DType::boolean:
      return f.cast("zext", f.compare("fcmp une", value, ir_float(real, 0.0)), IrKind::i8);
  }
  throw InternalError("an element type that cannot be narrowed");
}

}  // namespace attngen
