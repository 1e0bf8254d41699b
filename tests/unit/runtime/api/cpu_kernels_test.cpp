// SPDX-License-Identifier: Apache-2.0
// What a plan offers on the CPU: texts only, so no LLVM is needed.
#include <doctest/doctest.h>

#include <set>

#include "base/error.h"
#include "runtime/api/kernel_offers.h"
#include "tests/unit/runtime/api/engines.h"

using namespace attngen;

namespace {

KernelOffers offered(const std::string& variant, const AskedBounds& asked,
                     const char* arch = "avx512") {
  const auto spec = describe(variant, "", {});
  return cpu_kernels(*spec, resolve_bounds(*spec, asked), limits_of_cpu(arch));
}

std::set<std::string> texts_of(const KernelOffers& found) {
  std::set<std::string> texts;
  for (const KernelOffer& offer : found.offers) texts.insert(text_of(offer.source));
  return texts;
}

/// A temporary along M, read by two reductions: no tiles, and S is kept whole.
const char* kWithTemporary =
    "cascade centred {\n rank P, M\n in A[P, M]: f32\n T[p] = sum{m} A[p, m]\n"
    " S[p, m] = A[p, m] - T[p] / M\n out O[p] = max{m} S[p, m]\n out N[p] = sum{m} S[p, m] * S[p, "
    "m]\n}";

}  // namespace

TEST_CASE("an open P: three classes of rows for each layout, the last of each without an end") {
  const KernelOffers found = offered("causal_gqa", test::gqa_bounds());
  REQUIRE(found.offers.size() == 6);
  CHECK(texts_of(found).size() == 6);
  for (std::size_t at = 0; at < 6; ++at) {
    const KernelOffer& offer = found.offers[at];
    CHECK(offer.takes_any_layout == (at >= 3));
    CHECK((offer.most_rows == std::numeric_limits<std::int64_t>::max()) == (at % 3 == 2));
    if (at % 3 > 0) CHECK(offer.most_rows > found.offers[at - 1].most_rows);
    CHECK(offer.scratch.bytes > 0);
    const auto& source = std::get<LlvmSource>(offer.source);
    CHECK(source.plan.skeleton == "tiles");
    CHECK(text_of(offer.source).find(entry_of(offer.source)) != std::string::npos);
    CHECK(plan_text_of(offer.source).find("tiles rows=") == 0);
    CHECK(command_of(offer.source).find("attngen show causal_gqa --stage ll") == 0);
  }
  CHECK(found.copied.size() == 5);
}

TEST_CASE("the texts depend on the bounds alone, and on few of their numbers") {
  const AskedBounds open = test::gqa_bounds();
  CHECK(texts_of(offered("causal_gqa", open)) == texts_of(offered("causal_gqa", open)));
  AskedBounds keys = open;
  keys.ranks.push_back({"M", {5, 4096}});
  CHECK(texts_of(offered("causal_gqa", keys)) == texts_of(offered("causal_gqa", open)));
  AskedBounds decode = open;
  decode.ranks.push_back({"P", {1, 1}});
  CHECK(offered("causal_gqa", decode).offers.size() == 2);
  AskedBounds long_rows = open;
  long_rows.ranks.push_back({"P", {512, 4096}});
  CHECK(offered("causal_gqa", long_rows).offers.size() == 2);
  for (const char* arch : {"avx2", "v128", "neon"}) {
    CHECK(offered("causal_gqa", open, arch).offers.size() == 6);
    CHECK(texts_of(offered("causal_gqa", open, arch)) != texts_of(offered("causal_gqa", open)));
  }
}

TEST_CASE("head dims that are open are refused, both at once") {
  try {
    offered("causal", {});
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    CHECK(error.findings().size() == 2);
  }
}

TEST_CASE("what has no tiles runs as a loop nest, once its temporaries have bounds") {
  AskedBounds asked;
  try {
    offered(kWithTemporary, asked);
    FAIL("accepted");
  } catch (const Error& error) {
    const std::string told = error.what();
    CHECK(told.find("centred runs as a loop nest on the CPU, whose temporaries along M are made "
                    "before it runs, and M has no bound") != std::string::npos);
    CHECK(told.find("give the most M in the bounds") != std::string::npos);
  }
  asked.ranks = {{"P", {0, 10}}, {"M", {0, 1000}}};
  const KernelOffers found = offered(kWithTemporary, asked);
  REQUIRE(found.offers.size() == 2);
  CHECK(found.shared_rows.row_rank == -1);
  CHECK(found.offers[0].scratch.bytes >= 10 * 1000 * 4);
  CHECK(plan_text_of(found.offers[0].source) == "loopnest");
  CHECK(texts_of(found).size() == 2);
}

TEST_CASE("temporaries beyond what any machine has are refused with the largest of them") {
  AskedBounds asked;
  asked.ranks = {{"P", {0, 2147483646}}, {"M", {0, 2147483646}}};
  CHECK_THROWS_WITH_AS(offered(kWithTemporary, asked), doctest::Contains("S"), Error);
}
