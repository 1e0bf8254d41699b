// SPDX-License-Identifier: Apache-2.0
// libLLVM by dlopen through the LLVM-C API, declared by us: parse textual IR, compile it, look up.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace attngen {

struct LlvmCandidate {
  std::string path;
  bool usable = false;
  std::string reason;
};

/// How hard the code generator works: quick is LLVM's level 1, full its default level 2.
enum class LlvmEffort : std::uint8_t { quick, full };

/// One JIT of the process's libLLVM (19 or newer). Search: ATTNGEN_LLVM (fatal when it fails),
/// beside the program or its build tree, then the sonames libLLVM.so.19.1, 22.1, 21.1, 20.1.
class LlvmJit {
 public:
  /// Throws Error(missing_tool) naming how to install it.
  explicit LlvmJit(LlvmEffort effort = LlvmEffort::full);
  ~LlvmJit();
  LlvmJit(const LlvmJit&) = delete;
  LlvmJit& operator=(const LlvmJit&) = delete;

  static std::vector<LlvmCandidate> candidates();
  static std::string version();  ///< "19.1.7"; throws like the constructor

  /// `symbols`: host functions the IR may call. `passes` is a new-pass-manager pipeline ("" =
  /// none). Throws InternalError with LLVM's message when our text is wrong.
  void add(const std::string& ir_text, const std::vector<std::pair<std::string, void*>>& symbols,
           const std::string& passes);
  void* lookup(const std::string& name);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace attngen
