// SPDX-License-Identifier: Apache-2.0
#include "runtime/cpu/cpu_host.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <mutex>
#include <string_view>

#include "base/log.h"

namespace attngen {
namespace {

bool has_all(const std::string& features, std::initializer_list<const char*> names) {
  return std::ranges::all_of(names,
                             [&](const char* name) { return has_llvm_feature(features, name); });
}

CpuLimits quiet_host_limits() {
  const LlvmTarget host = host_llvm_target();
  return limits_from_features(host.features, kHostIsX86, host.cpu);
}

}  // namespace

CpuLimits limits_from_features(const std::string& features, bool is_x86, const std::string& cpu) {
  if (!is_x86) return limits_of_cpu("neon");
  if (!has_all(features, {"avx2", "fma", "f16c"})) return limits_of_cpu("v128");
  const bool is_wide = has_all(features, {"avx512f", "avx512dq", "avx512bw", "avx512vl"});
  if (!is_wide) return limits_of_cpu("avx2");
  const bool doubles_bf16 = has_llvm_feature(features, "avx512bf16") && cpu.rfind("znver", 0) == 0;
  return limits_of_cpu(doubles_bf16 ? "avx512_bf16" : "avx512");
}

CpuLimits host_cpu_limits() {
  CpuLimits limits = quiet_host_limits();
  if (kHostIsX86 && limits.arch == "v128") {
    static std::once_flag kTold;
    std::call_once(kTold, [] {
      log_message(LogLevel::warn,
                  "this CPU has no AVX2 with FMA and F16C: kernels of the CPU device use 128-bit "
                  "vectors");
    });
  }
  return limits;
}

std::string why_not_on(const std::string& arch, const CpuLimits& host) {
  if (arch == host.arch) return {};
  static constexpr std::array<std::string_view, 4> kX86{"v128", "avx2", "avx512", "avx512_bf16"};
  const auto wanted = std::ranges::find(kX86, arch);
  const auto has = std::ranges::find(kX86, host.arch);
  if (wanted == kX86.end() && arch != "neon") {
    return fmt::format(
        "{} is no vector width: there are avx512_bf16, avx512, avx2 and v128 on x86-64 and neon "
        "on AArch64",
        arch);
  }
  if (wanted == kX86.end() || has == kX86.end()) {
    return fmt::format("{} is for another CPU than this one, whose own is {}", arch, host.arch);
  }
  if (wanted <= has) return {};
  return fmt::format("this CPU has no {}: its widest is {}",
                     arch == "avx512_bf16" ? "an AMD's AVX-512 with BF16"
                     : arch == "avx512"    ? "AVX-512 with F, DQ, BW and VL"
                                           : "AVX2 with FMA and F16C",
                     host.arch);
}

std::string why_not_on_this_cpu(const std::string& arch) {
  return why_not_on(arch, quiet_host_limits());
}

LlvmTarget cpu_target(const std::string& arch) {
  return arch == quiet_host_limits().arch ? host_llvm_target() : named_llvm_target(arch);
}

}  // namespace attngen
