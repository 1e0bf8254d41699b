// SPDX-License-Identifier: Apache-2.0
#include "runtime/llvm_failure.h"

#include <fmt/format.h>

#include "base/error.h"

namespace attngen::llvm {

std::string taken_message(char* text) {
  std::string message = text == nullptr ? std::string("no message") : std::string(text);
  if (text != nullptr) library().functions.DisposeMessage(text);
  return message;
}

std::string taken_error(Failure error) {
  char* text = library().functions.GetErrorMessage(error);
  std::string message = text;
  library().functions.DisposeErrorMessage(text);
  return message;
}

void require(Failure error, const char* doing) {
  if (error != nullptr) {
    throw InternalError(fmt::format("LLVM, {}: {}", doing, taken_error(error)));
  }
}

}  // namespace attngen::llvm
