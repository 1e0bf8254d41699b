// SPDX-License-Identifier: Apache-2.0
// Textual IR as a module of LLVM's, and the machine that code is made for.
#pragma once

#include <memory>
#include <string>

#include "runtime/llvm_library.h"
#include "runtime/llvm_target.h"

namespace attngen::llvm {

using Owned = std::unique_ptr<void, void (*)(Handle)>;

/// Position-independent code, small code model. Throws InternalError for an unknown triple.
Owned new_target_machine(const LlvmTarget& target);

/// The text, parsed in `context` and without a triple or data layout of its own. Throws
/// InternalError with LLVM's message.
Owned parsed_module(Handle context, const std::string& ir_text);

/// Throws InternalError with LLVM's message when the module is not well formed.
void require_well_formed(Handle module);

/// A pipeline of the new pass manager, "default<O2>". Throws InternalError with LLVM's message.
void run_passes(Handle module, const std::string& passes, Handle machine);

}  // namespace attngen::llvm
