// SPDX-License-Identifier: Apache-2.0
// Runs with ATTNGEN_LLVM naming a file that is absent, damaged, too old or incomplete: that is
// fatal, whatever else is installed.
#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "base/error.h"
#include "base/settings.h"
#include "runtime/llvm_api.h"
#include "runtime/llvm_object.h"
#include "runtime/llvm_target.h"

namespace attngen {
namespace {

std::string expected_reason() {
  const char* reason = std::getenv("EXPECTED_REASON");
  REQUIRE_MESSAGE(reason != nullptr, "to be run by ctest, which sets EXPECTED_REASON");
  return reason;
}

template <class Act>
void check_refusal(Act act) {
  try {
    act();
    FAIL("worked without a library");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::missing_tool);
    const std::string text = error.what();
    CAPTURE(text);
    CHECK(text.find(settings().llvm) != std::string::npos);
    CHECK(text.find(expected_reason()) != std::string::npos);
    CHECK(error.findings().at(0).fix.find("ATTNGEN_LLVM") != std::string::npos);
  }
}

TEST_CASE(
    "a library that ATTNGEN_LLVM names and that cannot be used is an error with its way out") {
  REQUIRE_MESSAGE(!settings().llvm.empty(), "to be run by ctest, which sets ATTNGEN_LLVM");
  for (int again = 0; again < 2; ++again) {
    check_refusal([] { const LlvmJit jit; });
    check_refusal([] { (void)compile_to_object("define void @f() { ret void }", {}); });
    check_refusal([] { const LlvmObject object({}, {}); });
    check_refusal([] { (void)host_llvm_target(); });
    check_refusal([] { (void)LlvmJit::version(); });
    check_refusal([] { (void)llvm_name(); });
  }
  const std::vector<LlvmCandidate> candidates = LlvmJit::candidates();
  REQUIRE(candidates.size() == 1);
  CHECK_FALSE(candidates[0].usable);
  CHECK(candidates[0].path == settings().llvm);
  CHECK(candidates[0].reason.find(expected_reason().substr(expected_reason().find(": ") + 1)) !=
        std::string::npos);
}

}  // namespace
}  // namespace attngen
