// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/shape_proof.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <ctime>
#include <map>
#include <memory>
#include <thread>

#include "base/error.h"

using namespace attngen;

namespace {

/// A proof for a spec and what it is asked about.
struct Asked {
  Asked(const std::string& variant, std::vector<AskedBounds::Rank> ranks,
        std::vector<std::pair<std::string, double>> params = {})
      : spec(describe(variant, "", {})) {
    AskedBounds asked;
    asked.ranks = std::move(ranks);
    asked.static_params = std::move(params);
    bounds = resolve_bounds(*spec, asked);
    proof = std::make_unique<ShapeProof>(*spec, bounds);
  }

  std::string why(const std::map<std::string, std::int64_t>& extents, double param = 0) {
    std::vector<std::int64_t> all;
    for (std::size_t rank = 0; rank < bounds.ranks.size(); ++rank) {
      const auto given = extents.find(spec->cascade.ranks[rank].name);
      const RankBound bound = bounds.ranks[rank];
      const std::int64_t some = std::clamp<std::int64_t>(4, bound.least, bound.most);
      all.push_back(given != extents.end() ? given->second : some);
    }
    return proof->why_outside(all, std::vector<double>(spec->cascade.params.size(), param));
  }

  std::shared_ptr<const Spec> spec;
  Bounds bounds;
  std::unique_ptr<ShapeProof> proof;
};

const char* kShifted = "cascade c {\n rank M\n in K[M]: f32\n out O[m] = K[m-1] where m >= 1\n}";

}  // namespace

TEST_CASE("reads at the bare variable need no shape") {
  for (const char* variant : {"softmax", "causal", "window", "softcap", "alibi", "ragged"}) {
    CAPTURE(variant);
    CHECK_FALSE(Asked(variant, {{"E", {64, 64}}, {"F", {64, 64}}}).proof->needs_shapes());
  }
}

TEST_CASE("fixed heads are proven once, for any number of queries and keys") {
  Asked fixed("causal_gqa", {{"H", {8, 8}}, {"HK", {2, 2}}});
  CHECK_FALSE(fixed.proof->needs_shapes());
  CHECK(fixed.why({}).empty());
}

TEST_CASE("7 query heads on 2 key heads would read a third key head") {
  CHECK_THROWS_AS(Asked("causal_gqa", {{"H", {7, 7}}, {"HK", {2, 2}}}), Error);
  try {
    Asked("causal_gqa", {{"H", {7, 7}}, {"HK", {2, 2}}});
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("h/(H/HK)") != std::string::npos);
    CHECK(error.kind() == ErrorKind::refused);
  }
}

TEST_CASE("open heads are judged shape by shape, and remembered") {
  Asked open("causal_gqa", {});
  REQUIRE(open.proof->needs_shapes());
  for (int round = 0; round < 2; ++round) {
    CHECK(open.why({{"H", 8}, {"HK", 2}}).empty());
    CHECK(open.why({{"H", 8}, {"HK", 8}}).empty());
    CHECK(open.why({{"H", 7}, {"HK", 2}}).find("h/(H/HK)") != std::string::npos);
    CHECK(open.why({{"H", 2}, {"HK", 8}}) != "");
  }
}

TEST_CASE("one open rank of a quotient is enough") {
  Asked half("causal_gqa", {{"HK", {2, 2}}});
  REQUIRE(half.proof->needs_shapes());
  for (std::int64_t heads = 2; heads <= 64; ++heads) {
    CAPTURE(heads);
    // h / (H / 2) stays below 2 exactly for even H.
    CHECK(half.why({{"H", heads}}).empty() == (heads % 2 == 0));
  }
}

TEST_CASE("clamped and guarded reads hold for every length") {
  Asked bias("relbias", {{"R", {33, 33}}});
  CHECK(bias.why({{"P", 100}, {"M", 7}}).empty());
  CHECK(bias.why({{"P", 1}, {"M", 2147483647}}).empty());
  Asked shifted(kShifted, {});
  for (const std::int64_t length : {0, 1, 2, 1000, 2147483647}) {
    CHECK(shifted.why({{"M", length}}).empty());
  }
}

TEST_CASE("an unguarded shift leaves its tensor, from length 1 on") {
  Asked shifted("cascade c {\n rank M\n in K[M]: f32\n out O[m] = K[m-1] where m >= 0\n}", {});
  REQUIRE(shifted.proof->needs_shapes());
  CHECK(shifted.why({{"M", 0}}).empty());
  CHECK(shifted.why({{"M", 5}}).find("K[m-1]: -1 outside M=5") != std::string::npos);
}

TEST_CASE("what is proven for no keys is not proven for some") {
  Asked open("causal_gqa", {});
  CHECK(open.why({{"H", 7}, {"HK", 2}, {"P", 4}, {"M", 0}}).empty());
  CHECK(open.why({{"H", 7}, {"HK", 2}, {"P", 4}, {"M", 4}}).find("h/(H/HK)") != std::string::npos);
  CHECK(open.why({{"H", 8}, {"HK", 2}, {"P", 4}, {"M", 4}}).empty());
}

TEST_CASE("a static param decides too") {
  const char* text =
      "cascade c {\n rank M\n param s = 1\n in K[M]: f32\n out O[m] = K[m-s] where m >= 2\n}";
  CHECK(Asked(text, {{"M", {9, 9}}}, {{"s", 2}}).why({}).empty());
  CHECK_THROWS_AS(Asked(text, {{"M", {9, 9}}}, {{"s", 3}}), Error);
}

TEST_CASE("more shapes than are remembered, from several threads") {
  Asked open("causal_gqa", {});
  std::atomic<int> wrong{0};
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (std::int64_t round = 0; round < 400; ++round) {
        const std::int64_t key_heads = 1 + (round * (thread + 3)) % 97;
        const std::int64_t heads = key_heads * 4 + (round % 5 == 0 ? 1 : 0);
        // With one head more, H / HK stays 4 and the last head reads key head HK.
        const bool expected = round % 5 != 0 || key_heads == 1;
        if (open.why({{"H", heads}, {"HK", key_heads}}).empty() != expected) ++wrong;
      }
    });
  }
  threads.clear();
  CHECK(wrong == 0);
}

TEST_CASE("a proof for all lengths takes no time that grows with them") {
  const std::clock_t start = std::clock();
  Asked bias("relbias", {{"R", {33, 33}}});
  Asked shifted(kShifted, {});
  CHECK(shifted.why({{"M", 2147483647}}).empty());
  CHECK(std::clock() - start < 2 * CLOCKS_PER_SEC);
}
