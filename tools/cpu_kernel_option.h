// SPDX-License-Identifier: Apache-2.0
// A kernel of the CPU device without arrays: what `show` needs to plan and print one.
#pragma once

#include <cstdint>
#include <string>

#include "generator/llvm/llvm_source.h"
#include "tools/kernel_option.h"

namespace attngen {

struct CpuKernelOption {
  std::int64_t rows = 0;  ///< 0 = many
  bool in_f64 = false;
};

/// --rows and --in-f64.
void add_cpu_kernel_options(CLI::App& verb, CpuKernelOption& option);

struct CpuKernelRequest {
  Cascade cascade;
  CpuProblem problem;
  CpuPlan plan;
  LlvmSource source;
};

/// Plans and emits for `arch`, one of limits_of_cpu(). What may be left out: as for plan_kernel().
CpuKernelRequest plan_cpu_kernel(const KernelOption& option, const CpuKernelOption& cpu,
                                 const std::string& arch);

}  // namespace attngen
