// SPDX-License-Identifier: Apache-2.0
// Runs with ATTNGEN_LLVM naming a file that does not exist: that is fatal, whatever else is
// installed.
#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "base/settings.h"
#include "runtime/llvm_api.h"

namespace attngen {
namespace {

TEST_CASE(
    "a library that ATTNGEN_LLVM names and that cannot be used is an error with its way out") {
  REQUIRE_MESSAGE(!settings().llvm.empty(), "to be run by ctest, which sets ATTNGEN_LLVM");
  for (int again = 0; again < 2; ++again) {
    try {
      const LlvmJit jit;
      FAIL("a JIT without a library");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::missing_tool);
      CHECK(std::string(error.what()).find(settings().llvm) != std::string::npos);
      CHECK(error.findings().at(0).fix.find("ATTNGEN_LLVM") != std::string::npos);
    }
  }
  CHECK_THROWS_AS(LlvmJit::version(), Error);
  const std::vector<LlvmCandidate> candidates = LlvmJit::candidates();
  REQUIRE(candidates.size() == 1);
  CHECK_FALSE(candidates[0].usable);
  CHECK(candidates[0].path == settings().llvm);
}

}  // namespace
}  // namespace attngen
