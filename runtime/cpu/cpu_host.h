// SPDX-License-Identifier: Apache-2.0
// What the CPU of this machine has, as the plan's limits and as LLVM's target.
#pragma once

#include <string>

#include "generator/llvm/llvm_source.h"
#include "runtime/llvm_target.h"

namespace attngen {

/// The widest vectors that LLVM's list of features allows: avx512 with F, DQ, BW and VL, avx2 with
/// FMA and F16C, else v128; neon on AArch64. avx512_bf16 where `cpu`, as LLVM names it, is an AMD
/// one with that instruction: on Intel's it is slower than f32.
CpuLimits limits_from_features(const std::string& features, bool is_x86,
                               const std::string& cpu = {});

/// Of this machine. Says once, as a warning, when an x86 has no AVX2. Throws Error(missing_tool)
/// without a libLLVM.
CpuLimits host_cpu_limits();

/// Empty, or why code for `arch` does not run on a CPU with the limits `host`.
std::string why_not_on(const std::string& arch, const CpuLimits& host);

/// The same for this machine; does not warn.
std::string why_not_on_this_cpu(const std::string& arch);

/// The host's own CPU where its widest vectors are meant, else any CPU with `arch`. Throws
/// Error(refused) for an unknown one.
LlvmTarget cpu_target(const std::string& arch);

}  // namespace attngen
