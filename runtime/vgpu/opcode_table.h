// SPDX-License-Identifier: Apache-2.0
// Which PTX instructions the virtual GPU knows: one rule per opcode family.
#pragma once

#include <string_view>
#include <vector>

#include "runtime/vgpu/function_emitter.h"

namespace attngen::vgpu {

using Emit = void (*)(FunctionEmitter&, const PtxInstruction&);

/// `name` is one or more leading pieces ("add", "cp.async.ca"). Every further piece must stand in
/// `modifiers` or `types` (space-separated), and the operands must be within the bounds.
struct OpcodeRule {
  std::string_view name;
  std::string_view modifiers;
  std::string_view types;
  int fewest_operands;
  int most_operands;
  Emit emit;
};

/// The families, one list per subject.
std::vector<OpcodeRule> integer_rules();
std::vector<OpcodeRule> float_rules();
std::vector<OpcodeRule> conversion_rules();
std::vector<OpcodeRule> comparison_rules();
std::vector<OpcodeRule> memory_rules();
std::vector<OpcodeRule> atomic_rules();
std::vector<OpcodeRule> control_rules();
std::vector<OpcodeRule> collective_rules();

/// The rule of the longest matching name. Throws Error(refused) naming the opcode, the modifier or
/// the operand count that is not known, with its source line.
const OpcodeRule& rule_for(const PtxInstruction& instruction);

/// Types among an instruction's pieces, in order.
std::vector<PtxType> types_of(const PtxInstruction& instruction);
/// The last type; refuses when there is none.
PtxType type_of(const FunctionEmitter& emitter, const PtxInstruction& instruction);

}  // namespace attngen::vgpu
