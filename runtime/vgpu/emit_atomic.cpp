// SPDX-License-Identifier: Apache-2.0
// atom, red.
#include <array>

#include "runtime/vgpu/emit_scope.h"
#include "runtime/vgpu/opcode_table.h"

namespace attngen::vgpu {
namespace {

using Op = const PtxInstruction&;

/// The atomicrmw operation for a PTX one on `type`; empty when the pair does not exist.
std::string operation_of(Op i, PtxType type) {
  const bool real = is_single_or_double(type);
  if (i.has("add")) return real ? "fadd" : "add";
  if (i.has("exch")) return "xchg";
  if (real) return {};
  if (i.has("min")) return is_signed(type) ? "min" : "umin";
  if (i.has("max")) return is_signed(type) ? "max" : "umax";
  if (i.has("and")) return "and";
  if (i.has("or")) return "or";
  if (i.has("xor")) return "xor";
  if (i.has("inc")) return "uinc_wrap";
  if (i.has("dec")) return "udec_wrap";
  return {};
}

std::string pointer(FunctionEmitter& e, Op i, const PtxOperand& where, PtxType type,
                    bool sees_result) {
  const std::string at = e.address(where);
  const std::string bytes = std::to_string(bytes_of(type));
  const std::string flags = std::to_string(sync_flags_of_atomic(i, sees_result));
  if (i.has("global")) return e.call("vg_global_sync", {at, bytes, flags, e.statement()});
  if (i.has("shared") || i.has("shared::cta")) {
    return e.call("vg_shared_sync",
                  {e.temp("trunc i64 {} to i32", at), bytes, flags, e.statement()});
  }
  return e.call("vg_generic_sync", {at, bytes, flags, e.statement()});
}

/// `first` is the operand after the destination: atom has one, red none.
void emit_read_modify_write(FunctionEmitter& e, Op i, std::size_t first, bool keeps_old) {
  const PtxType type = type_of(e, i);
  const auto ir = ir_type(type);
  const PtxOperand& where = e.operand(i, first);
  const std::string x = e.value(e.operand(i, first + 1), type);
  std::string old;
  if (i.has("cas")) {
    const std::string y = e.value(e.operand(i, first + 2), type);
    const std::string at = pointer(e, i, where, type, keeps_old);
    const std::string pair =
        e.temp("cmpxchg ptr {}, {} {}, {} {} seq_cst seq_cst", at, ir, x, ir, y);
    old = e.temp("extractvalue {{ {}, i1 }} {}, 0", ir, pair);
  } else {
    const std::string operation = operation_of(i, type);
    if (operation.empty()) e.refuse(i, "the operation does not exist on this type");
    const std::string at = pointer(e, i, where, type, keeps_old);
    old = e.temp("atomicrmw {} ptr {}, {} {} seq_cst", operation, at, ir, x);
  }
  if (keeps_old) e.set(i.operands[0], type, old);
}

void emit_atom(FunctionEmitter& e, Op i) {
  emit_read_modify_write(e, i, 1, true);
}
void emit_red(FunctionEmitter& e, Op i) {
  emit_read_modify_write(e, i, 0, false);
}

constexpr std::string_view kModifiers =
    "global shared shared::cta relaxed acquire release acq_rel cta cluster gpu sys add exch min "
    "max "
    "and or xor cas inc dec";
constexpr std::string_view kTypes = "b32 b64 u32 u64 s32 s64 f32 f64";

}  // namespace

std::vector<OpcodeRule> atomic_rules() {
  return {
      {"atom", kModifiers, kTypes, 3, 4, emit_atom},
      {"red", kModifiers, kTypes, 2, 2, emit_red},
  };
}

}  // namespace attngen::vgpu
