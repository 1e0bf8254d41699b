// SPDX-License-Identifier: Apache-2.0
// cvt, cvta, mov, isspacep.
#include "runtime/vgpu/half_operations.h"
#include "runtime/vgpu/opcode_table.h"
#include "runtime/vgpu/thread_view.h"

namespace attngen::vgpu {
namespace {

using Op = const PtxInstruction&;

Rounding rounding_of(Op i) {
  if (i.has("rz")) return Rounding::toward_zero;
  if (i.has("rm")) return Rounding::down;
  if (i.has("rp")) return Rounding::up;
  return Rounding::nearest_even;
}

std::string code(Rounding rounding) {
  return std::to_string(static_cast<int>(rounding));
}

HalfFormat format_of(PtxType type) {
  return type == PtxType::f16 || type == PtxType::f16x2 ? HalfFormat::f16 : HalfFormat::bf16;
}

std::string code(HalfFormat format) {
  return std::to_string(static_cast<int>(format));
}

std::string suffix(PtxType type) {
  return type == PtxType::f32 ? "f32" : "f64";
}

bool is_any_float(PtxType type) {
  return is_half(type) || is_single_or_double(type);
}

/// Applies .rni .rzi .rmi .rpi to a float; the value is unchanged without one.
std::string to_integral(FunctionEmitter& e, Op i, PtxType type, const std::string& x) {
  const char* name = i.has("rni")   ? "roundeven"
                     : i.has("rzi") ? "trunc"
                     : i.has("rmi") ? "floor"
                     : i.has("rpi") ? "ceil"
                                    : nullptr;
  if (name == nullptr) return x;
  const auto ir = ir_type(type);
  return e.temp("call {} @llvm.{}.{}({} {})", ir, name, suffix(type), ir, x);
}

/// Integer to integer: extension by the source's signedness, clamped to the destination with .sat.
std::string integer_to_integer(FunctionEmitter& e, Op i, PtxType from, PtxType to,
                               const std::string& x) {
  const int have = bits_of(from);
  const int want = bits_of(to);
  if (i.has("sat")) {
    const std::string wide =
        e.temp("{} i{} {} to i128", is_signed(from) ? "sext" : "zext", have, x);
    const std::string one = e.temp("shl i128 1, {}", is_signed(to) ? want - 1 : want);
    const std::string most = e.temp("sub i128 {}, 1", one);
    const std::string least = is_signed(to) ? e.temp("sub i128 0, {}", one) : std::string("0");
    const std::string below = e.temp("call i128 @llvm.smin.i128(i128 {}, i128 {})", wide, most);
    const std::string inside = e.temp("call i128 @llvm.smax.i128(i128 {}, i128 {})", below, least);
    return e.temp("trunc i128 {} to i{}", inside, want);
  }
  if (have == want) return x;
  const char* how = have > want ? "trunc" : is_signed(from) ? "sext" : "zext";
  return e.temp("{} i{} {} to i{}", how, have, x, want);
}

/// An integer as a float of `to` (f32 or f64).
std::string integer_to_float(FunctionEmitter& e, Op i, PtxType from, PtxType to,
                             const std::string& x) {
  const Rounding rounding = rounding_of(i);
  if (rounding == Rounding::nearest_even) {
    return e.temp("{} i{} {} to {}", is_signed(from) ? "sitofp" : "uitofp", bits_of(from), x,
                  ir_type(to));
  }
  std::string wide = x;
  if (bits_of(from) < 64) {
    wide = e.temp("{} i{} {} to i64", is_signed(from) ? "sext" : "zext", bits_of(from), x);
  }
  const std::string r =
      e.call("vg_integer_to_float",
             {wide, is_signed(from) ? "1" : "0", to == PtxType::f32 ? "24" : "53", code(rounding)});
  return to == PtxType::f32 ? e.temp("fptrunc double {} to float", r) : r;
}

std::string float_to_integer(FunctionEmitter& e, Op i, PtxType from, PtxType to,
                             const std::string& x) {
  const std::string whole = to_integral(e, i, from, x);
  return e.temp("call i{} @llvm.fpto{}i.sat.i{}.{}({} {})", bits_of(to), is_signed(to) ? 's' : 'u',
                bits_of(to), suffix(from), ir_type(from), whole);
}

std::string flushed(FunctionEmitter& e, const std::string& x) {
  return e.call("vg_flush", {x});
}

/// Between f32 and f64, either way or to itself.
std::string float_to_float(FunctionEmitter& e, Op i, PtxType from, PtxType to, std::string x) {
  if (i.has("ftz") && from == PtxType::f32) x = flushed(e, x);
  std::string r = x;
  if (from == to) {
    r = to_integral(e, i, to, x);
  } else if (to == PtxType::f64) {
    r = e.temp("fpext float {} to double", x);
  } else {
    r = rounding_of(i) == Rounding::nearest_even
            ? e.temp("fptrunc double {} to float", x)
            : e.temp("fptrunc double {} to float",
                     e.call("vg_round_to_single", {x, code(rounding_of(i))}));
  }
  if (i.has("sat")) {
    const auto ir = ir_type(to);
    const std::string positive = e.temp("fcmp ogt {} {}, 0.0", ir, r);
    const std::string low = e.temp("select i1 {}, {} {}, {} 0.0", positive, ir, r, ir);
    const std::string large = e.temp("fcmp ogt {} {}, 1.0", ir, low);
    r = e.temp("select i1 {}, {} 1.0, {} {}", large, ir, ir, low);
  }
  if (i.has("ftz") && to == PtxType::f32) r = flushed(e, r);
  return r;
}

void emit_pack(FunctionEmitter& e, Op i, PtxType to) {
  if (i.operands.size() != 3) e.refuse(i, "a pair needs two sources");
  const std::string high = e.value(i.operands[1], PtxType::f32);
  const std::string low = e.value(i.operands[2], PtxType::f32);
  e.set(
      i.operands[0], to,
      e.call("vg_pack_pair", {code(format_of(to)), code(rounding_of(i)), i.has("relu") ? "1" : "0",
                              i.has("satfinite") ? "1" : "0", high, low}));
}

void emit_cvt(FunctionEmitter& e, Op i) {
  const std::vector<PtxType> types = types_of(i);
  if (types.size() != 2) e.refuse(i, "cvt needs a destination and a source type");
  const PtxType to = types[0];
  PtxType from = types[1];
  if (to == PtxType::f16x2 || to == PtxType::bf16x2) {
    if (from != PtxType::f32) e.refuse(i, "a pair is made of two f32");
    return emit_pack(e, i, to);
  }
  if (i.operands.size() != 2) e.refuse(i, "cvt has one source here");
  std::string x = e.value(i.operands[1], from);
  if (is_half(from)) {
    if (bits_of(from) == 32) e.refuse(i, "a pair as a source");
    x = e.call("vg_half_to_single", {code(format_of(from)), e.temp("zext i16 {} to i32", x)});
    from = PtxType::f32;
  }
  std::string r;
  if (is_half(to)) {
    if (!is_single_or_double(from)) {
      if (bits_of(from) == 64) e.refuse(i, "a 64-bit integer to half precision");
      x = e.temp("{} i{} {} to double", is_signed(from) ? "sitofp" : "uitofp", bits_of(from), x);
    } else {
      x = to_integral(e, i, from, x);
      if (from == PtxType::f32) x = e.temp("fpext float {} to double", x);
    }
    r = e.temp("trunc i32 {} to i16",
               e.call("vg_double_to_half",
                      {code(format_of(to)), code(rounding_of(i)), i.has("relu") ? "1" : "0",
                       i.has("satfinite") ? "1" : "0", x}));
    if (i.has("sat")) e.refuse(i, ".sat in half precision");
  } else if (i.has("relu") || i.has("satfinite")) {
    e.refuse(i, ".relu and .satfinite need a half-precision destination");
  } else if (is_any_float(from) && is_any_float(to)) {
    r = float_to_float(e, i, from, to, x);
  } else if (is_any_float(to)) {
    r = integer_to_float(e, i, from, to, x);
  } else if (is_any_float(from)) {
    if (i.has("ftz") && from == PtxType::f32) x = flushed(e, x);
    r = float_to_integer(e, i, from, to, x);
  } else {
    r = integer_to_integer(e, i, from, to, x);
  }
  e.set(i.operands[0], to, r);
}

/// Generic addresses of global memory are the addresses themselves; shared and local are windows.
void emit_cvta(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  if (bits_of(type) != 64) e.refuse(i, "addresses have 64 bits");
  const std::string x = e.value(i.operands[1], type);
  std::uint64_t window = 0;
  if (i.has("shared") || i.has("shared::cta")) window = kSharedWindow;
  if (i.has("local")) window = kLocalWindow;
  if (window == 0) return e.set(i.operands[0], type, x);
  e.set(i.operands[0], type,
        i.has("to") ? e.temp("sub i64 {}, {}", x, window) : e.temp("add i64 {}, {}", x, window));
}

void emit_isspacep(FunctionEmitter& e, Op i) {
  const std::string x = e.value(i.operands[1], PtxType::u64);
  const std::string window = e.temp("and i64 {}, {}", x, static_cast<std::int64_t>(kWindowMask));
  std::string r;
  if (i.has("shared") || i.has("shared::cta")) {
    r = e.temp("icmp eq i64 {}, {}", window, kSharedWindow);
  } else if (i.has("local")) {
    r = e.temp("icmp eq i64 {}, {}", window, kLocalWindow);
  } else if (i.has("global")) {
    r = e.temp("icmp ult i64 {}, {}", x, kSharedWindow);
  } else {
    e.refuse(i, "isspacep knows .shared, .local and .global");
  }
  e.set(i.operands[0], PtxType::pred, r);
}

/// {a, b} -> one register: the first element is the least significant.
std::string packed(FunctionEmitter& e, Op i, PtxType type) {
  const std::vector<PtxOperand>& parts = i.operands[1].elements;
  const int each = bits_of(type) / static_cast<int>(parts.size());
  const auto part_type = ptx_type_named("b" + std::to_string(each));
  if (!part_type || each * static_cast<int>(parts.size()) != bits_of(type)) {
    e.refuse(i, "the parts do not fill the register");
  }
  const int width = bits_of(type);
  std::string joined = "0";
  for (std::size_t k = 0; k < parts.size(); ++k) {
    const std::string part = e.value(parts[k], *part_type);
    const std::string wide = e.temp("zext i{} {} to i{}", each, part, width);
    const std::string placed = e.temp("shl i{} {}, {}", width, wide, each * static_cast<int>(k));
    joined = e.temp("or i{} {}, {}", width, joined, placed);
  }
  return joined;
}

void emit_mov(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const PtxType bits =
      type == PtxType::pred ? type : *ptx_type_named("b" + std::to_string(bits_of(type)));
  if (i.operands[1].kind == OperandKind::vector) {
    return e.set(i.operands[0], bits, packed(e, i, bits));
  }
  if (i.operands[0].kind != OperandKind::vector) {
    return e.set(i.operands[0], type, e.value(i.operands[1], type));
  }
  const std::vector<PtxOperand>& parts = i.operands[0].elements;
  const int each = bits_of(type) / static_cast<int>(parts.size());
  const auto part_type = ptx_type_named("b" + std::to_string(each));
  if (!part_type || each * static_cast<int>(parts.size()) != bits_of(type)) {
    e.refuse(i, "the parts do not fill the register");
  }
  const std::string x = e.value(i.operands[1], bits);
  for (std::size_t k = 0; k < parts.size(); ++k) {
    const std::string moved =
        e.temp("lshr i{} {}, {}", bits_of(type), x, each * static_cast<int>(k));
    e.set(parts[k], *part_type, e.temp("trunc i{} {} to i{}", bits_of(type), moved, each));
  }
}

}  // namespace

std::vector<OpcodeRule> conversion_rules() {
  return {
      {"cvt", "rn rz rm rp rni rzi rmi rpi ftz sat relu satfinite",
       "u8 u16 u32 u64 s8 s16 s32 s64 f16 bf16 f16x2 bf16x2 f32 f64", 2, 3, emit_cvt},
      {"cvta", "to global shared shared::cta const local param", "u64", 2, 2, emit_cvta},
      {"isspacep", "global shared shared::cta local", "", 2, 2, emit_isspacep},
      {"mov", "", "pred b16 b32 b64 b128 u16 u32 u64 s16 s32 s64 f32 f64", 2, 2, emit_mov},
  };
}

}  // namespace attngen::vgpu
