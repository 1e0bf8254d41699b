// SPDX-License-Identifier: Apache-2.0
// Textual IR to the bytes of an object file, and such bytes to code in this process.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "runtime/llvm_target.h"

namespace attngen {

/// Machine code for `target`. `passes` is a pipeline for the text, "" where it is what they would
/// make. Equal texts, targets and libraries give equal bytes. Throws Error(missing_tool) without a
/// libLLVM and InternalError with LLVM's message when our text is wrong. Thread-safe.
std::vector<std::byte> compile_to_object(const std::string& ir_text, const LlvmTarget& target,
                                         const std::string& passes = {});

/// Objects, linked with each other; the code lives as long as this. Thread-safe.
class LlvmObject {
 public:
  /// `symbols`: host functions the code may call. Throws InternalError when LLVM refuses the bytes.
  LlvmObject(std::span<const std::vector<std::byte>> objects,
             const std::vector<std::pair<std::string, void*>>& symbols);
  ~LlvmObject();
  LlvmObject(LlvmObject&&) noexcept;
  LlvmObject& operator=(LlvmObject&&) noexcept;

  /// Throws InternalError naming what is missing; damaged bytes show here too.
  void* lookup(const std::string& name) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// "LLVM 19.1.7". Throws Error(missing_tool).
std::string llvm_name();

/// The GNU build id of the library in use; empty when it has none.
std::string llvm_build_id();

}  // namespace attngen
