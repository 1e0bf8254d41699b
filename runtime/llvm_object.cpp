// SPDX-License-Identifier: Apache-2.0
#include "runtime/llvm_object.h"

#include "base/error.h"
#include "runtime/build_id.h"
#include "runtime/llvm_failure.h"
#include "runtime/llvm_library.h"
#include "runtime/llvm_module.h"
#include "runtime/llvm_session.h"

namespace attngen {
namespace {

const llvm::Functions& api() {
  return llvm::library().functions;
}

/// Without a handler LLVM prints what its code generator has to say, and ends the process on an
/// error.
void keep_error(llvm::Handle diagnostic, void* errors) {
  if (api().GetDiagInfoSeverity(diagnostic) != llvm::kErrorSeverity) return;
  *static_cast<std::string*>(errors) +=
      llvm::taken_message(api().GetDiagInfoDescription(diagnostic));
}

}  // namespace

std::vector<std::byte> compile_to_object(const std::string& ir_text, const LlvmTarget& target,
                                         const std::string& passes) {
  std::string errors;
  const llvm::Owned context(api().ContextCreate(), api().ContextDispose);
  api().ContextSetDiagnosticHandler(context.get(), keep_error, &errors);
  const llvm::Owned module = llvm::parsed_module(context.get(), ir_text);
  const llvm::Owned machine = llvm::new_target_machine(target);
  const llvm::Owned layout(api().CreateTargetDataLayout(machine.get()), api().DisposeTargetData);
  const std::string triple = llvm::taken_message(api().GetTargetMachineTriple(machine.get()));
  api().SetTarget(module.get(), triple.c_str());
  api().SetModuleDataLayout(module.get(), layout.get());
  llvm::require_well_formed(module.get());
  if (!passes.empty()) llvm::run_passes(module.get(), passes, machine.get());
  llvm::Handle emitted = nullptr;
  char* message = nullptr;
  const bool failed = api().TargetMachineEmitToMemoryBuffer(
                          machine.get(), module.get(), llvm::kObjectFile, &message, &emitted) != 0;
  if (failed) throw InternalError("LLVM, making code of our IR: " + llvm::taken_message(message));
  const llvm::Owned buffer(emitted, api().DisposeMemoryBuffer);
  if (!errors.empty()) throw InternalError("LLVM, making code of our IR: " + errors);
  const auto* first = reinterpret_cast<const std::byte*>(api().GetBufferStart(buffer.get()));
  return {first, first + api().GetBufferSize(buffer.get())};
}

struct LlvmObject::State {
  llvm::Session session{host_llvm_target()};
};

LlvmObject::LlvmObject(std::span<const std::vector<std::byte>> objects,
                       const std::vector<std::pair<std::string, void*>>& symbols)
    : state_(std::make_unique<State>()) {
  llvm::Session& session = state_->session;
  session.define(symbols);
  for (const std::vector<std::byte>& object : objects) {
    llvm::Handle copy = api().CreateMemoryBufferWithMemoryRangeCopy(
        reinterpret_cast<const char*>(object.data()), object.size(), "attngen");
    llvm::require(api().OrcLLJITAddObjectFile(session.jit(), session.dylib(), copy),
                  "loading an object");
  }
}

LlvmObject::~LlvmObject() = default;
LlvmObject::LlvmObject(LlvmObject&&) noexcept = default;
LlvmObject& LlvmObject::operator=(LlvmObject&&) noexcept = default;

void* LlvmObject::lookup(const std::string& name) const {
  return state_->session.lookup(name);
}

std::string llvm_name() {
  return "LLVM " + llvm::library().version;
}

std::string llvm_build_id() {
  return build_id_at(reinterpret_cast<const void*>(api().GetVersion));
}

}  // namespace attngen
