// SPDX-License-Identifier: Apache-2.0
// Many kernels compiled on a few threads, and what was wrong with each.
#pragma once

#include <string>
#include <vector>

#include "tests/jit/gallery_kernel.h"

namespace attngen::test {

struct ProductReport {
  int compiled = 0;
  double slowest_ms = 0;
  int most_registers = 0;
  std::vector<std::string> problems;  ///< "causal sm_80 ...: 12 bytes of registers are spilled"
};

/// Emits and compiles each choice through the whitelist; a refusal, a failure, a broken gate and a
/// compiler warning are problems.
ProductReport compile_all(const std::vector<KernelChoice>& choices, int threads);

}  // namespace attngen::test
