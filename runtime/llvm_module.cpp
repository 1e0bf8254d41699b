// SPDX-License-Identifier: Apache-2.0
#include "runtime/llvm_module.h"

#include <fmt/format.h>

#include "base/error.h"
#include "runtime/llvm_failure.h"

namespace attngen::llvm {
Owned new_target_machine(const LlvmTarget& target) {
  const Functions& api = library().functions;
  const std::string triple = taken_message(api.GetDefaultTargetTriple());
  Handle found = nullptr;
  char* message = nullptr;
  if (api.GetTargetFromTriple(triple.c_str(), &found, &message) != 0) {
    throw InternalError(fmt::format("LLVM, target {}: {}", triple, taken_message(message)));
  }
  return {
      api.CreateTargetMachine(found, triple.c_str(), target.cpu.c_str(), target.features.c_str(),
                              target.level, kRelocationPic, kCodeModelSmall),
      api.DisposeTargetMachine};
}

Owned parsed_module(Handle context, const std::string& ir_text) {
  const Functions& api = library().functions;
  Handle buffer =
      api.CreateMemoryBufferWithMemoryRangeCopy(ir_text.data(), ir_text.size(), "attngen");
  Handle parsed = nullptr;
  char* message = nullptr;
  if (api.ParseIRInContext(context, buffer, &parsed, &message) != 0) {  // it frees the buffer
    throw InternalError("LLVM, parsing our IR: " + taken_message(message));
  }
  return {parsed, api.DisposeModule};
}

void require_well_formed(Handle module) {
  const Functions& api = library().functions;
  char* broken = nullptr;
  const bool wrong = api.VerifyModule(module, kReturnStatus, &broken) != 0;
  const std::string complaint = taken_message(broken);
  if (wrong) throw InternalError("LLVM, verifying our IR: " + complaint);
}

void run_passes(Handle module, const std::string& passes, Handle machine) {
  const Functions& api = library().functions;
  Handle options = api.CreatePassBuilderOptions();
  Failure error = api.RunPasses(module, passes.c_str(), machine, options);
  api.DisposePassBuilderOptions(options);
  require(error, "running passes");
}

}  // namespace attngen::llvm
