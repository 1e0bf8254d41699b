// SPDX-License-Identifier: Apache-2.0
// Every gallery variant compiles clean: no spills, no stack, no C75xx but C7519, no warning. The
// normal suite takes a covering subset; with ATTNGEN_NIGHTLY the full product.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <iostream>
#include <map>
#include <set>

#include "tests/jit/compile_products.h"

using namespace attngen;
using test::KernelChoice;

namespace {

constexpr int kThreads = 2;

struct HeadDims {
  std::int64_t head = 0;
  std::int64_t value = 0;
};

const std::vector<HeadDims> kMainDims = {{64, 64}, {128, 128}};
/// Off the multiples of 8 and 16, unequal, the smallest and the largest.
const std::vector<HeadDims> kOddDims = {{1, 1},   {8, 8},     {40, 72},  {71, 71},  {72, 72},
                                        {96, 96}, {192, 128}, {200, 56}, {256, 256}};

bool is_nightly() {
#ifdef ATTNGEN_NIGHTLY
  return true;
#else
  return false;
#endif
}

KernelChoice choice_of(const std::string& variant, const std::string& arch, HeadDims dims,
                       DType dtype) {
  KernelChoice choice;
  choice.variant = variant;
  choice.arch = arch;
  choice.head_dim = dims.head;
  choice.value_dim = dims.value;
  choice.dtype = dtype;
  return choice;
}

std::vector<KernelChoice> full_product(const std::vector<HeadDims>& dims) {
  std::vector<KernelChoice> choices;
  for (const std::string& variant : test::gallery_names()) {
    for (const std::string& arch : test::architectures()) {
      for (const HeadDims& each : dims) {
        for (const DType dtype : {DType::bf16, DType::f16}) {
          choices.push_back(choice_of(variant, arch, each, dtype));
        }
      }
    }
  }
  return choices;
}

/// Each variant on `archs_each` architectures, shifted from variant to variant so that all get
/// their share; dims and types alternate along.
std::vector<KernelChoice> covering(const std::vector<HeadDims>& dims, std::size_t archs_each,
                                   std::size_t shift) {
  const std::vector<std::string> archs = test::architectures();
  std::vector<KernelChoice> choices;
  std::size_t at = shift;
  for (const std::string& variant : test::gallery_names()) {
    for (std::size_t i = 0; i < archs_each; ++i, ++at) {
      choices.push_back(choice_of(variant, archs[at % archs.size()], dims[at % dims.size()],
                                  at % 3 == 2 ? DType::f16 : DType::bf16));
    }
  }
  return choices;
}

void check_clean(const char* what, const std::vector<KernelChoice>& choices) {
  REQUIRE_FALSE(choices.empty());
  const test::ProductReport report = test::compile_all(choices, kThreads);
  std::cout << fmt::format(
      "{}: {} of {} kernels compiled, slowest {:.0f} ms, at most {} registers\n", what,
      report.compiled, choices.size(), report.slowest_ms, report.most_registers);
  for (const std::string& problem : report.problems) FAIL_CHECK(problem);
  CHECK(report.compiled == static_cast<int>(choices.size()));
}

}  // namespace

TEST_CASE("the covering subset meets every variant and every architecture") {
  std::map<std::string, std::set<std::string>> archs_of_variant;
  std::map<std::string, std::set<std::string>> variants_of_arch;
  for (const KernelChoice& choice : covering(kMainDims, 4, 0)) {
    archs_of_variant[choice.variant].insert(choice.arch);
    variants_of_arch[choice.arch].insert(choice.variant);
  }
  CHECK(archs_of_variant.size() == test::gallery_names().size());
  CHECK(variants_of_arch.size() == test::architectures().size());
  for (const auto& each : archs_of_variant) CHECK_MESSAGE(each.second.size() >= 2, each.first);
  for (const auto& each : variants_of_arch) CHECK_MESSAGE(each.second.size() >= 3, each.first);
}

TEST_CASE("head dims 64 and 128") {
  check_clean("head dims 64 and 128",
              is_nightly() ? full_product(kMainDims) : covering(kMainDims, 4, 0));
}

TEST_CASE("odd head dims") {
  check_clean("odd head dims", is_nightly() ? full_product(kOddDims) : covering(kOddDims, 3, 1));
}
