// SPDX-License-Identifier: Apache-2.0
// Decode kernels compile clean: no spills, no stack, no warning. Every gallery variant once, and
// the architectures, head dims, row tiles and merge protocols in turn.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <iostream>

#include "tests/jit/compile_products.h"

using namespace attngen;
using test::KernelChoice;

namespace {

constexpr int kThreads = 2;

struct Dims {
  std::int64_t head;
  std::int64_t value;
};
constexpr std::array<Dims, 7> kDims = {
    {{128, 128}, {64, 64}, {256, 256}, {192, 128}, {72, 40}, {71, 71}, {64, 256}}};
constexpr std::array<std::int64_t, 4> kRows = {1, 20, 5, 64};

}  // namespace

TEST_CASE("every variant for decode, the other choices in turn") {
  const std::vector<std::string> archs = test::architectures();
  std::vector<KernelChoice> choices;
  std::size_t at = 0;
  for (const std::string& variant : test::gallery_names()) {
    KernelChoice choice;
    choice.variant = variant;
    choice.arch = archs[at % archs.size()];
    choice.head_dim = kDims[at % kDims.size()].head;
    choice.value_dim = kDims[at % kDims.size()].value;
    choice.dtype = at % 3 == 2 ? DType::f16 : DType::bf16;
    choice.batch_axes = 1;
    choice.skeleton = Skeleton::decode;
    choice.merge = at % 4 == 3 ? MergeProtocol::combine : MergeProtocol::ticket;
    choice.rows = kRows[at % kRows.size()];
    choices.push_back(choice);
    ++at;
  }
  const test::ProductReport report = test::compile_all(choices, kThreads);
  std::cout << fmt::format(
      "decode: {} of {} kernels compiled, slowest {:.0f} ms, at most {} "
      "registers\n",
      report.compiled, choices.size(), report.slowest_ms, report.most_registers);
  for (const std::string& problem : report.problems) FAIL_CHECK(problem);
  CHECK(report.compiled == static_cast<int>(choices.size()));
}
