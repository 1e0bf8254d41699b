// SPDX-License-Identifier: Apache-2.0
// LLVM's messages and errors as ours: read, freed, thrown.
#pragma once

#include <string>

#include "runtime/llvm_library.h"

namespace attngen::llvm {

/// The text, freed with LLVMDisposeMessage; "no message" for null.
std::string taken_message(char* text);

/// The text of an error, which it consumes.
std::string taken_error(Failure error);

/// Throws InternalError when `error` is one; `doing` says what was being done.
void require(Failure error, const char* doing);

}  // namespace attngen::llvm
