// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/row_classes.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace attngen;

namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

/// P is rank 0, H rank 1, HK rank 2; heads share keys in groups of H / HK.
SharedRows grouped() {
  return {0, 1, make_node(Op::floor_div, {make_leaf(Op::extent, 1), make_leaf(Op::extent, 2)})};
}

Bounds bounds_of(const std::vector<RankBound>& ranks) {
  Bounds bounds;
  bounds.ranks = ranks;
  return bounds;
}

}  // namespace

TEST_CASE("rows of live extents: P, times the heads of a group, no more than there are heads") {
  const auto rows = [](const SharedRows& shared, std::vector<std::int64_t> extents) {
    return shared.of(extents);
  };
  CHECK(rows({}, {7, 8, 2}) == 0);
  CHECK(rows({0, -1, nullptr}, {7, 8, 2}) == 7);
  CHECK(rows({0, 1, nullptr}, {7, 8, 2}) == 56);
  CHECK(rows(grouped(), {7, 8, 2}) == 28);
  CHECK(rows(grouped(), {1, 8, 0}) == 1);  // no key heads: nothing to divide by
  CHECK(rows(grouped(), {3, 0, 2}) == 3);
  CHECK(rows({0, 1, nullptr}, {kMost, 2, 0}) == kMost);
}

TEST_CASE("no live shape inside the bounds lies outside the range of rows") {
  const std::vector<std::vector<RankBound>> all = {
      {{0, 9}, {0, 6}, {1, 3}}, {{2, 5}, {6, 6}, {2, 2}}, {{1, 1}, {1, 6}, {3, 3}},
      {{1, 1}, {6, 6}, {1, 6}}, {{0, 0}, {0, 0}, {0, 0}},
  };
  for (const SharedRows& shared :
       {SharedRows{0, -1, nullptr}, SharedRows{0, 1, nullptr}, grouped()}) {
    for (const std::vector<RankBound>& ranks : all) {
      const RowRange range = row_range(shared, bounds_of(ranks));
      CHECK(range.least >= 1);
      for (std::int64_t p = std::max<std::int64_t>(ranks[0].least, 1); p <= ranks[0].most; ++p) {
        for (std::int64_t h = ranks[1].least; h <= ranks[1].most; ++h) {
          for (std::int64_t hk = ranks[2].least; hk <= ranks[2].most; ++hk) {
            const std::vector<std::int64_t> extents{p, h, hk};
            CHECK(shared.of(extents) >= range.least);
            CHECK(shared.of(extents) <= range.most);
          }
        }
      }
    }
  }
  const RowRange fixed = row_range(grouped(), bounds_of({{1, 1}, {32, 32}, {4, 4}}));
  CHECK(fixed.least == 8);
  CHECK(fixed.most == 8);
}

TEST_CASE("classes cover the range without gaps, at most three, the fewest rows as they are") {
  for (const char* arch : {"avx512_bf16", "avx512", "avx2", "v128", "neon"}) {
    const CpuLimits limits = limits_of_cpu(arch);
    for (std::int64_t least = 1; least <= 70; ++least) {
      for (std::int64_t most : {least, least + 1, least + 3, least + 40, kMost}) {
        CAPTURE(arch);
        CAPTURE(least);
        CAPTURE(most);
        const std::vector<RowClass> classes = row_classes({least, most}, limits);
        REQUIRE(!classes.empty());
        CHECK(classes.size() <= 3);
        CHECK(classes.front().least == least);
        CHECK(classes.back().most == most);
        for (std::size_t at = 0; at < classes.size(); ++at) {
          CHECK(classes[at].least <= classes[at].most);
          if (at > 0) CHECK(classes[at].least == classes[at - 1].most + 1);
          CHECK((classes[at].problem_rows == 0 || classes[at].problem_rows == classes[at].most));
        }
      }
    }
  }
  const CpuLimits wide = limits_of_cpu("avx512");
  CHECK(row_classes({8, 8}, wide).size() == 1);
  CHECK(row_classes({8, 8}, wide)[0].problem_rows == 8);
  const auto open = row_classes({1, kMost}, wide);
  REQUIRE(open.size() == 3);
  CHECK(open[0].most == 4);
  CHECK(open[1].most == 32);
  CHECK(open[2].problem_rows == 0);
  CHECK(row_classes({100, kMost}, wide).size() == 1);
}
