// SPDX-License-Identifier: Apache-2.0
// One request on the CPU device: problem -> plan -> LLVM IR -> object -> run.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/array.h"
#include "generator/ir/binding.h"
#include "generator/llvm/llvm_source.h"

namespace attngen {

/// The tile that was found best for a request, or none: whoever knows measured results is asked
/// before a plan is made.
using ChooseCpuTile =
    std::function<std::optional<CpuTile>(const Cascade& cascade, const Analysis& analysis,
                                         const CpuProblem& problem, const Binding& binding)>;

struct CpuOptions {
  std::string arch = {};           ///< of limits_of_cpu(); "" = this machine's widest
  bool in_f64 = false;             ///< a checking mode: every value in f64
  ChooseCpuTile choose_tile = {};  ///< may be empty
};

/// How one run went.
struct CpuRun {
  LlvmSource source;
  std::string cpu;        ///< as LLVM names the one that the code is for
  bool cached = false;    ///< nothing was compiled for it
  double compile_ms = 0;  ///< 0 when cached
  int threads = 1;
  double ms = 0;  ///< of the run, compile apart
};

/// What `arch` lets a plan use, "" and "native" being this machine. Throws Error(refused) for an
/// unknown one and for one that this CPU does not run, and Error(missing_tool) without a libLLVM.
CpuLimits runnable_cpu_limits(const std::string& arch);

/// Executes requests and remembers every kernel it loaded, by text. Not for use from several
/// threads at once.
class CpuExecutor {
 public:
  CpuExecutor();
  ~CpuExecutor();
  CpuExecutor(const CpuExecutor&) = delete;
  CpuExecutor& operator=(const CpuExecutor&) = delete;

  /// Fills `outputs`, by name, which have their shapes already. Throws Error: refused (an arch of
  /// another machine, no memory for scratch, a bad ATTNGEN_JOBS), missing_tool, compile_failed, io.
  CpuRun execute(const Cascade& cascade, const BoundInputs& inputs, const CpuOptions& options,
                 std::map<std::string, Array>& outputs);

 private:
  struct Kernel;
  Kernel& kernel_for(const LlvmSource& source);

  std::map<std::string, std::unique_ptr<Kernel>> kernels_;
};

}  // namespace attngen
