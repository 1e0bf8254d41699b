// SPDX-License-Identifier: Apache-2.0
#include "runtime/llvm_target.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "runtime/llvm_object.h"

namespace attngen {
namespace {

TEST_CASE("features that a code generator may not know are dropped, with either sign") {
  CHECK(known_llvm_features("+avx2,-avx10.1-256,+avx10.1-512,+avx10.2,-avx512f", true) ==
        "+avx2,-avx512f");
  CHECK(known_llvm_features("-amx-avx512,+fma,+not-invented-yet", true) == "+fma");
  CHECK(known_llvm_features("+64bit,+adx,+xsaves,+sse4.2", true) == "+64bit,+adx,+xsaves,+sse4.2");
  CHECK(known_llvm_features("", true).empty());
  CHECK(known_llvm_features(",,+,avx2,+avx2,", true) == "+avx2");
  CHECK(known_llvm_features("+neon,+fullfp16,-sve,+wonder", false) == "+neon,+fullfp16,-sve");
  CHECK(known_llvm_features("+neon", true).empty());
}

TEST_CASE("a feature is there only with a plus and by its whole name") {
  CHECK(has_llvm_feature("+avx,+avx512f", "avx512f"));
  CHECK(has_llvm_feature("+avx,+avx512f", "avx"));
  CHECK_FALSE(has_llvm_feature("-avx2,+avx512fp16", "avx2"));
  CHECK_FALSE(has_llvm_feature("-avx2,+avx512fp16", "avx512f"));
  CHECK_FALSE(has_llvm_feature("", "avx2"));
}

TEST_CASE("a vector width stands for the least CPU that has it") {
  CHECK(named_llvm_target("avx512", true).cpu == "x86-64-v4");
  CHECK(named_llvm_target("avx2", true).cpu == "x86-64-v3");
  CHECK(named_llvm_target("v128", true).cpu == "x86-64-v2");
  CHECK(named_llvm_target("neon", false).cpu == "generic");
  for (const auto& [name, is_x86] : {std::pair<const char*, bool>{"avx", true},
                                     {"", true},
                                     {"avx2", false},
                                     {"v128", false},
                                     {"neon", true},
                                     {"sm_90", true}}) {
    const char* arch = name;
    CAPTURE(arch);
    try {
      named_llvm_target(arch, is_x86);
      FAIL("an unknown width");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::refused);
      CHECK(std::string(error.what()).find(is_x86 ? "v128" : "neon") != std::string::npos);
    }
  }
}

TEST_CASE("the host has a name and features, and code for it compiles in silence") {
  const LlvmTarget host = host_llvm_target();
  CHECK(!host.cpu.empty());
  CHECK(!host.features.empty());
  CHECK(host.features.find("avx10") == std::string::npos);
  CHECK(host == host_llvm_target());
  CHECK(!compile_to_object("define void @f() {\n  ret void\n}\n", host).empty());
}

}  // namespace
}  // namespace attngen
