// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/program.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <map>

#include "runtime/vgpu/device_calls.h"
#include "runtime/vgpu/emit_scope.h"
#include "runtime/vgpu/function_emitter.h"

namespace attngen::vgpu {
namespace {

/// Registers become SSA values. For an attention kernel of 800 instructions that takes 9 ms and
/// saves 50 of 100 ms of code generation; what further passes save is less than what they take.
constexpr const char* kPasses = "function(mem2reg)";

std::string declarations() {
  std::string text;
  for (const DeviceCall& call : device_calls()) {
    text += fmt::format("declare {} @{}({}) nounwind{}\n", call.result, call.name, call.arguments,
                        call.pure ? " willreturn memory(none)" : "");
  }
  return text;
}

std::vector<std::byte> initial_globals(const PtxModule& module) {
  std::vector<std::byte> image(module.global_bytes);
  for (const PtxVariable& variable : module.variables) {
    const bool global =
        variable.space == VariableSpace::global || variable.space == VariableSpace::constant;
    if (!global || variable.initial.empty()) continue;
    std::memcpy(image.data() + variable.offset, variable.initial.data(),
                std::min(variable.initial.size(), variable.bytes));
  }
  return image;
}

/// Unrolled copies of a source line share a site; a statement without a line is one of its own.
void number_sites(std::vector<Statement>& statements) {
  std::map<std::vector<int>, int> sites;
  for (std::size_t k = 0; k < statements.size(); ++k) {
    const PtxPlace& place = statements[k].place;
    std::vector<int> key{place.line};
    key.insert(key.end(), place.callers.begin(), place.callers.end());
    if (place.line == 0) key = {0, static_cast<int>(k)};
    statements[k].site = sites.emplace(std::move(key), static_cast<int>(k)).first->second;
  }
}

}  // namespace

std::string kernel_symbol(std::size_t entry) {
  return "vgpu_kernel_" + std::to_string(entry);
}

std::string ir_of(const PtxModule& module) {
  std::string text = declarations();
  int first_statement = 0;
  for (std::size_t k = 0; k < module.entries.size(); ++k) {
    const PtxFunction& function = module.entries[k];
    text += FunctionEmitter(module, function, kernel_symbol(k), first_statement).run();
    first_statement += static_cast<int>(function.instructions.size());
  }
  return text;
}

Program translate(const std::string& ptx) {
  const PtxModule module = parse_ptx(ptx);
  const std::string ir = ir_of(module);
  Program program;
  program.jit = std::make_unique<LlvmJit>(LlvmEffort::quick);
  std::vector<std::pair<std::string, void*>> symbols;
  for (const DeviceCall& call : device_calls()) {
    symbols.emplace_back(std::string(call.name), call.address);
  }
  program.jit->add(ir, symbols, kPasses);
  for (std::size_t k = 0; k < module.entries.size(); ++k) {
    const PtxFunction& function = module.entries[k];
    ProgramEntry entry;
    entry.name = function.name;
    entry.main = reinterpret_cast<ThreadMain>(program.jit->lookup(kernel_symbol(k)));
    entry.parameter_bytes = function.parameter_bytes;
    entry.max_threads = function.max_threads;
    entry.blocks_communicate = blocks_can_communicate(function);
    program.entries.push_back(std::move(entry));
    for (const PtxInstruction& instruction : function.instructions) {
      program.statements.push_back({instruction.opcode, instruction.place});
    }
  }
  number_sites(program.statements);
  program.static_shared_bytes = module.static_shared_bytes;
  program.dynamic_shared_align = module.dynamic_shared_align;
  program.local_bytes = module.local_bytes;
  program.globals = initial_globals(module);
  for (const PtxVariable& variable : module.variables) {
    if (variable.space == VariableSpace::global || variable.space == VariableSpace::constant) {
      program.global_variables.push_back(variable);
    }
  }
  return program;
}

}  // namespace attngen::vgpu
