// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/compile_log.h"

#include <doctest/doctest.h>

using attngen::Resources;
using attngen::resources_in_log;

TEST_CASE("the numbers of the entry asked for, spills of every function") {
  const std::string log =
      "ptxas info    : 0 bytes gmem\n"
      "ptxas info    : Compiling entry function 'first' for 'sm_90a'\n"
      "ptxas info    : Function properties for first\n"
      "ptxas         .     0 bytes stack frame, 4 bytes spill stores, 8 bytes spill loads\n"
      "ptxas info    : Used 255 registers, used 16 barriers, 2048 bytes smem, 380 bytes cmem[0]\n"
      "ptxas info    : Compile time = 16.856 ms\n"
      "ptxas info    : Compiling entry function 'second' for 'sm_90a'\n"
      "ptxas info    : Function properties for helper\n"
      "    32 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads\n"
      "ptxas info    : Used 40 registers, used 0 barriers\n";
  const Resources first = resources_in_log(log, "first");
  CHECK(first.registers == 255);
  CHECK(first.shared_bytes == 2048);
  CHECK(first.spill_bytes == 12);
  CHECK(first.stack_bytes == 32);
  CHECK(first.diagnostics.empty());
  const Resources second = resources_in_log(log, "second");
  CHECK(second.registers == 40);
  CHECK(second.shared_bytes == 0);
  const Resources absent = resources_in_log(log, "third");
  CHECK(absent.registers == 0);
  CHECK(absent.spill_bytes == 12);
}

TEST_CASE("remarks and warnings, once each and in order") {
  const std::string log =
      "/attngen/k.cu(2): warning #177-D: variable \"x\" was declared but never referenced\n"
      "   int x;\n"
      "       ^\n"
      "Remark: The warnings can be suppressed with \"-diag-suppress <warning-number>\"\n"
      "ptxas info    : (C7519) Potential Performance Loss: wgmma.mma_async instructions are "
      "serialized due to x in function 'k'\n"
      "ptxas info    : (C7510) Potential Performance Loss: y\n"
      "ptxas info    : (C7510) Potential Performance Loss: y\n"
      "ptxas warning : Registers are spilled to local memory in function 'k', 8 bytes spill "
      "stores, 8 bytes spill loads\n";
  const std::vector<std::string> found = resources_in_log(log, "k").diagnostics;
  REQUIRE(found.size() == 4);
  CHECK(found[0].find("#177-D") != std::string::npos);
  CHECK(found[1].compare(0, 37, "C7519: Potential Performance Loss: wg") == 0);
  CHECK(found[2] == "C7510: Potential Performance Loss: y");
  CHECK(found[3].find("spilled") != std::string::npos);
}

TEST_CASE("odd logs give zeros, never a crash") {
  for (const char* log :
       {"", "\n\n", " bytes stack frame", "Used registers", "Compiling entry function 'k", "(C7",
        "(C7519", "(C75199) x", "Used  registers,  bytes smem", "''''"}) {
    CAPTURE(log);
    const Resources resources = resources_in_log(log, "k");
    CHECK(resources.registers == 0);
    CHECK(resources.spill_bytes == 0);
    CHECK(resources.diagnostics.empty());
  }
}
