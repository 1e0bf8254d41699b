// SPDX-License-Identifier: Apache-2.0
// A translated module: native code per kernel and what reports need to know of its statements.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "runtime/llvm_api.h"
#include "runtime/vgpu/ptx_module.h"
#include "runtime/vgpu/thread_view.h"

namespace attngen::vgpu {

/// One thread of a kernel, from its first instruction to its exit.
using ThreadMain = void (*)(ThreadView*);

struct ProgramEntry {
  std::string name;
  ThreadMain main = nullptr;
  std::size_t parameter_bytes = 0;
  int max_threads = 0;
  bool blocks_communicate = false;  ///< a block can learn what another one did
};

struct Statement {
  std::string opcode;
  PtxPlace place;
  int site = 0;  ///< equal for statements of one source place: reports count as one there
};

struct Program {
  std::unique_ptr<LlvmJit> jit;
  std::vector<ProgramEntry> entries;
  std::vector<Statement> statements;  ///< of all entries, by statement number
  std::size_t static_shared_bytes = 0;
  std::size_t dynamic_shared_align = 1;
  std::size_t local_bytes = 0;
  std::vector<std::byte> globals;  ///< initial image of .global and .const variables
  std::vector<PtxVariable> global_variables;
};

/// LLVM IR of every kernel of `module`, kernel k under the symbol kernel_symbol(k).
std::string ir_of(const PtxModule& module);
std::string kernel_symbol(std::size_t entry);

/// Parses, translates and compiles. Throws Error(refused) for unknown PTX, Error(missing_tool)
/// without LLVM.
Program translate(const std::string& ptx);

}  // namespace attngen::vgpu
