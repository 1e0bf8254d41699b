// SPDX-License-Identifier: Apache-2.0
// One PTX kernel as one LLVM IR function of a thread. The opcode families write through this class.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/vgpu/ir_word.h"
#include "runtime/vgpu/ptx_module.h"

namespace attngen::vgpu {

class FunctionEmitter {
 public:
  /// `symbol` names the IR function; instruction k is statement `first_statement + k` at run time.
  FunctionEmitter(const PtxModule& module, const PtxFunction& function, std::string symbol,
                  int first_statement);

  /// The whole `define`. Throws Error(refused) naming an opcode or modifier that is not known.
  std::string run();

  // --- IR text -----------------------------------------------------------------------------------
  /// Appends "  %vN = " + the filled pattern and returns "%vN".
  template <typename... Words>
  std::string temp(std::string_view pattern, const Words&... words) {
    return define(filled(pattern, {IrWord(words)...}));
  }
  template <typename... Words>
  void line(std::string_view pattern, const Words&... words) {
    append(filled(pattern, {IrWord(words)...}));
  }
  /// Calls a host function of device_calls.h; the thread is passed first where its signature begins
  /// with a pointer that `arguments` does not supply. Returns the result ("" for void).
  std::string call(std::string_view name, const std::vector<std::string>& arguments);

  // --- operands ----------------------------------------------------------------------------------
  /// The operand as an IR value of ir_type(as).
  std::string value(const PtxOperand& operand, PtxType as);
  std::string register_value(int index, PtxType as);
  /// Stores an IR value of ir_type(as), widened by the signedness of `as` where the register is
  /// wider.
  void set(const PtxOperand& destination, PtxType as, const std::string& value);
  void set_register(int index, PtxType as, const std::string& value);
  /// The address of "[base+offset]" in i64 of its own space.
  std::string address(const PtxOperand& operand);
  const PtxVariable* variable_of(const PtxOperand& address_operand) const;
  const PtxParameter* parameter_of(const PtxOperand& address_operand) const;

  /// Operand `index`; refuses when there are fewer.
  const PtxOperand& operand(const PtxInstruction& instruction, std::size_t index) const;
  PtxType register_type(int index) const;

  // --- context -----------------------------------------------------------------------------------
  /// Slot `index` (32 bits each) of the frame that collectives pass operands through.
  std::string frame_slot(int index);
  /// Address of a ThreadView field.
  std::string field(std::size_t offset);
  /// The number of the statement being translated, for reports at run time.
  std::string statement() const { return std::to_string(first_statement_ + current_); }
  void branch(const PtxInstruction& instruction, const std::vector<int>& labels,
              const std::string& selector);
  std::vector<int> branch_targets(int label) const;  ///< of a .branchtargets list
  void leave();                                      ///< the thread ends here
  void unreachable();  ///< control does not come back from the call just emitted

  [[noreturn]] void refuse(const PtxInstruction& instruction, const std::string& why) const;

 private:
  std::string define(const std::string& text);
  void append(const std::string& text);
  void mark_used_registers();
  void prologue();
  void instruction(const PtxInstruction& instruction);
  void open_block(const std::string& name);
  void close_block();
  void poll_before_branch(const std::vector<int>& labels);
  std::string label_name(int label) const;
  std::string special(const std::string& name);
  std::string converted(const std::string& value, PtxType from, PtxType to);

  const PtxModule& module_;
  const PtxFunction& function_;
  std::string symbol_;
  int first_statement_;
  int current_ = 0;
  int next_name_ = 0;
  std::vector<bool> used_;
  std::string text_;  ///< finished blocks
  std::string block_name_;
  std::string block_text_;
  int block_instructions_ = 0;
  bool terminated_ = false;
};

/// A floating constant as LLVM writes it: the double's bits in hexadecimal.
std::string ir_float(float value);
std::string ir_double(double value);

}  // namespace attngen::vgpu
