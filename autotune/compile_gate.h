// SPDX-License-Identifier: Apache-2.0
// Kernels of a GPU compiled before anything is measured: what spills is not worth a run.
#pragma once

#include <string>
#include <vector>

#include "autotune/candidate.h"
#include "autotune/task.h"
#include "generator/cuda/source.h"

namespace attngen::tune {

/// Compiles through the store, on threads that have ended when a call returns; no GPU is needed.
class CompileGate {
 public:
  CompileGate(std::vector<Task> tasks, DeviceLimits limits, int jobs);

  /// By candidate: empty, or what is broken ("12 bytes of registers are spilled"). Each text is
  /// compiled once. Throws Error(missing_tool) without an NVRTC.
  std::vector<std::string> operator()(std::size_t task,
                                      const std::vector<Candidate>& candidates) const;

 private:
  std::vector<Task> tasks_;
  DeviceLimits limits_;
  int jobs_;
};

}  // namespace attngen::tune
