// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/vector_small_float.h"

#include <cmath>
#include <cstdint>

#include "base/error.h"

namespace attngen {
namespace {

constexpr int kF32MantissaBits = 23;
constexpr int kF32Bias = 127;
constexpr std::int64_t kF32Infinity = 0x7F800000;
constexpr std::int64_t kF32Magnitude = 0x7FFFFFFF;

/// Sign, exponent, mantissa; codes count magnitudes upwards.
struct Format {
  int bits;
  int mantissa_bits;
  std::int64_t overflow_code;  ///< what a magnitude beyond the largest becomes
  std::int64_t special_code;   ///< infinity where there is one, else NaN
  std::int64_t nan_code;

  int bias() const { return (1 << (bits - 2 - mantissa_bits)) - 1; }
  int dropped_bits() const { return kF32MantissaBits - mantissa_bits; }
  int smallest_exponent() const { return 1 - bias(); }  ///< of a normal number
  std::int64_t magnitude_mask() const { return (std::int64_t{1} << (bits - 1)) - 1; }
};

Format format_of(DType type) {
  switch (type) {
    case DType::f16:
      return {16, 10, 0x7C00, 0x7C00, 0x7E00};
    case DType::e4m3:
      return {8, 3, 0x7E, 0x7F, 0x7F};
    case DType::e5m2:
      return {8, 2, 0x7B, 0x7C, 0x7F};
    default:
      throw InternalError("not a small float: " + std::string(name_of(type)));
  }
}

IrValue whole(std::int64_t value) {
  return ir_integer(IrKind::i32, value);
}

IrValue bits_of_f32(IrFunction& f, IrValue value) {
  return f.bitcast(value, {IrKind::i32, value.type.lanes});
}

IrValue from_bf16(IrFunction& f, IrValue bits) {
  const IrValue wide = f.binary("shl", f.cast("zext", bits, IrKind::i32), whole(16));
  return f.bitcast(wide, {IrKind::f32, bits.type.lanes});
}

IrValue to_bf16(IrFunction& f, IrValue value) {
  const IrValue bits = bits_of_f32(f, value);
  const IrValue kept = f.binary("lshr", bits, whole(16));
  const IrValue odd = f.binary("and", kept, whole(1));
  const IrValue rounded =
      f.binary("lshr", f.binary("add", f.binary("add", bits, odd), whole(0x7FFF)), whole(16));
  const IrValue quiet = f.binary("or", kept, whole(0x40));
  const IrValue is_nan = f.compare("fcmp uno", value, value);
  return f.cast("trunc", f.select(is_nan, quiet, rounded), IrKind::i16);
}

}  // namespace

IrValue ir_from_small_float(IrFunction& f, IrValue bits, DType type) {
  if (type == DType::bf16) return from_bf16(f, bits);
  const Format format = format_of(type);
  const IrType real{IrKind::f32, bits.type.lanes};
  const IrValue wide = f.cast("zext", bits, IrKind::i32);
  const IrValue code = f.binary("and", wide, whole(format.magnitude_mask()));
  const IrValue sign = f.binary("shl", f.binary("xor", wide, code), whole(32 - format.bits));
  const IrValue aligned = f.binary("shl", code, whole(format.dropped_bits()));

  const std::int64_t shift = std::int64_t{kF32Bias - format.bias()} << kF32MantissaBits;
  const IrValue normal = f.binary("add", aligned, whole(shift));
  // A subnormal number, read with the exponent of the smallest normal one, has that one too much.
  const IrValue lifted =
      f.bitcast(f.binary("add", normal, whole(std::int64_t{1} << kF32MantissaBits)), real);
  const IrValue excess = ir_float(IrKind::f32, std::ldexp(1.0, format.smallest_exponent()));
  const IrValue subnormal = bits_of_f32(f, f.binary("fsub", lifted, excess));
  const IrValue is_subnormal =
      f.compare("icmp ult", code, whole(std::int64_t{1} << format.mantissa_bits));
  const IrValue finite = f.select(is_subnormal, subnormal, normal);

  // Infinity has no mantissa to hand on; the NaN of e4m3 has, and with it stays one.
  const IrValue special = f.binary("or", aligned, whole(kF32Infinity));
  const IrValue is_special = f.compare("icmp uge", code, whole(format.special_code));
  const IrValue magnitude = f.select(is_special, special, finite);
  return f.bitcast(f.binary("or", magnitude, sign), real);
}

IrValue ir_to_small_float(IrFunction& f, IrValue value, DType type) {
  if (type == DType::bf16) return to_bf16(f, value);
  const Format format = format_of(type);
  const IrType real{IrKind::f32, value.type.lanes};
  const IrValue bits = bits_of_f32(f, value);
  const IrValue magnitude = f.binary("and", bits, whole(kF32Magnitude));

  const int dropped = format.dropped_bits();
  const IrValue odd = f.binary("and", f.binary("lshr", magnitude, whole(dropped)), whole(1));
  const std::int64_t shift = std::int64_t{kF32Bias - format.bias()} << kF32MantissaBits;
  const std::int64_t below_half = (std::int64_t{1} << (dropped - 1)) - 1;
  const IrValue raised = f.binary("add", magnitude, odd);
  const IrValue normal =
      f.binary("lshr", f.binary("add", raised, whole(below_half - shift)), whole(dropped));

  // In the sum with this power of two the last bit is the last bit of a subnormal number.
  const double ruler = std::ldexp(1.0, format.smallest_exponent() + dropped);
  const IrValue sum = f.binary("fadd", f.bitcast(magnitude, real), ir_float(IrKind::f32, ruler));
  const IrValue ruler_bits = bits_of_f32(f, f.splat(ir_float(IrKind::f32, ruler), real.lanes));
  const IrValue subnormal = f.binary("sub", bits_of_f32(f, sum), ruler_bits);
  const std::int64_t smallest = std::int64_t{kF32Bias + format.smallest_exponent()}
                                << kF32MantissaBits;
  const IrValue is_subnormal = f.compare("icmp ult", magnitude, whole(smallest));
  IrValue code = f.select(is_subnormal, subnormal, normal);

  const IrValue overflow = whole(format.overflow_code);
  code = f.select(f.compare("icmp ugt", code, overflow), overflow, code);
  const IrValue is_nan = f.compare("fcmp uno", value, value);
  code = f.select(is_nan, whole(format.nan_code), code);
  const IrValue sign = f.binary("and", f.binary("lshr", bits, whole(32 - format.bits)),
                                whole(format.magnitude_mask() + 1));
  return f.cast("trunc", f.binary("or", code, sign), format.bits == 16 ? IrKind::i16 : IrKind::i8);
}

}  // namespace attngen
