// SPDX-License-Identifier: Apache-2.0
// ld, st, cp.async, prefetch.
#include <fmt/format.h>

#include "runtime/vgpu/emit_scope.h"
#include "runtime/vgpu/opcode_table.h"
#include "runtime/vgpu/thread_view.h"

namespace attngen::vgpu {
namespace {

using Op = const PtxInstruction&;

enum class Space { generic, global, shared, local, parameter };

Space space_of(FunctionEmitter& e, Op i, const PtxOperand& address) {
  if (i.has("global") || i.has("const")) return Space::global;
  if (i.has("shared") || i.has("shared::cta")) return Space::shared;
  if (i.has("local")) return Space::local;
  if (i.has("param")) return Space::parameter;
  if (const PtxVariable* variable = e.variable_of(address)) {
    if (variable->space == VariableSpace::shared) return Space::shared;
    if (variable->space == VariableSpace::local) return Space::local;
    return Space::global;
  }
  return Space::generic;
}

/// A host pointer to `bytes` bytes, after the runtime has checked the access.
std::string checked_pointer(FunctionEmitter& e, Op i, const PtxOperand& where, int bytes,
                            bool writes) {
  const std::string size = std::to_string(bytes);
  const std::string at = e.address(where);
  const bool strong = is_strong(i);
  const std::string flags = std::to_string(strong ? sync_flags_of_access(i, writes) : 0);
  switch (space_of(e, i, where)) {
    case Space::global:
      if (strong) return e.call("vg_global_sync", {at, size, flags, e.statement()});
      if (writes) return e.call("vg_global_write", {at, size, e.statement()});
      return e.call(i.has("nc") || i.pieces[0] == "ldu" ? "vg_global_read_once" : "vg_global_read",
                    {at, size, e.statement()});
    case Space::local:
      return e.call("vg_local", {at, size, e.statement()});
    case Space::parameter:
      if (writes) e.refuse(i, "parameters are read-only");
      return e.temp("inttoptr i64 {} to ptr", at);
    case Space::generic:
      if (strong) return e.call("vg_generic_sync", {at, size, flags, e.statement()});
      return e.call(writes ? "vg_generic_write" : "vg_generic_read", {at, size, e.statement()});
    case Space::shared:
      break;
  }
  const std::string offset = e.temp("trunc i64 {} to i32", at);
  if (strong) return e.call("vg_shared_sync", {offset, size, flags, e.statement()});
  return e.call(writes ? "vg_shared_write" : "vg_shared_read", {offset, size, e.statement()});
}

std::size_t vector_length(Op i) {
  return i.has("v2") ? 2 : i.has("v4") ? 4 : i.has("v8") ? 8 : 1;
}

std::vector<const PtxOperand*> lanes(FunctionEmitter& e, Op i, const PtxOperand& operand) {
  std::vector<const PtxOperand*> result;
  if (operand.kind == OperandKind::vector) {
    for (const PtxOperand& element : operand.elements) result.push_back(&element);
  } else {
    result.push_back(&operand);
  }
  if (result.size() != vector_length(i)) e.refuse(i, "the vector has another length");
  return result;
}

void emit_ld(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const auto parts = lanes(e, i, i.operands[0]);
  const int bytes = bytes_of(type) * static_cast<int>(parts.size());
  const std::string from = checked_pointer(e, i, i.operands[1], bytes, false);
  for (std::size_t k = 0; k < parts.size(); ++k) {
    const std::string at = k == 0 ? from
                                  : e.temp("getelementptr i8, ptr {}, i64 {}", from,
                                           static_cast<int>(k) * bytes_of(type));
    e.set(*parts[k], type, e.temp("load {}, ptr {}, align 1", ir_type(type), at));
  }
}

void emit_st(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const auto parts = lanes(e, i, i.operands[1]);
  std::vector<std::string> values;
  for (const PtxOperand* part : parts) values.push_back(e.value(*part, type));
  const int bytes = bytes_of(type) * static_cast<int>(parts.size());
  const std::string to = checked_pointer(e, i, i.operands[0], bytes, true);
  for (std::size_t k = 0; k < parts.size(); ++k) {
    const std::string at = k == 0 ? to
                                  : e.temp("getelementptr i8, ptr {}, i64 {}", to,
                                           static_cast<int>(k) * bytes_of(type));
    e.line("  store {} {}, ptr {}, align 1", ir_type(type), values[k], at);
  }
}

/// cp.async.cg.shared.global [dst], [src], cp-size {, src-size} {, cache-policy}
void emit_cp_async(FunctionEmitter& e, Op i) {
  const bool hinted = i.has("L2::cache_hint");
  const std::size_t plain = i.operands.size() - (hinted ? 1 : 0);
  if (!i.has("global") || !(i.has("shared") || i.has("shared::cta"))) {
    e.refuse(i, "cp.async copies from .global to .shared");
  }
  if (plain < 3 || i.operands[2].kind != OperandKind::integer) {
    e.refuse(i, "cp.async needs a constant size");
  }
  const std::uint64_t bytes = i.operands[2].bits;
  const bool allowed = i.has("cg") ? bytes == 16 : bytes == 4 || bytes == 8 || bytes == 16;
  if (!allowed) e.refuse(i, fmt::format("{} bytes; .ca copies 4, 8 or 16, .cg 16", bytes));
  const std::string to = e.temp("trunc i64 {} to i32", e.address(i.operands[0]));
  const std::string from = e.address(i.operands[1]);
  std::string source_bytes = std::to_string(bytes);
  if (plain == 4) {
    const PtxOperand& last = i.operands[3];
    const bool predicate =
        last.kind == OperandKind::reg && e.register_type(last.index) == PtxType::pred;
    source_bytes = predicate
                       ? e.temp("select i1 {}, i32 0, i32 {}", e.value(last, PtxType::pred), bytes)
                       : e.value(last, PtxType::u32);
  }
  e.call("vg_copy_async", {to, from, std::to_string(bytes), source_bytes, e.statement()});
}

void emit_cp_async_commit(FunctionEmitter& e, Op) {
  e.call("vg_copy_commit", {});
}

void emit_cp_async_wait(FunctionEmitter& e, Op i) {
  e.call("vg_copy_wait", {e.value(e.operand(i, 0), PtxType::u32), e.statement()});
}

void emit_cp_async_wait_all(FunctionEmitter& e, Op) {
  e.call("vg_copy_wait_all", {});
}

void emit_nothing(FunctionEmitter&, Op) {}

void emit_create_policy(FunctionEmitter& e, Op i) {
  e.set(i.operands[0], PtxType::b64, "0");
}

constexpr std::string_view kLoad =
    "weak volatile relaxed acquire cta cluster gpu sys param const global local shared shared::cta "
    "nc ca cg cs lu cv v2 v4 v8 L1::evict_normal L1::evict_unchanged L1::evict_first "
    "L1::evict_last "
    "L1::no_allocate L2::evict_normal L2::evict_first L2::evict_last L2::cache_hint L2::64B "
    "L2::128B L2::256B";
constexpr std::string_view kStore =
    "weak volatile relaxed release cta cluster gpu sys global local shared shared::cta wb cg cs wt "
    "v2 v4 v8 L1::evict_normal L1::evict_unchanged L1::evict_first L1::evict_last L1::no_allocate "
    "L2::evict_normal L2::evict_first L2::evict_last L2::cache_hint";
constexpr std::string_view kMemoryTypes =
    "b8 b16 b32 b64 b128 u8 u16 u32 u64 s8 s16 s32 s64 f32 f64";
constexpr std::string_view kCopy =
    "shared shared::cta global L2::cache_hint L2::64B L2::128B L2::256B";

}  // namespace

std::vector<OpcodeRule> memory_rules() {
  return {
      {"ld", kLoad, kMemoryTypes, 2, 3, emit_ld},
      {"ldu", "global v2 v4", kMemoryTypes, 2, 2, emit_ld},
      {"st", kStore, kMemoryTypes, 2, 3, emit_st},
      {"cp.async.ca", kCopy, "", 3, 5, emit_cp_async},
      {"cp.async.cg", kCopy, "", 3, 5, emit_cp_async},
      {"cp.async.commit_group", "", "", 0, 0, emit_cp_async_commit},
      {"cp.async.wait_group", "", "", 1, 1, emit_cp_async_wait},
      {"cp.async.wait_all", "", "", 0, 0, emit_cp_async_wait_all},
      {"prefetch", "global local L1 L2 L2::evict_last L2::evict_normal", "", 1, 1, emit_nothing},
      {"prefetchu", "L1", "", 1, 1, emit_nothing},
      {"createpolicy",
       "fractional L2::evict_last L2::evict_normal L2::evict_first "
       "L2::evict_unchanged",
       "b64", 1, 2, emit_create_policy},
  };
}

}  // namespace attngen::vgpu
