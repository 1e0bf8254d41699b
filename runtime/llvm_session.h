// SPDX-License-Identifier: Apache-2.0
// One ORC LLJIT: where code is linked to host functions and looked up. Used by LlvmJit (text) and
// LlvmObject (object files).
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "runtime/llvm_library.h"
#include "runtime/llvm_target.h"

namespace attngen::llvm {

using Symbols = std::vector<std::pair<std::string, void*>>;

/// Not thread-safe but for lookup(). What the code calls beyond the defined symbols is searched in
/// the process: memcpy and the like.
class Session {
 public:
  /// Throws Error(missing_tool) without a libLLVM, InternalError when LLVM refuses.
  explicit Session(const LlvmTarget& target);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  Handle jit() const { return jit_; }
  Handle dylib() const;

  /// Host functions that code may call. A name may come again with the same address.
  void define(const Symbols& symbols);

  /// Throws InternalError with what LLVM and the session said.
  void* lookup(const std::string& name);

 private:
  Handle jit_ = nullptr;
  std::map<std::string, void*> defined_;
  std::string reported_;  ///< what the execution session reported last
  std::mutex mutex_;
};

}  // namespace attngen::llvm
