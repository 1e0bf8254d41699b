// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/emit_scope.h"

#include <algorithm>

#include "runtime/vgpu/sync_flags.h"

namespace attngen::vgpu {
namespace {

using Op = const PtxInstruction&;

int semantics_of(Op i) {
  return (i.has("acquire") || i.has("acq_rel") ? kSyncAcquires : 0) |
         (i.has("release") || i.has("acq_rel") ? kSyncReleases : 0);
}

bool is_narrow(Op i) {
  return i.has("cta") || i.has("cluster");
}

bool is_off_global(Op i) {
  return i.has("shared") || i.has("shared::cta") || i.has("local") || i.has("param");
}

int uses_of(int reg, const PtxOperand& operand) {
  int uses = (operand.kind == OperandKind::reg && operand.index == reg ? 1 : 0) +
             (operand.second == reg ? 1 : 0);
  for (const PtxOperand& element : operand.elements) uses += uses_of(reg, element);
  return uses;
}

int uses_of(int reg, const PtxFunction& function) {
  int uses = 0;
  for (Op i : function.instructions) {
    if (i.predicate == reg) ++uses;
    for (const PtxOperand& operand : i.operands) uses += uses_of(reg, operand);
  }
  return uses;
}

}  // namespace

bool is_strong(Op i) {
  return i.has("relaxed") || i.has("acquire") || i.has("release") || i.has("volatile");
}

int sync_flags_of_access(Op i, bool writes) {
  return (writes ? kSyncWrites : kSyncReads) | semantics_of(i) | (is_narrow(i) ? 0 : kSyncDevice);
}

int sync_flags_of_atomic(Op i, bool sees_result) {
  return kSyncReads | kSyncWrites | semantics_of(i) | (is_narrow(i) ? 0 : kSyncDevice) |
         (sees_result ? 0 : kSyncBlind);
}

int sync_flags_of_fence(Op i) {
  const int named = semantics_of(i);
  return (named != 0 ? named : kSyncAcquires | kSyncReleases) | (is_narrow(i) ? 0 : kSyncDevice);
}

bool blocks_can_communicate(const PtxFunction& function) {
  return std::any_of(function.instructions.begin(), function.instructions.end(), [&](Op i) {
    if (is_off_global(i)) return false;
    if (i.pieces[0] == "ld") return is_strong(i);
    if (i.pieces[0] != "atom") return false;
    const PtxOperand& result = i.operands[0];
    return result.kind == OperandKind::reg && uses_of(result.index, function) > 1;
  });
}

}  // namespace attngen::vgpu
