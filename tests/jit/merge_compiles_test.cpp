// SPDX-License-Identifier: Apache-2.0
// Merge kernels compile clean: no spills, no stack, no warning. Every gallery variant whose outputs
// can be merged, the architectures and the numbers of batch axes in turn.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <iostream>

#include "base/error.h"
#include "tests/jit/compile_products.h"

using namespace attngen;
using test::KernelChoice;

TEST_CASE("every variant whose outputs can be merged") {
  const std::vector<std::string> archs = test::architectures();
  std::vector<KernelChoice> choices;
  std::string without;
  for (const std::string& variant : test::gallery_names()) {
    KernelChoice choice;
    choice.variant = variant;
    choice.arch = archs[choices.size() % archs.size()];
    choice.batch_axes = static_cast<int>(choices.size() % 4);
    choice.skeleton = Skeleton::merge;
    try {
      test::emit_gallery_kernel(choice);
    } catch (const Error& refusal) {
      REQUIRE(refusal.kind() == ErrorKind::refused);
      without += " " + variant;
      continue;
    }
    choices.push_back(choice);
  }
  const test::ProductReport report = test::compile_all(choices, 2);
  std::cout << fmt::format(
      "merge: {} of {} kernels compiled, slowest {:.0f} ms, at most {} registers; none for{}\n",
      report.compiled, choices.size(), report.slowest_ms, report.most_registers, without);
  for (const std::string& problem : report.problems) FAIL_CHECK(problem);
  CHECK(report.compiled == static_cast<int>(choices.size()));
  CHECK(without == " relu2 sink softcap_sink");
}
