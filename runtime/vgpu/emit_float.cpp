// SPDX-License-Identifier: Apache-2.0
// f32, f64, f16 and bf16 arithmetic.
#include <array>

#include "runtime/vgpu/emit_shared_opcodes.h"
#include "runtime/vgpu/half_operations.h"
#include "runtime/vgpu/opcode_table.h"

namespace attngen::vgpu {
namespace {

using Op = const PtxInstruction&;

/// .ftz: a subnormal f32 becomes a zero of its sign.
std::string flushed(FunctionEmitter& e, const std::string& x) {
  const std::string bits = e.temp("bitcast float {} to i32", x);
  const std::string exponent = e.temp("and i32 {}, 2139095040", bits);
  const std::string small = e.temp("icmp eq i32 {}, 0", exponent);
  const std::string sign = e.temp("and i32 {}, -2147483648", bits);
  const std::string zero = e.temp("bitcast i32 {} to float", sign);
  return e.temp("select i1 {}, float {}, float {}", small, zero, x);
}

/// .sat: clamped to [+0, 1], NaN becomes +0.
std::string saturated(FunctionEmitter& e, PtxType type, const std::string& x) {
  const auto ir = ir_type(type);
  const std::string zero = "0.0";
  const std::string positive = e.temp("fcmp ogt {} {}, {}", ir, x, zero);
  const std::string low = e.temp("select i1 {}, {} {}, {} {}", positive, ir, x, ir, zero);
  const std::string large = e.temp("fcmp ogt {} {}, 1.0", ir, low);
  return e.temp("select i1 {}, {} 1.0, {} {}", large, ir, ir, low);
}

std::string source(FunctionEmitter& e, Op i, std::size_t index, PtxType type) {
  const std::string x = e.value(e.operand(i, index), type);
  return i.has("ftz") && type == PtxType::f32 ? flushed(e, x) : x;
}

void result(FunctionEmitter& e, Op i, PtxType type, std::string x) {
  if (i.has("ftz")) {
    if (type != PtxType::f32) e.refuse(i, ".ftz needs f32");
    x = flushed(e, x);
  }
  if (i.has("sat")) x = saturated(e, type, x);
  e.set(i.operands[0], type, x);
}

/// f32 by a host function: ex2, lg2, sin, cos, tanh, rsqrt.
void emit_special_function(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  if (is_half(type)) return emit_half_arithmetic(e, i);
  const std::string x = source(e, i, 1, type);
  result(e, i, type, e.call("vg_" + i.pieces[0], {x}));
}

void emit_rcp(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const std::string x = source(e, i, 1, type);
  result(e, i, type, e.temp("fdiv {} 1.0, {}", ir_type(type), x));
}

void emit_sqrt(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const std::string x = source(e, i, 1, type);
  const auto ir = ir_type(type);
  result(e, i, type,
         e.temp("call {} @llvm.sqrt.{}({} {})", ir, type == PtxType::f32 ? "f32" : "f64", ir, x));
}

void emit_testp(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const std::string x = e.value(i.operands[1], type);
  const std::array<std::pair<const char*, int>, 6> classes{{{"finite", 0x1f8},
                                                            {"infinite", 0x204},
                                                            {"number", 0x3fc},
                                                            {"notanumber", 0x3},
                                                            {"normal", 0x108},
                                                            {"subnormal", 0x90}}};
  for (const auto& [name, mask] : classes) {
    if (!i.has(name)) continue;
    e.set(i.operands[0], PtxType::pred,
          e.temp("call i1 @llvm.is.fpclass.{}({} {}, i32 {})", type == PtxType::f32 ? "f32" : "f64",
                 ir_type(type), x, mask));
    return;
  }
  e.refuse(i, "testp needs a class");
}

void emit_copysign(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const auto ir = ir_type(type);
  const std::string sign = e.value(i.operands[1], type);
  const std::string magnitude = e.value(i.operands[2], type);
  e.set(i.operands[0], type,
        e.temp("call {} @llvm.copysign.{}({} {}, {} {})", ir, type == PtxType::f32 ? "f32" : "f64",
               ir, magnitude, ir, sign));
}

HalfOperation half_operation(FunctionEmitter& e, Op i) {
  const std::string& name = i.pieces[0];
  const bool nan = i.has("NaN");
  if (name == "add") return HalfOperation::add;
  if (name == "sub") return HalfOperation::sub;
  if (name == "mul") return HalfOperation::mul;
  if (name == "fma") return i.has("relu") ? HalfOperation::fma_relu : HalfOperation::fma;
  if (name == "min") return nan ? HalfOperation::min_nan : HalfOperation::min;
  if (name == "max") return nan ? HalfOperation::max_nan : HalfOperation::max;
  if (name == "abs") return HalfOperation::abs;
  if (name == "neg") return HalfOperation::neg;
  if (name == "ex2") return i.has("ftz") ? HalfOperation::ex2_flush : HalfOperation::ex2;
  if (name == "tanh") return HalfOperation::tanh;
  e.refuse(i, "not available in half precision");
}

}  // namespace

void emit_float_binary(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  if (i.has("lo") || i.has("hi") || i.has("wide")) e.refuse(i, "an integer modifier on a float");
  const std::string a = source(e, i, 1, type);
  const std::string b = source(e, i, 2, type);
  result(e, i, type, e.temp("f{} {} {}, {}", i.pieces[0], ir_type(type), a, b));
}

void emit_fma(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  if (is_half(type)) return emit_half_arithmetic(e, i);
  if (i.has("lo") || i.has("hi") || i.has("wide") || i.has("relu")) {
    e.refuse(i, "a modifier that f32 and f64 do not have");
  }
  const std::string a = source(e, i, 1, type);
  const std::string b = source(e, i, 2, type);
  const std::string c = source(e, i, 3, type);
  const auto ir = ir_type(type);
  result(e, i, type,
         e.temp("call {} @llvm.fma.{}({} {}, {} {}, {} {})", ir,
                type == PtxType::f32 ? "f32" : "f64", ir, a, ir, b, ir, c));
}

/// .full and .approx allow 2 ulp; the correctly rounded quotient is inside that.
void emit_float_division(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const std::string a = source(e, i, 1, type);
  const std::string b = source(e, i, 2, type);
  result(e, i, type, e.temp("fdiv {} {}, {}", ir_type(type), a, b));
}

/// Without .NaN the operand that is a number wins; -0 is less than +0.
void emit_float_min_max(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const auto ir = ir_type(type);
  const std::string a = source(e, i, 1, type);
  const std::string b = source(e, i, 2, type);
  std::string r = e.temp("call {} @llvm.{}imum.{}({} {}, {} {})", ir, i.pieces[0],
                         type == PtxType::f32 ? "f32" : "f64", ir, a, ir, b);
  if (!i.has("NaN")) {
    const std::string a_nan = e.temp("fcmp uno {} {}, {}", ir, a, a);
    const std::string b_nan = e.temp("fcmp uno {} {}, {}", ir, b, b);
    r = e.temp("select i1 {}, {} {}, {} {}", b_nan, ir, a, ir, r);
    r = e.temp("select i1 {}, {} {}, {} {}", a_nan, ir, b, ir, r);
  }
  result(e, i, type, r);
}

void emit_float_sign(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const auto ir = ir_type(type);
  const std::string x = source(e, i, 1, type);
  result(e, i, type,
         i.pieces[0] == "neg" ? e.temp("fneg {} {}", ir, x)
                              : e.temp("call {} @llvm.fabs.{}({} {})", ir,
                                       type == PtxType::f32 ? "f32" : "f64", ir, x));
}

void emit_half_arithmetic(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  if (i.has("sat") || (i.has("ftz") && i.pieces[0] != "ex2")) {
    e.refuse(i, ".sat and .ftz are not supported in half precision");
  }
  const bool pair = type == PtxType::f16x2 || type == PtxType::bf16x2;
  const bool is_f16 = type == PtxType::f16 || type == PtxType::f16x2;
  std::vector<std::string> arguments{
      std::to_string(static_cast<int>(half_operation(e, i))),
      std::to_string(static_cast<int>(is_f16 ? HalfFormat::f16 : HalfFormat::bf16))};
  for (std::size_t k = 1; k <= 3; ++k) {
    if (k >= i.operands.size()) {
      arguments.push_back("0");
      continue;
    }
    const std::string x = e.value(i.operands[k], type);
    arguments.push_back(pair ? x : e.temp("zext i16 {} to i32", x));
  }
  const std::string r = e.call("vg_half_pair", arguments);
  e.set(i.operands[0], type, pair ? r : e.temp("trunc i32 {} to i16", r));
}

std::vector<OpcodeRule> float_rules() {
  return {
      {"fma", "rn ftz sat relu", "f16 f16x2 bf16 bf16x2 f32 f64", 4, 4, emit_fma},
      {"rcp", "rn approx ftz", "f32 f64", 2, 2, emit_rcp},
      {"sqrt", "rn approx ftz", "f32 f64", 2, 2, emit_sqrt},
      {"rsqrt", "approx ftz", "f32", 2, 2, emit_special_function},
      {"ex2", "approx ftz", "f32 f16 f16x2 bf16 bf16x2", 2, 2, emit_special_function},
      {"lg2", "approx ftz", "f32", 2, 2, emit_special_function},
      {"sin", "approx ftz", "f32", 2, 2, emit_special_function},
      {"cos", "approx ftz", "f32", 2, 2, emit_special_function},
      {"tanh", "approx", "f32 f16 f16x2 bf16 bf16x2", 2, 2, emit_special_function},
      {"testp", "finite infinite number notanumber normal subnormal", "f32 f64", 2, 2, emit_testp},
      {"copysign", "", "f32 f64", 3, 3, emit_copysign},
  };
}

}  // namespace attngen::vgpu
