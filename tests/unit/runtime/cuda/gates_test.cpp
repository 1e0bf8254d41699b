// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "runtime/cuda/nvrtc.h"
#include "tests/unit/runtime/cuda/cubin_builder.h"

using attngen::Binary;
using attngen::broken_gates;
using attngen::test::build_cubin;
using attngen::test::CubinContent;

namespace {

Binary clean_binary(const CubinContent& content, const std::string& arch) {
  Binary binary;
  binary.arch = arch;
  binary.entry = content.kernel;
  binary.cubin = build_cubin(content);
  binary.resources.registers = content.registers;
  binary.resources.shared_bytes = content.shared_bytes;
  return binary;
}

bool mentions(const std::vector<std::string>& list, const std::string& text) {
  for (const std::string& each : list) {
    if (each.find(text) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a clean binary breaks no gate") {
  CHECK(broken_gates(clean_binary({}, "sm_80")).empty());
}

TEST_CASE("spills, stack and remarks are named; C7519 and warnings pass") {
  Binary binary = clean_binary({}, "sm_80");
  binary.resources.spill_bytes = 12;
  CHECK(mentions(broken_gates(binary), "12 bytes of registers"));
  binary = clean_binary({}, "sm_80");
  binary.resources.stack_bytes = 16;
  CHECK(mentions(broken_gates(binary), "stack frame of 16 bytes"));
  binary = clean_binary({}, "sm_80");
  binary.resources.diagnostics = {"C7519: arrive injected", "x.cu(1): warning #177-D: unused"};
  CHECK(broken_gates(binary).empty());
  binary.resources.diagnostics.emplace_back("C7510: serialised");
  CHECK(broken_gates(binary) == std::vector<std::string>{"C7510: serialised"});
}

TEST_CASE("the log and the cubin must agree") {
  CubinContent content;
  content.registers = 96;
  content.shared_bytes = 512;
  Binary binary = clean_binary(content, "sm_89");
  CHECK(broken_gates(binary).empty());
  binary.resources.registers = 0;  // as when the log's wording changes
  CHECK(mentions(broken_gates(binary), "registers 0, the cubin 96"));
  binary.resources.registers = 96;
  binary.resources.shared_bytes = 500;
  CHECK(mentions(broken_gates(binary), "shared memory 500, the cubin 512"));
  content.frame_bytes = 8;
  binary = clean_binary(content, "sm_89");
  CHECK(mentions(broken_gates(binary), "stack 0, the cubin 8"));
}

TEST_CASE("from sm_90 on the cubin counts the system's 1024 bytes, before it does not") {
  CubinContent content;
  content.shared_bytes = 1024 + 256;
  for (const char* arch : {"sm_90", "sm_90a", "sm_100", "sm_121"}) {
    Binary binary = clean_binary(content, arch);
    binary.resources.shared_bytes = 256;
    CHECK(broken_gates(binary).empty());
  }
  Binary binary = clean_binary(content, "sm_89");
  binary.resources.shared_bytes = 256;
  CHECK_FALSE(broken_gates(binary).empty());
}

TEST_CASE("a cubin that is none, or of another kernel, breaks a gate") {
  Binary binary = clean_binary({}, "sm_80");
  binary.entry = "other";
  CHECK(mentions(broken_gates(binary), "no kernel \"other\""));
  binary.cubin.clear();
  CHECK_FALSE(broken_gates(binary).empty());
}
