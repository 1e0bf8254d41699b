// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/function_emitter.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "runtime/vgpu/device_calls.h"
#include "runtime/vgpu/opcode_table.h"
#include "runtime/vgpu/thread_view.h"

namespace attngen::vgpu {
namespace {

constexpr int kFrameSlots = 64;

/// What a register holds before its first write: a pattern that is a NaN as f16, bf16, f32 and f64.
std::string poison(PtxType type) {
  switch (bits_of(type)) {
    case 1:
      return "true";
    case 8:
      return "127";
    case 16:
      return "32765";
    case 32:
      return type == PtxType::f32 ? "0x7FFFBFFFA0000000" : "2147352573";
    case 64:
      return type == PtxType::f64 ? "0x7FFDFFFD7FFDFFFD" : "9222809076163805181";
    default:
      return "0";
  }
}

}  // namespace

FunctionEmitter::FunctionEmitter(const PtxModule& module, const PtxFunction& function,
                                 std::string symbol, int first_statement)
    : module_(module),
      function_(function),
      symbol_(std::move(symbol)),
      first_statement_(first_statement),
      used_(function.registers.size(), false) {}

std::string FunctionEmitter::run() {
  prologue();
  std::vector<std::vector<int>> labels_at(function_.instructions.size() + 1);
  for (std::size_t i = 0; i < function_.labels.size(); ++i) {
    if (!function_.labels[i].targets.empty()) continue;
    labels_at[static_cast<std::size_t>(function_.labels[i].position)].push_back(
        static_cast<int>(i));
  }
  for (std::size_t i = 0; i <= function_.instructions.size(); ++i) {
    for (const int label : labels_at[i]) open_block(label_name(label));
    if (i == function_.instructions.size()) break;
    current_ = static_cast<int>(i);
    instruction(function_.instructions[i]);
  }
  if (!terminated_) leave();
  close_block();
  return text_ + "}\n";
}

void FunctionEmitter::mark_used_registers() {
  const auto mark = [this](const PtxOperand& operand, const auto& self) -> void {
    if (operand.kind == OperandKind::reg) used_[static_cast<std::size_t>(operand.index)] = true;
    if (operand.second >= 0) used_[static_cast<std::size_t>(operand.second)] = true;
    for (const PtxOperand& element : operand.elements) self(element, self);
  };
  for (const PtxInstruction& instruction : function_.instructions) {
    if (instruction.predicate >= 0) used_[static_cast<std::size_t>(instruction.predicate)] = true;
    for (const PtxOperand& operand : instruction.operands) mark(operand, mark);
  }
}

void FunctionEmitter::prologue() {
  mark_used_registers();
  text_ = fmt::format("define void @{}(ptr %thread) nounwind {{\nstart:\n", symbol_);
  text_ += fmt::format("  %frame = alloca [{} x i32], align 16\n", kFrameSlots);
  std::string initial;
  for (std::size_t i = 0; i < used_.size(); ++i) {
    if (!used_[i]) continue;
    const PtxType type = function_.registers[i].type;
    text_ += fmt::format("  %R{} = alloca {}\n", i, ir_type(type));
    initial += fmt::format("  store {} {}, ptr %R{}\n", ir_type(type), poison(type), i);
  }
  text_ += initial;
  text_ += fmt::format("  %executed = getelementptr i8, ptr %thread, i64 {}\n",
                       offsetof(ThreadView, instructions));
  text_ += fmt::format("  %next_poll = getelementptr i8, ptr %thread, i64 {}\n",
                       offsetof(ThreadView, next_poll));
  text_ += "  br label %body\n";
  block_name_ = "body";
}

void FunctionEmitter::open_block(const std::string& name) {
  if (!terminated_) append(fmt::format("  br label %{}\n", name));
  close_block();
  block_name_ = name;
  terminated_ = false;
}

void FunctionEmitter::close_block() {
  text_ += block_name_ + ":\n";
  if (block_instructions_ > 0) {
    const int n = next_name_++;
    text_ += fmt::format(
        "  %c{0} = load i64, ptr %executed\n  %d{0} = add i64 %c{0}, {1}\n"
        "  store i64 %d{0}, ptr %executed\n",
        n, block_instructions_);
  }
  text_ += block_text_;
  block_text_.clear();
  block_instructions_ = 0;
}

void FunctionEmitter::instruction(const PtxInstruction& instruction) {
  if (terminated_) open_block(fmt::format("after{}", next_name_++));
  const OpcodeRule& rule = rule_for(instruction);
  ++block_instructions_;
  const bool branches = instruction.pieces[0] == "bra";
  if (instruction.predicate < 0 || branches) {
    rule.emit(*this, instruction);
    return;
  }
  const std::string condition = register_value(instruction.predicate, PtxType::pred);
  const int n = next_name_++;
  const char* yes = instruction.predicate_negated ? "join" : "then";
  const char* no = instruction.predicate_negated ? "then" : "join";
  append(
      fmt::format("  br i1 {}, label %{}{}, label %{}{}\nthen{}:\n", condition, yes, n, no, n, n));
  rule.emit(*this, instruction);
  if (!terminated_) append(fmt::format("  br label %join{}\n", n));
  append(fmt::format("join{}:\n", n));
  terminated_ = false;
}

void FunctionEmitter::poll_before_branch(const std::vector<int>& labels) {
  const bool backward = std::any_of(labels.begin(), labels.end(), [this](int label) {
    return function_.labels[static_cast<std::size_t>(label)].position <= current_;
  });
  if (!backward) return;
  const std::string executed = temp("load i64, ptr %executed");
  const std::string limit = temp("load i64, ptr %next_poll");
  const std::string due = temp("icmp uge i64 {}, {}", executed, limit);
  const int n = next_name_++;
  append(fmt::format("  br i1 {}, label %poll{}, label %go{}\npoll{}:\n", due, n, n, n));
  call("vg_poll", {statement()});
  append(fmt::format("  br label %go{}\ngo{}:\n", n, n));
}

void FunctionEmitter::branch(const PtxInstruction& instruction, const std::vector<int>& labels,
                             const std::string& selector) {
  poll_before_branch(labels);
  if (!selector.empty()) {
    std::string cases;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      cases += fmt::format("i32 {}, label %{} ", i, label_name(labels[i]));
    }
    append(fmt::format("  switch i32 {}, label %{} [ {}]\n", selector, label_name(labels.back()),
                       cases));
  } else if (instruction.predicate >= 0) {
    const std::string condition = register_value(instruction.predicate, PtxType::pred);
    const std::string next = fmt::format("next{}", next_name_++);
    const std::string target = label_name(labels.front());
    append(fmt::format("  br i1 {}, label %{}, label %{}\n", condition,
                       instruction.predicate_negated ? next : target,
                       instruction.predicate_negated ? target : next));
    terminated_ = true;
    open_block(next);
    return;
  } else {
    append(fmt::format("  br label %{}\n", label_name(labels.front())));
  }
  terminated_ = true;
}

std::vector<int> FunctionEmitter::branch_targets(int label) const {
  return function_.labels[static_cast<std::size_t>(label)].targets;
}

void FunctionEmitter::leave() {
  append("  ret void\n");
  terminated_ = true;
}

void FunctionEmitter::unreachable() {
  append("  unreachable\n");
  terminated_ = true;
}

std::string FunctionEmitter::label_name(int label) const {
  return fmt::format("L{}", label);
}

std::string FunctionEmitter::define(const std::string& text) {
  std::string name = fmt::format("%v{}", next_name_++);
  block_text_ += "  " + name + " = " + text + "\n";
  return name;
}

void FunctionEmitter::append(const std::string& text) {
  block_text_ += text;
  if (text.back() != '\n') block_text_ += '\n';
}

std::string FunctionEmitter::call(std::string_view name,
                                  const std::vector<std::string>& arguments) {
  const DeviceCall& callee = device_call(name);
  std::string list;
  std::size_t next = 0;
  std::size_t start = 0;
  const std::string_view types = callee.arguments;
  const auto count = static_cast<std::size_t>(std::count(types.begin(), types.end(), ',')) + 1;
  const bool takes_thread = count == arguments.size() + 1;
  while (start < types.size()) {
    const std::size_t comma = std::min(types.find(',', start), types.size());
    const std::string_view type = types.substr(start, comma - start);
    const bool thread = start == 0 && takes_thread;
    if (!thread && next >= arguments.size()) {
      throw InternalError(fmt::format("too few arguments for {}", name));
    }
    list += fmt::format("{}{} {}", start == 0 ? "" : ", ", type,
                        thread ? std::string("%thread") : arguments[next]);
    if (!thread) ++next;
    start = comma + 1;
  }
  const std::string text = fmt::format("call {} @{}({})", callee.result, name, list);
  if (callee.result == "void") {
    append("  " + text);
    return {};
  }
  return define(text);
}

std::string FunctionEmitter::frame_slot(int index) {
  check(index < kFrameSlots, "a collective's operands fit the frame");
  return temp("getelementptr i32, ptr %frame, i64 {}", index);
}

std::string FunctionEmitter::field(std::size_t offset) {
  return temp("getelementptr i8, ptr %thread, i64 {}", offset);
}

void FunctionEmitter::refuse(const PtxInstruction& instruction, const std::string& why) const {
  throw Error(ErrorKind::refused, fmt::format("the virtual GPU does not know '{}' ({}): {}",
                                              instruction.opcode, to_text(instruction.place), why));
}

}  // namespace attngen::vgpu
