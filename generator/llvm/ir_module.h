// SPDX-License-Identifier: Apache-2.0
// A whole file of LLVM IR: functions, the intrinsics they call, one group of attributes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "generator/llvm/ir_function.h"

namespace attngen {

class IrModule {
 public:
  /// `header`: lines of comment on top, without the semicolons. `vector_bits` is how wide a
  /// register LLVM may use; it prefers narrower ones by itself.
  IrModule(std::string header, int vector_bits);

  void add(const IrFunction& function);
  /// A function that the host provides: "declare float @tanhf(float)".
  void declare(const std::string& line);

  std::string text() const;

 private:
  std::string header_;
  int vector_bits_;
  std::vector<std::string> functions_;
  std::map<std::string, std::string> declarations_;
};

}  // namespace attngen
