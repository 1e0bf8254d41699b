// SPDX-License-Identifier: Apache-2.0
// Integer and bit instructions, and the opcodes that integers share with floats.
#include "runtime/vgpu/emit_shared_opcodes.h"
#include "runtime/vgpu/opcode_table.h"

namespace attngen::vgpu {
namespace {

using Op = const PtxInstruction&;

struct Pair {
  std::string a;
  std::string b;
};

Pair sources(FunctionEmitter& e, Op i, PtxType type) {
  return {e.value(e.operand(i, 1), type), e.value(e.operand(i, 2), type)};
}

/// The double-width product of two integers.
std::string wide_product(FunctionEmitter& e, const Pair& x, PtxType type) {
  const int width = bits_of(type);
  const char* extend = is_signed(type) ? "sext" : "zext";
  const std::string a = e.temp("{} i{} {} to i{}", extend, width, x.a, 2 * width);
  const std::string b = e.temp("{} i{} {} to i{}", extend, width, x.b, 2 * width);
  return e.temp("mul i{} {}, {}", 2 * width, a, b);
}

std::string high_half(FunctionEmitter& e, const std::string& wide, int width) {
  const std::string shifted = e.temp("lshr i{} {}, {}", 2 * width, wide, width);
  return e.temp("trunc i{} {} to i{}", 2 * width, shifted, width);
}

PtxType doubled(FunctionEmitter& e, Op i, PtxType type) {
  switch (type) {
    case PtxType::u16:
      return PtxType::u32;
    case PtxType::s16:
      return PtxType::s32;
    case PtxType::u32:
      return PtxType::u64;
    case PtxType::s32:
      return PtxType::s64;
    default:
      e.refuse(i, ".wide needs 16- or 32-bit integers");
  }
}

void emit_add_sub(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  if (is_single_or_double(type)) return emit_float_binary(e, i);
  if (is_half(type)) return emit_half_arithmetic(e, i);
  if (i.has("ftz") || i.has("rn")) e.refuse(i, "a float modifier on an integer type");
  const Pair x = sources(e, i, type);
  if (i.has("sat")) {
    if (type != PtxType::s32) e.refuse(i, ".sat needs s32");
    e.set(i.operands[0], type,
          e.temp("call i32 @llvm.s{}.sat.i32(i32 {}, i32 {})", i.pieces[0], x.a, x.b));
    return;
  }
  e.set(i.operands[0], type, e.temp("{} {} {}, {}", i.pieces[0], ir_type(type), x.a, x.b));
}

void emit_mul(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  if (is_single_or_double(type)) return emit_float_binary(e, i);
  if (is_half(type)) return emit_half_arithmetic(e, i);
  const Pair x = sources(e, i, type);
  if (i.has("wide")) {
    e.set(i.operands[0], doubled(e, i, type), wide_product(e, x, type));
  } else if (i.has("hi")) {
    e.set(i.operands[0], type, high_half(e, wide_product(e, x, type), bits_of(type)));
  } else if (i.has("lo")) {
    e.set(i.operands[0], type, e.temp("mul {} {}, {}", ir_type(type), x.a, x.b));
  } else {
    e.refuse(i, "an integer product needs .lo, .hi or .wide");
  }
}

void emit_mad(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  if (is_single_or_double(type)) return emit_fma(e, i);
  const Pair x = sources(e, i, type);
  PtxType result = type;
  std::string product;
  if (i.has("wide")) {
    result = doubled(e, i, type);
    product = wide_product(e, x, type);
  } else if (i.has("hi")) {
    product = high_half(e, wide_product(e, x, type), bits_of(type));
  } else if (i.has("lo")) {
    product = e.temp("mul {} {}, {}", ir_type(type), x.a, x.b);
  } else {
    e.refuse(i, "an integer mad needs .lo, .hi or .wide");
  }
  const std::string c = e.value(i.operands[3], result);
  e.set(i.operands[0], result, e.temp("add {} {}, {}", ir_type(result), product, c));
}

/// PTX leaves x / 0 to the machine and the host would trap: the quotient is all ones, the remainder
/// x.
void emit_div_rem(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  if (is_single_or_double(type)) return emit_float_division(e, i);
  const auto ir = ir_type(type);
  const Pair x = sources(e, i, type);
  const std::string zero = e.temp("icmp eq {} {}, 0", ir, x.b);
  std::string unsafe = zero;
  if (is_signed(type)) {
    const std::string minus_one = e.temp("icmp eq {} {}, -1", ir, x.b);
    const std::string least = e.temp("shl {} 1, {}", ir, bits_of(type) - 1);
    const std::string is_least = e.temp("icmp eq {} {}, {}", ir, x.a, least);
    const std::string overflow = e.temp("and i1 {}, {}", minus_one, is_least);
    unsafe = e.temp("or i1 {}, {}", zero, overflow);
  }
  const std::string divisor = e.temp("select i1 {}, {} 1, {} {}", unsafe, ir, ir, x.b);
  const char sign = is_signed(type) ? 's' : 'u';
  const std::string plain = e.temp("{}{} {} {}, {}", sign, i.pieces[0], ir, x.a, divisor);
  const std::string by_zero = i.pieces[0] == "div" ? "-1" : x.a;
  e.set(i.operands[0], type, e.temp("select i1 {}, {} {}, {} {}", zero, ir, by_zero, ir, plain));
}

void emit_min_max(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  if (is_single_or_double(type)) return emit_float_min_max(e, i);
  if (is_half(type)) return emit_half_arithmetic(e, i);
  const auto ir = ir_type(type);
  const Pair x = sources(e, i, type);
  e.set(i.operands[0], type,
        e.temp("call {} @llvm.{}{}.{}({} {}, {} {})", ir, is_signed(type) ? 's' : 'u', i.pieces[0],
               ir, ir, x.a, ir, x.b));
}

void emit_abs_neg(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  if (is_single_or_double(type)) return emit_float_sign(e, i);
  if (is_half(type)) return emit_half_arithmetic(e, i);
  const auto ir = ir_type(type);
  const std::string x = e.value(i.operands[1], type);
  e.set(i.operands[0], type,
        i.pieces[0] == "neg" ? e.temp("sub {} 0, {}", ir, x)
                             : e.temp("call {} @llvm.abs.{}({} {}, i1 false)", ir, ir, ir, x));
}

void emit_bitwise(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const Pair x = sources(e, i, type);
  e.set(i.operands[0], type, e.temp("{} {} {}, {}", i.pieces[0], ir_type(type), x.a, x.b));
}

void emit_not(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const std::string x = e.value(i.operands[1], type);
  e.set(i.operands[0], type,
        e.temp("xor {} {}, {}", ir_type(type), x, type == PtxType::pred ? "true" : "-1"));
}

void emit_cnot(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const auto ir = ir_type(type);
  const std::string zero = e.temp("icmp eq {} {}, 0", ir, e.value(i.operands[1], type));
  e.set(i.operands[0], type, e.temp("zext i1 {} to {}", zero, ir));
}

/// Shift amounts are 32-bit and clamp at the width, where LLVM's result would be undefined.
void emit_shift(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const auto ir = ir_type(type);
  const int width = bits_of(type);
  const std::string x = e.value(i.operands[1], type);
  const std::string amount = e.value(i.operands[2], PtxType::u32);
  const std::string beyond = e.temp("icmp uge i32 {}, {}", amount, width);
  const std::string inside = e.temp("select i1 {}, i32 0, i32 {}", beyond, amount);
  std::string by = inside;
  if (width > 32) by = e.temp("zext i32 {} to {}", inside, ir);
  if (width < 32) by = e.temp("trunc i32 {} to {}", inside, ir);
  const bool arithmetic = i.pieces[0] == "shr" && is_signed(type);
  const char* how = i.pieces[0] == "shl" ? "shl" : arithmetic ? "ashr" : "lshr";
  const std::string plain = e.temp("{} {} {}, {}", how, ir, x, by);
  const std::string all = arithmetic ? e.temp("ashr {} {}, {}", ir, x, width - 1) : "0";
  e.set(i.operands[0], type, e.temp("select i1 {}, {} {}, {} {}", beyond, ir, all, ir, plain));
}

void emit_funnel_shift(FunctionEmitter& e, Op i) {
  const std::string low = e.value(i.operands[1], PtxType::u32);
  const std::string high = e.value(i.operands[2], PtxType::u32);
  const std::string amount = e.value(i.operands[3], PtxType::u32);
  if (i.has("clamp") == i.has("wrap") || i.has("l") == i.has("r")) {
    e.refuse(i, "shf needs one of .l .r and one of .clamp .wrap");
  }
  const std::string by = i.has("wrap") ? e.temp("and i32 {}, 31", amount)
                                       : e.temp("call i32 @llvm.umin.i32(i32 {}, i32 32)", amount);
  const std::string by64 = e.temp("zext i32 {} to i64", by);
  const std::string high64 = e.temp("zext i32 {} to i64", high);
  const std::string low64 = e.temp("zext i32 {} to i64", low);
  const std::string joined = e.temp("or i64 {}, {}", e.temp("shl i64 {}, 32", high64), low64);
  std::string moved;
  if (i.has("r")) {
    moved = e.temp("lshr i64 {}, {}", joined, by64);
  } else {
    moved = e.temp("lshr i64 {}, 32", e.temp("shl i64 {}, {}", joined, by64));
  }
  e.set(i.operands[0], PtxType::b32, e.temp("trunc i64 {} to i32", moved));
}

void emit_bfe(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const std::string x = e.value(i.operands[1], type);
  const std::string position = e.value(i.operands[2], PtxType::u32);
  const std::string length = e.value(i.operands[3], PtxType::u32);
  const int width = bits_of(type);
  const std::string wide =
      width == 64 ? x : e.temp("{} i32 {} to i64", is_signed(type) ? "sext" : "zext", x);
  const std::string result = e.call("vg_bfe", {wide, position, length, std::to_string(width),
                                               std::to_string(is_signed(type) ? 1 : 0)});
  e.set(i.operands[0], type, width == 64 ? result : e.temp("trunc i64 {} to i32", result));
}

void emit_bfi(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const int width = bits_of(type);
  std::string inserted = e.value(i.operands[1], type);
  std::string into = e.value(i.operands[2], type);
  if (width == 32) {
    inserted = e.temp("zext i32 {} to i64", inserted);
    into = e.temp("zext i32 {} to i64", into);
  }
  const std::string result =
      e.call("vg_bfi", {inserted, into, e.value(i.operands[3], PtxType::u32),
                        e.value(i.operands[4], PtxType::u32), std::to_string(width)});
  e.set(i.operands[0], type, width == 64 ? result : e.temp("trunc i64 {} to i32", result));
}

void emit_prmt(FunctionEmitter& e, Op i) {
  int mode = 0;
  const char* const modes[] = {"f4e", "b4e", "rc8", "ecl", "ecr", "rc16"};
  for (int m = 0; m < 6; ++m) {
    if (i.has(modes[m])) mode = m + 1;
  }
  e.set(
      i.operands[0], PtxType::b32,
      e.call("vg_prmt", {e.value(i.operands[1], PtxType::b32), e.value(i.operands[2], PtxType::b32),
                         e.value(i.operands[3], PtxType::b32), std::to_string(mode)}));
}

void emit_lop3(FunctionEmitter& e, Op i) {
  if (i.operands[4].kind != OperandKind::integer) e.refuse(i, "lop3's table is an immediate");
  e.set(i.operands[0], PtxType::b32,
        e.call("vg_lop3",
               {e.value(i.operands[1], PtxType::b32), e.value(i.operands[2], PtxType::b32),
                e.value(i.operands[3], PtxType::b32), e.value(i.operands[4], PtxType::b32)}));
}

/// popc, clz: the result is 32 bits whatever the source.
void emit_count(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const auto ir = ir_type(type);
  const std::string x = e.value(i.operands[1], type);
  const std::string count = i.pieces[0] == "popc"
                                ? e.temp("call {} @llvm.ctpop.{}({} {})", ir, ir, ir, x)
                                : e.temp("call {} @llvm.ctlz.{}({} {}, i1 false)", ir, ir, ir, x);
  e.set(i.operands[0], PtxType::u32,
        type == PtxType::b64 ? e.temp("trunc i64 {} to i32", count) : count);
}

void emit_brev(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const auto ir = ir_type(type);
  e.set(i.operands[0], type,
        e.temp("call {} @llvm.bitreverse.{}({} {})", ir, ir, ir, e.value(i.operands[1], type)));
}

void emit_bfind(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const std::string x = e.value(i.operands[1], type);
  const std::string wide =
      bits_of(type) == 64 ? x : e.temp("{} i32 {} to i64", is_signed(type) ? "sext" : "zext", x);
  e.set(i.operands[0], PtxType::u32,
        e.call("vg_bfind",
               {wide, std::to_string(bits_of(type)), std::to_string(is_signed(type) ? 1 : 0),
                std::to_string(i.has("shiftamt") ? 1 : 0)}));
}

/// d = |a - b| + c
void emit_sad(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const auto ir = ir_type(type);
  const Pair x = sources(e, i, type);
  const std::string less =
      e.temp("icmp {} {} {}, {}", is_signed(type) ? "slt" : "ult", ir, x.a, x.b);
  const std::string ab = e.temp("sub {} {}, {}", ir, x.a, x.b);
  const std::string ba = e.temp("sub {} {}, {}", ir, x.b, x.a);
  const std::string distance = e.temp("select i1 {}, {} {}, {} {}", less, ir, ba, ir, ab);
  e.set(i.operands[0], type, e.temp("add {} {}, {}", ir, distance, e.value(i.operands[3], type)));
}

constexpr std::string_view kIntegers = "u16 u32 u64 s16 s32 s64";
constexpr std::string_view kAll = "u16 u32 u64 s16 s32 s64 f16 f16x2 bf16 bf16x2 f32 f64";
constexpr std::string_view kBits = "pred b16 b32 b64";

}  // namespace

std::vector<OpcodeRule> integer_rules() {
  return {
      {"add", "rn ftz sat", kAll, 3, 3, emit_add_sub},
      {"sub", "rn ftz sat", kAll, 3, 3, emit_add_sub},
      {"mul", "lo hi wide rn ftz sat", kAll, 3, 3, emit_mul},
      {"mad", "lo hi wide rn ftz sat", "u16 u32 u64 s16 s32 s64 f32 f64", 4, 4, emit_mad},
      {"div", "rn full approx ftz", "u16 u32 u64 s16 s32 s64 f32 f64", 3, 3, emit_div_rem},
      {"rem", "", kIntegers, 3, 3, emit_div_rem},
      {"min", "ftz NaN", kAll, 3, 3, emit_min_max},
      {"max", "ftz NaN", kAll, 3, 3, emit_min_max},
      {"abs", "ftz", "s16 s32 s64 f16 f16x2 bf16 bf16x2 f32 f64", 2, 2, emit_abs_neg},
      {"neg", "ftz", "s16 s32 s64 f16 f16x2 bf16 bf16x2 f32 f64", 2, 2, emit_abs_neg},
      {"and", "", kBits, 3, 3, emit_bitwise},
      {"or", "", kBits, 3, 3, emit_bitwise},
      {"xor", "", kBits, 3, 3, emit_bitwise},
      {"not", "", kBits, 2, 2, emit_not},
      {"cnot", "", "b16 b32 b64", 2, 2, emit_cnot},
      {"shl", "", "b16 b32 b64", 3, 3, emit_shift},
      {"shr", "", "b16 b32 b64 u16 u32 u64 s16 s32 s64", 3, 3, emit_shift},
      {"shf", "l r clamp wrap", "b32", 4, 4, emit_funnel_shift},
      {"bfe", "", "u32 u64 s32 s64", 4, 4, emit_bfe},
      {"bfi", "", "b32 b64", 5, 5, emit_bfi},
      {"prmt", "f4e b4e rc8 ecl ecr rc16", "b32", 4, 4, emit_prmt},
      {"lop3", "", "b32", 5, 5, emit_lop3},
      {"popc", "", "b32 b64", 2, 2, emit_count},
      {"clz", "", "b32 b64", 2, 2, emit_count},
      {"brev", "", "b32 b64", 2, 2, emit_brev},
      {"bfind", "shiftamt", "u32 u64 s32 s64", 2, 2, emit_bfind},
      {"sad", "", kIntegers, 4, 4, emit_sad},
  };
}

}  // namespace attngen::vgpu
