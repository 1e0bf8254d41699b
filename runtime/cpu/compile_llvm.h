// SPDX-License-Identifier: Apache-2.0
// The compile of a printed LLVM IR text to an object, or what the store kept of it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "generator/llvm/llvm_source.h"
#include "runtime/llvm_target.h"
#include "runtime/store/store.h"

namespace attngen {

struct CachedObject {
  std::vector<std::vector<std::byte>> objects;  ///< one per module of the source
  double compile_ms = 0;  ///< wall time of LLVM's work alone, dlopen apart; 0 from the store
  bool cached = false;    ///< no compile ran in this call
  std::string compiler;   ///< "LLVM 19.1.7"
  std::string cpu;        ///< as LLVM names the one it is for
};

/// For the source's vector width. Throws Error(missing_tool) without a libLLVM (cached or not: one
/// is needed to link the object), Error(compile_failed) when LLVM refuses the text, and Error(io)
/// on a miss in mode require.
CachedObject compile_llvm(Store& store, const LlvmSource& source);

/// The request under which compile_llvm() keeps it: the source is the text, the architecture the
/// CPU, the options its features and the level of effort, the compiler the library with its build
/// id.
CompileRequest object_request(const LlvmSource& source, const LlvmTarget& target);

/// The parts are "object", "object-2" and so on, one per module.
StoredKernel stored_object(const CachedObject& object, const CompileRequest& request);

/// Empty when the part is missing: an entry that another version wrote.
std::optional<CachedObject> object_in(const StoredKernel& kernel);

}  // namespace attngen
