// SPDX-License-Identifier: Apache-2.0
#include "runtime/llvm_api.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>

#include "base/error.h"
#include "runtime/llvm_library.h"

namespace attngen {
namespace {

using llvm::Functions;
using llvm::Handle;

constexpr int kReturnStatus = 2;  ///< LLVMReturnStatusAction
constexpr int kRelocationPic = 2;
constexpr int kCodeModelSmall = 3;

const Functions& api() {
  return llvm::library().functions;
}

std::string taken_message(char* text) {
  std::string message = text == nullptr ? std::string("no message") : std::string(text);
  if (text != nullptr) api().DisposeMessage(text);
  return message;
}

std::string taken_error(llvm::Failure error) {
  char* text = api().GetErrorMessage(error);
  std::string message = text;
  api().DisposeErrorMessage(text);
  return message;
}

/// Throws when `error` is one; `doing` says what was being done.
void require(llvm::Failure error, const char* doing) {
  if (error != nullptr) {
    throw InternalError(fmt::format("LLVM, {}: {}", doing, taken_error(error)));
  }
}

/// LLVM's own host detection lists features that its code generator does not know and warns about.
std::string known_features(const std::string& detected) {
  std::string kept;
  std::size_t start = 0;
  while (start < detected.size()) {
    const std::size_t comma = std::min(detected.find(',', start), detected.size());
    const std::string feature = detected.substr(start, comma - start);
    start = comma + 1;
    if (feature.size() < 2 || feature.compare(1, 5, "avx10") == 0) continue;
    if (!kept.empty()) kept += ',';
    kept += feature;
  }
  return kept;
}

Handle new_target_machine(LlvmEffort effort) {
  const std::string triple = taken_message(api().GetDefaultTargetTriple());
  const std::string cpu = taken_message(api().GetHostCPUName());
  const std::string features = known_features(taken_message(api().GetHostCPUFeatures()));
  Handle target = nullptr;
  char* message = nullptr;
  if (api().GetTargetFromTriple(triple.c_str(), &target, &message) != 0) {
    throw InternalError(fmt::format("LLVM, target {}: {}", triple, taken_message(message)));
  }
  const int level = effort == LlvmEffort::quick ? 1 : 2;
  return api().CreateTargetMachine(target, triple.c_str(), cpu.c_str(), features.c_str(), level,
                                   kRelocationPic, kCodeModelSmall);
}

}  // namespace

struct LlvmJit::State {
  Handle machine = nullptr;  ///< for the passes; the JIT owns another one
  Handle jit = nullptr;
  std::map<std::string, void*> defined;
  std::string session_error;  ///< what the execution session reported last
  std::mutex mutex;

  ~State() {
    if (jit != nullptr) {
      if (llvm::Failure error = api().OrcDisposeLLJIT(jit)) taken_error(error);
    }
    if (machine != nullptr) api().DisposeTargetMachine(machine);
  }

  void define(const std::vector<std::pair<std::string, void*>>& symbols) {
    std::vector<llvm::SymbolPair> pairs;
    for (const auto& [name, address] : symbols) {
      const auto [at, added] = defined.emplace(name, address);
      if (!added && at->second != address) {
        throw InternalError("two different addresses for the host function " + name);
      }
      if (!added) continue;
      llvm::SymbolPair pair;
      pair.name = api().OrcLLJITMangleAndIntern(jit, name.c_str());
      pair.symbol.address = reinterpret_cast<std::uint64_t>(address);
      pair.symbol.flags.generic = llvm::kSymbolExported | llvm::kSymbolCallable;
      pairs.push_back(pair);
    }
    if (pairs.empty()) return;
    Handle unit = api().OrcAbsoluteSymbols(pairs.data(), pairs.size());
    if (llvm::Failure error = api().OrcJITDylibDefine(api().OrcLLJITGetMainJITDylib(jit), unit)) {
      api().OrcDisposeMaterializationUnit(unit);
      require(error, "defining host functions");
    }
  }

  void run_passes(Handle module, const std::string& passes) const {
    Handle options = api().CreatePassBuilderOptions();
    llvm::Failure error = api().RunPasses(module, passes.c_str(), machine, options);
    api().DisposePassBuilderOptions(options);
    require(error, "running passes");
  }

  void report(llvm::Failure error) { session_error = taken_error(error); }
};

LlvmJit::LlvmJit(LlvmEffort effort) : state_(std::make_unique<State>()) {
  state_->machine = new_target_machine(effort);
  Handle builder = api().OrcCreateLLJITBuilder();
  api().OrcLLJITBuilderSetJITTargetMachineBuilder(
      builder, api().OrcJITTargetMachineBuilderCreateFromTargetMachine(new_target_machine(effort)));
  require(api().OrcCreateLLJIT(&state_->jit, builder), "creating the JIT");
  api().OrcExecutionSessionSetErrorReporter(
      api().OrcLLJITGetExecutionSession(state_->jit),
      [](void* context, llvm::Failure error) { static_cast<State*>(context)->report(error); },
      state_.get());
  Handle process = nullptr;
  require(api().OrcCreateDynamicLibrarySearchGeneratorForProcess(
              &process, api().OrcLLJITGetGlobalPrefix(state_->jit), nullptr, nullptr),
          "searching the process for memcpy and the like");
  api().OrcJITDylibAddGenerator(api().OrcLLJITGetMainJITDylib(state_->jit), process);
}

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
  const std::unique_ptr<void, void (*)(void*)> context_owner(safe_context,
                                                             api().OrcDisposeThreadSafeContext);

  Handle buffer =
      api().CreateMemoryBufferWithMemoryRangeCopy(ir_text.data(), ir_text.size(), "attngen");
  Handle parsed = nullptr;
  char* message = nullptr;
  if (api().ParseIRInContext(context, buffer, &parsed, &message) != 0) {
    throw InternalError("LLVM, parsing our IR: " + taken_message(message));
  }
  std::unique_ptr<void, void (*)(void*)> module(parsed, api().DisposeModule);
  api().SetTarget(module.get(), api().OrcLLJITGetTripleString(state_->jit));
  api().SetDataLayout(module.get(), api().OrcLLJITGetDataLayoutStr(state_->jit));
  char* broken = nullptr;
  const bool wrong = api().VerifyModule(module.get(), kReturnStatus, &broken) != 0;
  const std::string complaint = taken_message(broken);
  if (wrong) throw InternalError("LLVM, verifying our IR: " + complaint);
  if (!passes.empty()) state_->run_passes(module.get(), passes);
  state_->define(symbols);
  Handle safe_module = api().OrcCreateNewThreadSafeModule(module.release(), safe_context);
  require(api().OrcLLJITAddLLVMIRModule(state_->jit, api().OrcLLJITGetMainJITDylib(state_->jit),
                                        safe_module),
          "adding our IR");
}

void* LlvmJit::lookup(const std::string& name) {
  const std::lock_guard<std::mutex> lock(state_->mutex);
  std::uint64_t address = 0;
  state_->session_error.clear();
  if (llvm::Failure error = api().OrcLLJITLookup(state_->jit, &address, name.c_str())) {
    std::string text = taken_error(error);
    if (!state_->session_error.empty()) text += "; " + state_->session_error;
    throw InternalError(fmt::format("LLVM, looking up {}: {}", name, text));
  }
  return reinterpret_cast<void*>(address);
}

}  // namespace attngen
