// SPDX-License-Identifier: Apache-2.0
// Operands of a PTX instruction as LLVM IR values, and results back into registers.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/error.h"
#include "runtime/vgpu/function_emitter.h"
#include "runtime/vgpu/thread_view.h"

namespace attngen::vgpu {
namespace {

std::string ir_integer(std::uint64_t bits, int width) {
  if (width == 1) return (bits & 1) != 0 ? "true" : "false";
  if (width < 64) {
    const std::uint64_t sign = std::uint64_t{1} << (width - 1);
    bits &= (sign << 1) - 1;
    bits = (bits ^ sign) - sign;
  }
  return std::to_string(static_cast<std::int64_t>(bits));
}

struct SpecialField {
  std::string_view name;
  std::size_t offset;
};

constexpr std::array<SpecialField, 17> kSpecialFields{{
    {"%tid.x", offsetof(ThreadView, tid)},
    {"%tid.y", offsetof(ThreadView, tid) + 4},
    {"%tid.z", offsetof(ThreadView, tid) + 8},
    {"%ntid.x", offsetof(ThreadView, ntid)},
    {"%ntid.y", offsetof(ThreadView, ntid) + 4},
    {"%ntid.z", offsetof(ThreadView, ntid) + 8},
    {"%ctaid.x", offsetof(ThreadView, ctaid)},
    {"%ctaid.y", offsetof(ThreadView, ctaid) + 4},
    {"%ctaid.z", offsetof(ThreadView, ctaid) + 8},
    {"%nctaid.x", offsetof(ThreadView, nctaid)},
    {"%nctaid.y", offsetof(ThreadView, nctaid) + 4},
    {"%nctaid.z", offsetof(ThreadView, nctaid) + 8},
    {"%laneid", offsetof(ThreadView, lane)},
    {"%warpid", offsetof(ThreadView, warp)},
    {"%nwarpid", offsetof(ThreadView, warps)},
    {"%dynamic_smem_size", offsetof(ThreadView, dynamic_shared)},
    {"%total_smem_size", offsetof(ThreadView, total_shared)},
}};

}  // namespace

std::string ir_double(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return fmt::format("0x{:016X}", bits);
}

std::string ir_float(float value) {
  return ir_double(static_cast<double>(value));
}

std::string FunctionEmitter::special(const std::string& name) {
  for (const SpecialField& entry : kSpecialFields) {
    if (entry.name == name) return temp("load i32, ptr {}", field(entry.offset));
  }
  if (name == "WARP_SZ") return std::to_string(kWarpSize);
  if (name == "%smid" || name == "%clock_hi" || name == "%gridid") return "0";
  if (name == "%nsmid") return "1";
  if (name == "%clock") {
    return temp("trunc i64 {} to i32", temp("load i64, ptr %executed"));
  }
  if (name == "%clock64" || name == "%globaltimer") return temp("load i64, ptr %executed");
  if (name.rfind("%lanemask_", 0) == 0) {
    const std::string lane = temp("load i32, ptr {}", field(offsetof(ThreadView, lane)));
    const std::string own = temp("shl i32 1, {}", lane);
    const std::string below = temp("sub i32 {}, 1", own);
    const std::string which = name.substr(10);
    if (which == "eq") return own;
    if (which == "lt") return below;
    if (which == "le") return temp("or i32 {}, {}", own, below);
    if (which == "ge") return temp("xor i32 {}, -1", below);
    if (which == "gt") return temp("xor i32 {}, -1", temp("or i32 {}, {}", own, below));
  }
  const PtxInstruction& now = function_.instructions[static_cast<std::size_t>(current_)];
  refuse(now, "special register " + name + " is not supported");
}

std::string FunctionEmitter::converted(const std::string& value, PtxType from, PtxType to) {
  const std::string_view ir_from = ir_type(from);
  const std::string_view ir_to = ir_type(to);
  if (ir_from == ir_to) return value;
  if (from != PtxType::pred && to != PtxType::pred) {
    const int have = bits_of(from);
    const int want = bits_of(to);
    if (have == want) return temp("bitcast {} {} to {}", ir_from, value, ir_to);
    if (!is_single_or_double(from) && !is_single_or_double(to)) {
      const char* how = have > want ? "trunc" : is_signed(from) ? "sext" : "zext";
      return temp("{} {} {} to {}", how, ir_from, value, ir_to);
    }
  }
  const PtxInstruction& now = function_.instructions[static_cast<std::size_t>(current_)];
  refuse(now, fmt::format("a {} operand where {} is wanted", name_of(from), name_of(to)));
}

std::string FunctionEmitter::register_value(int index, PtxType as) {
  const PtxType type = register_type(index);
  const std::string loaded = temp("load {}, ptr %R{}", ir_type(type), index);
  return converted(loaded, type, as);
}

std::string FunctionEmitter::value(const PtxOperand& operand, PtxType as) {
  const PtxInstruction& now = function_.instructions[static_cast<std::size_t>(current_)];
  switch (operand.kind) {
    case OperandKind::reg: {
      const std::string plain = register_value(operand.index, as);
      return operand.negated
                 ? temp("xor {} {}, {}", ir_type(as), plain, as == PtxType::pred ? "true" : "-1")
                 : plain;
    }
    case OperandKind::integer:
      if (is_single_or_double(as)) refuse(now, "an integer where a float is wanted");
      return ir_integer(operand.bits, bits_of(as));
    case OperandKind::real32: {
      float single = 0;
      const auto bits = static_cast<std::uint32_t>(operand.bits);
      std::memcpy(&single, &bits, sizeof single);
      if (as == PtxType::f32) {
        // A float NaN keeps its payload only when widened by hand.
        if (single != single) {
          const std::uint64_t wide = (std::uint64_t{bits >> 31} << 63) | (0x7ffull << 52) |
                                     (std::uint64_t{bits & 0x7fffff} << 29);
          return fmt::format("0x{:016X}", wide);
        }
        return ir_float(single);
      }
      if (as == PtxType::f64) return ir_double(static_cast<double>(single));
      return ir_integer(operand.bits, bits_of(as));
    }
    case OperandKind::real64: {
      double wide = 0;
      std::memcpy(&wide, &operand.bits, sizeof wide);
      if (as == PtxType::f64) return ir_double(wide);
      if (as == PtxType::f32) return ir_float(static_cast<float>(wide));
      return ir_integer(operand.bits, bits_of(as));
    }
    case OperandKind::special: {
      const bool wide = operand.name == "%clock64" || operand.name == "%globaltimer";
      return converted(special(operand.name), wide ? PtxType::u64 : PtxType::u32, as);
    }
    case OperandKind::variable: {
      const PtxVariable& variable = module_.variables[static_cast<std::size_t>(operand.index)];
      if (variable.space == VariableSpace::shared) {
        return ir_integer(kSharedBase + variable.offset, bits_of(as));
      }
      if (variable.space == VariableSpace::local) return ir_integer(variable.offset, bits_of(as));
      const std::string base = temp("load i64, ptr {}", field(offsetof(ThreadView, globals)));
      return converted(temp("add i64 {}, {}", base, variable.offset), PtxType::u64, as);
    }
    case OperandKind::parameter: {
      const auto& parameter = function_.parameters[static_cast<std::size_t>(operand.index)];
      const std::string base = temp("load i64, ptr {}", field(offsetof(ThreadView, parameters)));
      return converted(temp("add i64 {}, {}", base, parameter.offset), PtxType::u64, as);
    }
    case OperandKind::address:
    case OperandKind::vector:
    case OperandKind::label:
    case OperandKind::sink:
      break;
  }
  refuse(now, "an operand of this kind is not allowed here");
}

void FunctionEmitter::set(const PtxOperand& destination, PtxType as, const std::string& value) {
  if (destination.kind == OperandKind::sink) return;
  if (destination.kind != OperandKind::reg) {
    refuse(function_.instructions[static_cast<std::size_t>(current_)],
           "the destination is not a register");
  }
  set_register(destination.index, as, value);
}

void FunctionEmitter::set_register(int index, PtxType as, const std::string& value) {
  const PtxType type = register_type(index);
  const std::string stored = converted(value, as, type);
  append(fmt::format("  store {} {}, ptr %R{}", ir_type(type), stored, index));
}

std::string FunctionEmitter::address(const PtxOperand& operand) {
  if (operand.kind != OperandKind::address) {
    refuse(function_.instructions[static_cast<std::size_t>(current_)],
           "expected an address in brackets");
  }
  const PtxOperand& base = operand.elements.front();
  // A 32-bit base is a window address: it is zero-extended whatever its signedness.
  const bool narrow = base.kind == OperandKind::reg && bits_of(register_type(base.index)) == 32;
  std::string start = value(base, narrow ? PtxType::u32 : PtxType::u64);
  if (narrow) {
    if (operand.offset != 0) start = temp("add i32 {}, {}", start, operand.offset);
    return temp("zext i32 {} to i64", start);
  }
  return operand.offset == 0 ? start : temp("add i64 {}, {}", start, operand.offset);
}

const PtxVariable* FunctionEmitter::variable_of(const PtxOperand& address_operand) const {
  if (address_operand.elements.empty()) return nullptr;
  const PtxOperand& base = address_operand.elements.front();
  if (base.kind != OperandKind::variable) return nullptr;
  return &module_.variables[static_cast<std::size_t>(base.index)];
}

const PtxParameter* FunctionEmitter::parameter_of(const PtxOperand& address_operand) const {
  if (address_operand.elements.empty()) return nullptr;
  const PtxOperand& base = address_operand.elements.front();
  if (base.kind != OperandKind::parameter) return nullptr;
  return &function_.parameters[static_cast<std::size_t>(base.index)];
}

const PtxOperand& FunctionEmitter::operand(const PtxInstruction& instruction,
                                           std::size_t index) const {
  if (index >= instruction.operands.size()) refuse(instruction, "too few operands");
  return instruction.operands[index];
}

PtxType FunctionEmitter::register_type(int index) const {
  return function_.registers[static_cast<std::size_t>(index)].type;
}

}  // namespace attngen::vgpu
