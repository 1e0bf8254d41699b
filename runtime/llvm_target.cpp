// SPDX-License-Identifier: Apache-2.0
#include "runtime/llvm_target.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/error.h"
#include "runtime/llvm_failure.h"
#include "runtime/llvm_library.h"

namespace attngen {
namespace {

/// What LLVM 19 detects on x86-64, in order, without the AVX10 names that later versions dropped.
constexpr std::array kX86Features = std::to_array<std::string_view>({"64bit",
                                                                     "adx",
                                                                     "aes",
                                                                     "amx-bf16",
                                                                     "amx-complex",
                                                                     "amx-fp16",
                                                                     "amx-int8",
                                                                     "amx-tile",
                                                                     "avx",
                                                                     "avx2",
                                                                     "avx512bf16",
                                                                     "avx512bitalg",
                                                                     "avx512bw",
                                                                     "avx512cd",
                                                                     "avx512dq",
                                                                     "avx512f",
                                                                     "avx512fp16",
                                                                     "avx512ifma",
                                                                     "avx512vbmi",
                                                                     "avx512vbmi2",
                                                                     "avx512vl",
                                                                     "avx512vnni",
                                                                     "avx512vp2intersect",
                                                                     "avx512vpopcntdq",
                                                                     "avxifma",
                                                                     "avxneconvert",
                                                                     "avxvnni",
                                                                     "avxvnniint16",
                                                                     "avxvnniint8",
                                                                     "bmi",
                                                                     "bmi2",
                                                                     "ccmp",
                                                                     "cf",
                                                                     "cldemote",
                                                                     "clflushopt",
                                                                     "clwb",
                                                                     "clzero",
                                                                     "cmov",
                                                                     "cmpccxadd",
                                                                     "crc32",
                                                                     "cx16",
                                                                     "cx8",
                                                                     "egpr",
                                                                     "enqcmd",
                                                                     "evex512",
                                                                     "f16c",
                                                                     "fma",
                                                                     "fma4",
                                                                     "fsgsbase",
                                                                     "fxsr",
                                                                     "gfni",
                                                                     "hreset",
                                                                     "invpcid",
                                                                     "kl",
                                                                     "lwp",
                                                                     "lzcnt",
                                                                     "mmx",
                                                                     "movbe",
                                                                     "movdir64b",
                                                                     "movdiri",
                                                                     "mwaitx",
                                                                     "ndd",
                                                                     "pclmul",
                                                                     "pconfig",
                                                                     "pku",
                                                                     "popcnt",
                                                                     "ppx",
                                                                     "prefetchi",
                                                                     "prfchw",
                                                                     "ptwrite",
                                                                     "push2pop2",
                                                                     "raoint",
                                                                     "rdpid",
                                                                     "rdpru",
                                                                     "rdrnd",
                                                                     "rdseed",
                                                                     "rtm",
                                                                     "sahf",
                                                                     "serialize",
                                                                     "sgx",
                                                                     "sha",
                                                                     "sha512",
                                                                     "shstk",
                                                                     "sm3",
                                                                     "sm4",
                                                                     "sse",
                                                                     "sse2",
                                                                     "sse3",
                                                                     "sse4.1",
                                                                     "sse4.2",
                                                                     "sse4a",
                                                                     "ssse3",
                                                                     "tbm",
                                                                     "tsxldtrk",
                                                                     "uintr",
                                                                     "usermsr",
                                                                     "vaes",
                                                                     "vpclmulqdq",
                                                                     "waitpkg",
                                                                     "wbnoinvd",
                                                                     "widekl",
                                                                     "xop",
                                                                     "xsave",
                                                                     "xsavec",
                                                                     "xsaveopt",
                                                                     "xsaves"});

/// Of what LLVM detects on AArch64, what changes the code of a kernel.
constexpr std::array kArmFeatures = std::to_array<std::string_view>(
    {"aes", "bf16", "crc", "dotprod", "fp-armv8", "fp16fml", "fullfp16", "i8mm", "jsconv", "lse",
     "neon", "perfmon", "rdm", "sha2", "sha3", "sve", "sve2"});

template <class Act>
void for_each_feature(std::string_view list, Act act) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    act(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

}  // namespace

std::string known_llvm_features(const std::string& detected, bool is_x86) {
  std::string kept;
  for_each_feature(detected, [&](std::string_view feature) {
    if (feature.size() < 2 || (feature[0] != '+' && feature[0] != '-')) return;
    const std::string_view name = feature.substr(1);
    const bool known = is_x86 ? std::ranges::binary_search(kX86Features, name)
                              : std::ranges::binary_search(kArmFeatures, name);
    if (!known) return;
    if (!kept.empty()) kept += ',';
    kept += feature;
  });
  return kept;
}

bool has_llvm_feature(const std::string& features, const std::string& name) {
  bool found = false;
  for_each_feature(features, [&](std::string_view feature) {
    found = found ||
            (feature.size() == name.size() + 1 && feature[0] == '+' && feature.substr(1) == name);
  });
  return found;
}

LlvmTarget host_llvm_target() {
  const llvm::Functions& api = llvm::library().functions;
  LlvmTarget target;
  target.cpu = llvm::taken_message(api.GetHostCPUName());
  target.features = known_llvm_features(llvm::taken_message(api.GetHostCPUFeatures()));
  return target;
}

LlvmTarget named_llvm_target(const std::string& arch, bool is_x86) {
  if (!is_x86 && arch == "neon") return {"generic", "+neon", 2};
  if (is_x86 && arch == "avx512_bf16") return {"x86-64-v4", "+avx512bf16", 2};
  if (is_x86 && arch == "avx512") return {"x86-64-v4", "", 2};
  if (is_x86 && arch == "avx2") return {"x86-64-v3", "", 2};
  if (is_x86 && arch == "v128") return {"x86-64-v2", "", 2};
  throw Error(ErrorKind::refused,
              fmt::format("{} is no vector width of {}", arch, is_x86 ? "x86-64" : "AArch64"),
              is_x86 ? "give avx512_bf16, avx512, avx2 or v128" : "give neon");
}

}  // namespace attngen
