// SPDX-License-Identifier: Apache-2.0
#include "runtime/llvm_session.h"

#include <fmt/format.h>

#include "base/error.h"
#include "runtime/llvm_failure.h"
#include "runtime/llvm_module.h"

namespace attngen::llvm {
namespace {

const Functions& api() {
  return library().functions;
}

}  // namespace

Session::Session(const LlvmTarget& target) {
  Owned machine = new_target_machine(target);
  Handle builder = api().OrcCreateLLJITBuilder();
  api().OrcLLJITBuilderSetJITTargetMachineBuilder(
      builder, api().OrcJITTargetMachineBuilderCreateFromTargetMachine(machine.release()));
  require(api().OrcCreateLLJIT(&jit_, builder), "creating the JIT");
  api().OrcExecutionSessionSetErrorReporter(
      api().OrcLLJITGetExecutionSession(jit_),
      [](void* context, Failure error) {
        static_cast<Session*>(context)->reported_ = taken_error(error);
      },
      this);
  Handle process = nullptr;
  require(api().OrcCreateDynamicLibrarySearchGeneratorForProcess(
              &process, api().OrcLLJITGetGlobalPrefix(jit_), nullptr, nullptr),
          "searching the process for memcpy and the like");
  api().OrcJITDylibAddGenerator(dylib(), process);
}

Session::~Session() {
  if (jit_ == nullptr) return;
  if (Failure error = api().OrcDisposeLLJIT(jit_)) taken_error(error);
}

Handle Session::dylib() const {
  return api().OrcLLJITGetMainJITDylib(jit_);
}

void Session::define(const Symbols& symbols) {
  std::vector<SymbolPair> pairs;
  for (const auto& [name, address] : symbols) {
    const auto [at, added] = defined_.emplace(name, address);
    if (!added && at->second != address) {
      throw InternalError("two different addresses for the host function " + name);
    }
    if (!added) continue;
    SymbolPair pair;
    pair.name = api().OrcLLJITMangleAndIntern(jit_, name.c_str());
    pair.symbol.address = reinterpret_cast<std::uint64_t>(address);
    pair.symbol.flags.generic = kSymbolExported | kSymbolCallable;
    pairs.push_back(pair);
  }
  if (pairs.empty()) return;
  Handle unit = api().OrcAbsoluteSymbols(pairs.data(), pairs.size());
  if (Failure error = api().OrcJITDylibDefine(dylib(), unit)) {
    api().OrcDisposeMaterializationUnit(unit);
    require(error, "defining host functions");
  }
}

void* Session::lookup(const std::string& name) {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::uint64_t address = 0;
  reported_.clear();
  if (Failure error = api().OrcLLJITLookup(jit_, &address, name.c_str())) {
    std::string text = taken_error(error);
    if (!reported_.empty()) text += "; " + reported_;
    throw InternalError(fmt::format("LLVM, looking up {}: {}", name, text));
  }
  return reinterpret_cast<void*>(address);
}

}  // namespace attngen::llvm
