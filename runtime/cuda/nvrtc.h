// SPDX-License-Identifier: Apache-2.0
// NVRTC by dlopen: found, probed, and asked to compile one emitted source for one architecture.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "generator/cuda/source.h"
#include "runtime/binary.h"
#include "runtime/store/compile_request.h"

namespace attngen {

/// One place that was tried, for `attngen doctor`.
struct LibraryCandidate {
  std::string path;
  bool usable = false;
  std::string reason;  ///< version when usable, else why not
};

class Nvrtc {
 public:
  /// The process-wide instance. Search order: ATTNGEN_NVRTC (fatal when it fails), beside the
  /// program or its build tree, already loaded, soname, CUDA_PATH/CUDA_HOME, /usr/local/cuda*,
  /// CONDA_PREFIX, site-packages. The sibling builtins library is preloaded by absolute path and a
  /// one-line probe compiled. Throws Error(missing_tool) with the install commands.
  static const Nvrtc& instance();
  /// Every candidate in order, without throwing.
  static std::vector<LibraryCandidate> candidates();

  std::string version() const;  ///< "13.0"
  std::string path() const;
  /// The build ids of libnvrtc and of its builtins, one blank between: every 13.0.x calls itself
  /// 13.0. Empty when one of them has none.
  const std::string& build_id() const;
  std::vector<std::string> archs() const;  ///< "sm_80", ...

  /// Compiles after scanning the text against the token whitelist. Gates are the caller's.
  /// Throws Error(compile_failed) with the log; Error(refused) for an arch NVRTC does not know.
  Binary compile(const CudaSource& source, const std::string& arch) const;
  /// What compile(source, arch) depends on, for the compile store.
  CompileRequest compile_request(const CudaSource& source, const std::string& arch) const;
  /// Any text, no whitelist: for tests of the virtual GPU and of the gates.
  Binary compile_text(const std::string& text, const std::string& entry,
                      const std::string& arch) const;

  ~Nvrtc();

 private:
  Nvrtc();
  struct State;
  std::unique_ptr<State> state_;
};

/// Zero spills, no stack, no C75xx but C7519: what is broken, empty when the binary passes.
std::vector<std::string> broken_gates(const Binary& binary);

}  // namespace attngen
