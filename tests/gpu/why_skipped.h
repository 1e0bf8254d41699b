// SPDX-License-Identifier: Apache-2.0
// Why tests of a real GPU cannot run on this machine.
#pragma once

#include <string>

#include "runtime/cuda/driver.h"
#include "runtime/cuda/nvrtc.h"

namespace attngen::test {

/// Why nothing can be compiled and run here, one sentence; empty when it can.
inline std::string why_skipped() {
  std::string reason = why_no_gpu();
  if (!reason.empty()) return reason;
  for (const LibraryCandidate& candidate : Nvrtc::candidates()) {
    if (candidate.usable) return {};
  }
  return "no usable NVRTC was found: nothing can be compiled here";
}

}  // namespace attngen::test
