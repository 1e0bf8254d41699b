// SPDX-License-Identifier: Apache-2.0
#include "runtime/cpu/cpu_host.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "base/log.h"

namespace attngen {
namespace {

constexpr const char* kSkylakeX =
    "+avx,+avx2,+avx512bw,+avx512cd,+avx512dq,+avx512f,+avx512vl,+f16c,+fma";

TEST_CASE("invented hosts get the widest vectors that they have in full") {
  const auto arch_of = [](const char* features) {
    return limits_from_features(features, true).arch;
  };
  CHECK(arch_of(kSkylakeX) == "avx512");
  CHECK(arch_of("+avx2,+f16c,+fma,+avx512f,+avx512cd") == "avx2");  // Knights Landing
  CHECK(arch_of("+avx2,+f16c,+fma,-avx512f,-avx512dq,-avx512bw,-avx512vl") == "avx2");
  CHECK(arch_of("+avx2,-f16c,+fma") == "v128");
  CHECK(arch_of("+avx,+f16c,-avx2,-fma") == "v128");  // Ivy Bridge
  CHECK(arch_of("+sse2") == "v128");
  CHECK(arch_of("") == "v128");
  CHECK(arch_of("+avx512f,+avx512dq,+avx512bw,+avx512vl") == "v128");  // masked AVX2
  CHECK(limits_from_features("+neon,+fullfp16", false).arch == "neon");
  CHECK(limits_from_features("", false).vector_registers == 32);
  CHECK(limits_from_features(kSkylakeX, true).vector_bits == 512);
  CHECK_FALSE(limits_from_features("+sse2", true).converts_f16);
}

TEST_CASE("code for a CPU that is not this one is refused with a sentence") {
  const CpuLimits wide = limits_of_cpu("avx512");
  const CpuLimits middle = limits_of_cpu("avx2");
  const CpuLimits narrow = limits_of_cpu("v128");
  const CpuLimits arm = limits_of_cpu("neon");
  for (const char* arch : {"avx512", "avx2", "v128"}) CHECK(why_not_on(arch, wide).empty());
  CHECK(why_not_on("avx512", middle) ==
        "this CPU has no AVX-512 with F, DQ, BW and VL: its widest is avx2");
  CHECK(why_not_on("avx2", middle).empty());
  CHECK(why_not_on("avx2", narrow) == "this CPU has no AVX2 with FMA and F16C: its widest is v128");
  CHECK(why_not_on("v128", narrow).empty());
  CHECK(why_not_on("neon", arm).empty());
  CHECK(why_not_on("v128", arm) == "v128 is for another CPU than this one, whose own is neon");
  CHECK(why_not_on("neon", wide) == "neon is for another CPU than this one, whose own is avx512");
  CHECK(why_not_on("avx1024", wide).find("avx1024 is no vector width") == 0);
  CHECK(why_not_on("", arm).find(" is no vector width") == 0);
}

TEST_CASE("this machine runs its own width and those below it") {
  const CpuLimits host = host_cpu_limits();
  CHECK(why_not_on_this_cpu(host.arch).empty());
  CHECK(why_not_on_this_cpu(kHostIsX86 ? "v128" : "neon").empty());
  CHECK_FALSE(why_not_on_this_cpu(kHostIsX86 ? "neon" : "avx2").empty());
  CHECK(cpu_target(host.arch) == host_llvm_target());
  if (host.arch == "avx512") CHECK(cpu_target("avx2").cpu == "x86-64-v3");
  CHECK_THROWS_AS(cpu_target("sm_90"), Error);
}

TEST_CASE("only a narrow x86 is told of, once") {
  int messages = 0;
  set_log_callback([](LogLevel, const char*, void* count) { ++*static_cast<int*>(count); },
                   &messages);
  const CpuLimits host = host_cpu_limits();
  (void)host_cpu_limits();
  set_log_callback(nullptr, nullptr);
  CHECK(messages <= (kHostIsX86 && host.arch == "v128" ? 1 : 0));
}

}  // namespace
}  // namespace attngen
