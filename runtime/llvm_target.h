// SPDX-License-Identifier: Apache-2.0
// For which CPU LLVM makes code: the host's own, or one that a vector width stands for.
#pragma once

#include <string>

namespace attngen {

struct LlvmTarget {
  std::string cpu;       ///< as LLVM names it: "znver4", "x86-64-v3", "generic"
  std::string features;  ///< "+avx2,-avx512f"; what the cpu's name does not say
  int level = 2;         ///< how hard the code generator works: 0 .. 3

  bool operator==(const LlvmTarget&) const = default;
};

#if defined(__x86_64__)
inline constexpr bool kHostIsX86 = true;
#else
inline constexpr bool kHostIsX86 = false;
#endif

/// The CPU that this process runs on. Throws Error(missing_tool) without a libLLVM.
LlvmTarget host_llvm_target();

/// Any CPU of that width: x86-64-v4, -v3 and -v2 for avx512, avx2 and v128; on AArch64 neon alone.
/// Throws Error(refused) for another name.
LlvmTarget named_llvm_target(const std::string& arch, bool is_x86 = kHostIsX86);

/// What of LLVM's own detection its code generator knows in every version that we use: a detection
/// lists newer names too, and the code generator warns on stderr about each that it does not know.
std::string known_llvm_features(const std::string& detected, bool is_x86 = kHostIsX86);

/// Is "+NAME" in the list?
bool has_llvm_feature(const std::string& features, const std::string& name);

}  // namespace attngen
