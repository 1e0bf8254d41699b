// SPDX-License-Identifier: Apache-2.0
#include "runtime/llvm_api.h"

#include <mutex>

#include "runtime/llvm_failure.h"
#include "runtime/llvm_library.h"
#include "runtime/llvm_module.h"
#include "runtime/llvm_session.h"

namespace attngen {
namespace {

using llvm::Functions;
using llvm::Handle;

const Functions& api() {
  return llvm::library().functions;
}

LlvmTarget host_target(LlvmEffort effort) {
  LlvmTarget target = host_llvm_target();
  target.level = effort == LlvmEffort::quick ? 1 : 2;
  return target;
}

}  // namespace

struct LlvmJit::State {
  explicit State(const LlvmTarget& target)
      : machine(llvm::new_target_machine(target)), session(target) {}

  llvm::Owned machine;  ///< for the passes; the session owns another one
  llvm::Session session;
  std::mutex mutex;
};

LlvmJit::LlvmJit(LlvmEffort effort) : state_(std::make_unique<State>(host_target(effort))) {}
LlvmJit::~LlvmJit() = default;

std::vector<LlvmCandidate> LlvmJit::candidates() {
  return llvm::try_candidates();
}

std::string LlvmJit::version() {
  return llvm::library().version;
}

void LlvmJit::add(const std::string& ir_text,
                  const std::vector<std::pair<std::string, void*>>& symbols,
                  const std::string& passes) {
  const std::lock_guard<std::mutex> lock(state_->mutex);
  Handle safe_context = nullptr;
  Handle context = nullptr;
  if (api().OrcCreateNewThreadSafeContextFromLLVMContext != nullptr) {
    context = api().ContextCreate();
    safe_context = api().OrcCreateNewThreadSafeContextFromLLVMContext(context);
  } else {
    safe_context = api().OrcCreateNewThreadSafeContext();
    context = api().OrcThreadSafeContextGetContext(safe_context);
  }
  const llvm::Owned context_owner(safe_context, api().OrcDisposeThreadSafeContext);

  llvm::Owned module = llvm::parsed_module(context, ir_text);
  Handle jit = state_->session.jit();
  api().SetTarget(module.get(), api().OrcLLJITGetTripleString(jit));
  api().SetDataLayout(module.get(), api().OrcLLJITGetDataLayoutStr(jit));
  llvm::require_well_formed(module.get());
  if (!passes.empty()) llvm::run_passes(module.get(), passes, state_->machine.get());
  state_->session.define(symbols);
  Handle safe_module = api().OrcCreateNewThreadSafeModule(module.release(), safe_context);
  llvm::require(api().OrcLLJITAddLLVMIRModule(jit, state_->session.dylib(), safe_module),
                "adding our IR");
}

void* LlvmJit::lookup(const std::string& name) {
  return state_->session.lookup(name);
}

}  // namespace attngen
