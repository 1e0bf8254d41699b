// SPDX-License-Identifier: Apache-2.0
// Branches, exits, barriers of the block, fences and hints.
#include "runtime/vgpu/collective_codes.h"
#include "runtime/vgpu/emit_scope.h"
#include "runtime/vgpu/opcode_table.h"

namespace attngen::vgpu {
namespace {

using Op = const PtxInstruction&;

void emit_bra(FunctionEmitter& e, Op i) {
  if (i.operands[0].kind != OperandKind::label) e.refuse(i, "the target is not a label");
  e.branch(i, {i.operands[0].index}, {});
}

/// brx.idx index, list;   list: .branchtargets A, B, ...
void emit_brx(FunctionEmitter& e, Op i) {
  if (i.operands[1].kind != OperandKind::label) e.refuse(i, "the target is not a list of labels");
  const std::vector<int> targets = e.branch_targets(i.operands[1].index);
  if (targets.empty()) e.refuse(i, "the list has no targets");
  e.branch(i, targets, e.value(i.operands[0], PtxType::u32));
}

void emit_leave(FunctionEmitter& e, Op) {
  e.leave();
}

void emit_trap(FunctionEmitter& e, Op i) {
  e.call("vg_trap", {std::to_string(i.pieces[0] == "trap" ? 0 : 1), e.statement()});
  e.unreachable();
}

/// The operands "a{, b}" of a barrier from `first` on: its number and how many threads take part.
std::vector<std::string> barrier_operands(FunctionEmitter& e, Op i, std::size_t first,
                                          bool has_count) {
  std::vector<std::string> arguments;
  arguments.push_back(e.value(e.operand(i, first), PtxType::u32));
  arguments.push_back(has_count ? e.value(e.operand(i, first + 1), PtxType::u32)
                                : std::string("0"));
  return arguments;
}

/// bar.X is barrier.X.aligned.
std::string aligned_code(Op i) {
  return i.pieces[0] == "bar" || i.has("aligned") ? "1" : "0";
}

void emit_barrier_sync(FunctionEmitter& e, Op i) {
  std::vector<std::string> arguments = barrier_operands(e, i, 0, i.operands.size() == 2);
  arguments.push_back(aligned_code(i));
  arguments.push_back(e.statement());
  e.call("vg_barrier_sync", arguments);
}

void emit_barrier_arrive(FunctionEmitter& e, Op i) {
  std::vector<std::string> arguments = barrier_operands(e, i, 0, true);
  arguments.push_back(aligned_code(i));
  arguments.push_back(e.statement());
  e.call("vg_barrier_arrive", arguments);
}

/// bar.red.popc.u32 d, a{, b}, p;   bar.red.and.pred d, a{, b}, p
void emit_barrier_reduce(FunctionEmitter& e, Op i) {
  const BarrierReduction how = i.has("popc")  ? BarrierReduction::count
                               : i.has("and") ? BarrierReduction::all
                               : i.has("or")  ? BarrierReduction::any
                                              : BarrierReduction::none;
  if (how == BarrierReduction::none) e.refuse(i, "the reduction is missing");
  std::vector<std::string> arguments = barrier_operands(e, i, 1, i.operands.size() == 4);
  const std::string vote = e.value(i.operands.back(), PtxType::pred);
  arguments.push_back(std::to_string(static_cast<int>(how)));
  arguments.push_back(e.temp("zext i1 {} to i32", vote));
  arguments.push_back(aligned_code(i));
  arguments.push_back(e.statement());
  const std::string result = e.call("vg_barrier_reduce", arguments);
  if (how == BarrierReduction::count) return e.set(i.operands[0], PtxType::u32, result);
  e.set(i.operands[0], PtxType::pred, e.temp("icmp ne i32 {}, 0", result));
}

void emit_fence(FunctionEmitter& e, Op i) {
  e.call("vg_fence", {std::to_string(sync_flags_of_fence(i))});
}
void emit_rest(FunctionEmitter& e, Op) {
  e.call("vg_rest", {});
}
void emit_nothing(FunctionEmitter&, Op) {}

constexpr std::string_view kFence = "sc acq_rel acquire release cta cluster gpu gl sys";

}  // namespace

std::vector<OpcodeRule> control_rules() {
  return {
      {"bra", "uni", "", 1, 1, emit_bra},
      {"brx.idx", "uni", "", 2, 2, emit_brx},
      {"ret", "uni", "", 0, 0, emit_leave},
      {"exit", "", "", 0, 0, emit_leave},
      {"trap", "", "", 0, 0, emit_trap},
      {"brkpt", "", "", 0, 0, emit_trap},
      {"bar.sync", "", "", 1, 2, emit_barrier_sync},
      {"bar.cta.sync", "", "", 1, 2, emit_barrier_sync},
      {"barrier.sync", "aligned", "", 1, 2, emit_barrier_sync},
      {"barrier.cta.sync", "aligned", "", 1, 2, emit_barrier_sync},
      {"bar.arrive", "", "", 2, 2, emit_barrier_arrive},
      {"bar.cta.arrive", "", "", 2, 2, emit_barrier_arrive},
      {"barrier.arrive", "aligned", "", 2, 2, emit_barrier_arrive},
      {"barrier.cta.arrive", "aligned", "", 2, 2, emit_barrier_arrive},
      {"bar.red", "popc and or", "u32 pred", 3, 4, emit_barrier_reduce},
      {"bar.cta.red", "popc and or", "u32 pred", 3, 4, emit_barrier_reduce},
      {"barrier.red", "popc and or aligned", "u32 pred", 3, 4, emit_barrier_reduce},
      {"barrier.cta.red", "popc and or aligned", "u32 pred", 3, 4, emit_barrier_reduce},
      {"membar", kFence, "", 0, 0, emit_fence},
      {"fence", kFence, "", 0, 0, emit_fence},
      {"nanosleep", "", "u32", 1, 1, emit_rest},
      {"griddepcontrol", "wait launch_dependents", "", 0, 0, emit_nothing},
  };
}

}  // namespace attngen::vgpu
