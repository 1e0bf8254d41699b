// SPDX-License-Identifier: Apache-2.0
// setp, set, selp, slct.
#include <array>

#include "runtime/vgpu/half_operations.h"
#include "runtime/vgpu/opcode_table.h"

namespace attngen::vgpu {
namespace {

using Op = const PtxInstruction&;

struct Comparison {
  std::string_view name;
  std::string_view on_signed;
  std::string_view on_unsigned;
  std::string_view on_float;
};

constexpr std::array<Comparison, 18> kComparisons{{
    {"eq", "eq", "eq", "oeq"},
    {"ne", "ne", "ne", "one"},
    {"lt", "slt", "ult", "olt"},
    {"le", "sle", "ule", "ole"},
    {"gt", "sgt", "ugt", "ogt"},
    {"ge", "sge", "uge", "oge"},
    {"lo", "", "ult", ""},
    {"ls", "", "ule", ""},
    {"hi", "", "ugt", ""},
    {"hs", "", "uge", ""},
    {"equ", "", "", "ueq"},
    {"neu", "", "", "une"},
    {"ltu", "", "", "ult"},
    {"leu", "", "", "ule"},
    {"gtu", "", "", "ugt"},
    {"geu", "", "", "uge"},
    {"num", "", "", "ord"},
    {"nan", "", "", "uno"},
}};

const Comparison& comparison_of(FunctionEmitter& e, Op i) {
  for (const Comparison& entry : kComparisons) {
    if (i.pieces.size() > 1 && i.pieces[1] == entry.name) return entry;
  }
  e.refuse(i, "the comparison is missing");
}

/// Two IR values of ir_type(type), halves already widened to float, compared.
std::string compared(FunctionEmitter& e, Op i, PtxType type, const std::string& a,
                     const std::string& b) {
  const Comparison& comparison = comparison_of(e, i);
  const bool real = is_single_or_double(type) || is_half(type);
  const std::string_view condition = real              ? comparison.on_float
                                     : is_signed(type) ? comparison.on_signed
                                                       : comparison.on_unsigned;
  if (condition.empty()) e.refuse(i, "the comparison does not fit the type");
  return e.temp("{} {} {} {}, {}", real ? "fcmp" : "icmp", condition,
                is_half(type) ? std::string_view("float") : ir_type(type), a, b);
}

/// `result` joined with the third source by .and, .or, .xor.
std::string joined(FunctionEmitter& e, Op i, const std::string& result) {
  const char* how = i.has("and") ? "and" : i.has("or") ? "or" : i.has("xor") ? "xor" : nullptr;
  if ((how != nullptr) != (i.operands.size() == 4)) {
    e.refuse(i, "a third source and its .and, .or or .xor go together");
  }
  if (how == nullptr) return result;
  return e.temp("{} i1 {}, {}", how, result, e.value(i.operands[3], PtxType::pred));
}

std::string flushed_source(FunctionEmitter& e, Op i, std::size_t index, PtxType type) {
  const std::string x = e.value(i.operands[index], type);
  return i.has("ftz") && type == PtxType::f32 ? e.call("vg_flush", {x}) : x;
}

/// One half of a register, widened to float.
std::string half_source(FunctionEmitter& e, Op i, std::size_t index, PtxType type, int shift) {
  const std::string x = e.value(i.operands[index], type);
  const bool is_f16 = type == PtxType::f16 || type == PtxType::f16x2;
  std::string bits = x;
  if (bits_of(type) == 16) {
    bits = e.temp("zext i16 {} to i32", x);
  } else {
    bits = e.temp("and i32 {}, 65535", e.temp("lshr i32 {}, {}", x, shift));
  }
  return e.call(
      "vg_half_to_single",
      {std::to_string(static_cast<int>(is_f16 ? HalfFormat::f16 : HalfFormat::bf16)), bits});
}

void emit_setp(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const PtxOperand& destination = i.operands[0];
  if (is_half(type)) {
    const bool pair = bits_of(type) == 32;
    const std::string low =
        compared(e, i, type, half_source(e, i, 1, type, 0), half_source(e, i, 2, type, 0));
    e.set(destination, PtxType::pred, joined(e, i, low));
    if (destination.second < 0) return;
    const std::string second =
        pair ? compared(e, i, type, half_source(e, i, 1, type, 16), half_source(e, i, 2, type, 16))
             : e.temp("xor i1 {}, true", low);
    return e.set_register(destination.second, PtxType::pred, joined(e, i, second));
  }
  const std::string result =
      compared(e, i, type, flushed_source(e, i, 1, type), flushed_source(e, i, 2, type));
  const std::string both = joined(e, i, result);
  std::string other;
  if (destination.second >= 0) other = joined(e, i, e.temp("xor i1 {}, true", result));
  e.set(destination, PtxType::pred, both);
  if (destination.second >= 0) e.set_register(destination.second, PtxType::pred, other);
}

void emit_set(FunctionEmitter& e, Op i) {
  const std::vector<PtxType> types = types_of(i);
  if (types.size() != 2 || bits_of(types[0]) != 32 || is_half(types[1])) {
    e.refuse(i, "set needs a destination and a source type, not in half precision");
  }
  const PtxType to = types[0];
  const PtxType from = types[1];
  const std::string result = joined(
      e, i, compared(e, i, from, flushed_source(e, i, 1, from), flushed_source(e, i, 2, from)));
  e.set(i.operands[0], to,
        to == PtxType::f32 ? e.temp("select i1 {}, float 1.0, float 0.0", result)
                           : e.temp("select i1 {}, i32 -1, i32 0", result));
}

void emit_selp(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const auto ir = ir_type(type);
  const std::string a = e.value(i.operands[1], type);
  const std::string b = e.value(i.operands[2], type);
  const std::string condition = e.value(i.operands[3], PtxType::pred);
  e.set(i.operands[0], type, e.temp("select i1 {}, {} {}, {} {}", condition, ir, a, ir, b));
}

/// d = c >= 0 ? a : b
void emit_slct(FunctionEmitter& e, Op i) {
  const std::vector<PtxType> types = types_of(i);
  if (types.size() != 2) e.refuse(i, "slct needs two types");
  const auto ir = ir_type(types[0]);
  const std::string a = e.value(i.operands[1], types[0]);
  const std::string b = e.value(i.operands[2], types[0]);
  const std::string c = flushed_source(e, i, 3, types[1]);
  const std::string condition = types[1] == PtxType::f32 ? e.temp("fcmp oge float {}, 0.0", c)
                                                         : e.temp("icmp sge i32 {}, 0", c);
  e.set(i.operands[0], types[0], e.temp("select i1 {}, {} {}, {} {}", condition, ir, a, ir, b));
}

constexpr std::string_view kCompare =
    "eq ne lt le gt ge lo ls hi hs equ neu ltu leu gtu geu num nan and or xor ftz";
constexpr std::string_view kData = "b16 b32 b64 u16 u32 u64 s16 s32 s64 f32 f64";

}  // namespace

std::vector<OpcodeRule> comparison_rules() {
  return {
      {"setp", kCompare, "b16 b32 b64 u16 u32 u64 s16 s32 s64 f16 f16x2 bf16 bf16x2 f32 f64", 3, 4,
       emit_setp},
      {"set", kCompare, "u32 s32 f32 b16 b32 b64 u16 u64 s16 s64 f64", 3, 4, emit_set},
      {"selp", "", kData, 4, 4, emit_selp},
      {"slct", "ftz", "b16 b32 b64 u16 u32 u64 s16 s32 s64 f32 f64", 4, 4, emit_slct},
  };
}

}  // namespace attngen::vgpu
