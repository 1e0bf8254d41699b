// SPDX-License-Identifier: Apache-2.0
// Runs the loop nest of a cascade through LLVM and compares it with the interpreter.
#pragma once

#include <map>
#include <string>

#include "generator/ir/binding.h"
#include "generator/llvm/llvm_source.h"

namespace attngen::testing {

struct LoopnestRequest {
  bool in_f64 = false;
  /// Every array has gaps between its elements, and nothing may be read or written there.
  bool strided = false;
  /// The error against that of the narrow evaluation only; no absolute limit.
  bool is_relative = false;
};

/// What the loop nest of this shape class prints.
LlvmSource loopnest_of(const Cascade& cascade, const Binding& binding,
                       const LoopnestRequest& request = {});

/// Outputs by name. Everything that nobody may read is a NaN or a number that would be seen.
/// Throws Error(check_failed) where something was written outside an output.
std::map<std::string, Array> run_loopnest(const Cascade& cascade, const BoundInputs& inputs,
                                          const LoopnestRequest& request = {});

/// Why the loop nest is not the interpreter's equal on these inputs; empty when it is.
std::string difference_from_oracle(const Cascade& cascade, const BoundInputs& inputs,
                                   const LoopnestRequest& request = {});

}  // namespace attngen::testing
