// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/opcode_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/error.h"

namespace attngen::vgpu {
namespace {

using Table = std::map<std::string, OpcodeRule, std::less<>>;

Table build_table() {
  Table table;
  for (const auto& family : {integer_rules(), float_rules(), conversion_rules(), comparison_rules(),
                             memory_rules(), atomic_rules(), control_rules(), collective_rules()}) {
    for (const OpcodeRule& rule : family) {
      check(table.emplace(rule.name, rule).second, "every opcode family has one rule");
    }
  }
  return table;
}

bool listed(std::string_view list, std::string_view word) {
  std::size_t start = 0;
  while (start < list.size()) {
    const std::size_t space = std::min(list.find(' ', start), list.size());
    if (list.substr(start, space - start) == word) return true;
    start = space + 1;
  }
  return false;
}

[[noreturn]] void refuse(const PtxInstruction& instruction, const std::string& why) {
  throw Error(ErrorKind::refused, fmt::format("the virtual GPU does not know '{}': {} ({})",
                                              instruction.opcode, why, to_text(instruction.place)));
}

}  // namespace

const OpcodeRule& rule_for(const PtxInstruction& instruction) {
  static const Table kTable = build_table();
  for (std::size_t pieces = instruction.pieces.size(); pieces > 0; --pieces) {
    std::string name = instruction.pieces[0];
    for (std::size_t i = 1; i < pieces; ++i) name += "." + instruction.pieces[i];
    const auto found = kTable.find(name);
    if (found == kTable.end()) continue;
    const OpcodeRule& rule = found->second;
    for (std::size_t i = pieces; i < instruction.pieces.size(); ++i) {
      const std::string& piece = instruction.pieces[i];
      if (listed(rule.modifiers, piece) || listed(rule.types, piece)) continue;
      refuse(instruction, fmt::format("modifier '.{}' of '{}'", piece, name));
    }
    const auto count = static_cast<int>(instruction.operands.size());
    if (count < rule.fewest_operands || count > rule.most_operands) {
      refuse(instruction, fmt::format("{} operands, expected {} to {}", count, rule.fewest_operands,
                                      rule.most_operands));
    }
    return rule;
  }
  refuse(instruction, "unknown opcode");
}

std::vector<PtxType> types_of(const PtxInstruction& instruction) {
  std::vector<PtxType> types;
  for (const std::string& piece : instruction.pieces) {
    if (const auto type = ptx_type_named(piece)) types.push_back(*type);
  }
  return types;
}

PtxType type_of(const FunctionEmitter& emitter, const PtxInstruction& instruction) {
  const std::vector<PtxType> types = types_of(instruction);
  if (types.empty()) emitter.refuse(instruction, "a type is missing");
  return types.back();
}

}  // namespace attngen::vgpu
