// SPDX-License-Identifier: Apache-2.0
#include "tools/check_cases.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace attngen {
namespace {

Cascade cascade_of(const std::vector<std::string>& ranks) {
  Cascade cascade;
  for (const std::string& name : ranks) {
    Rank rank;
    rank.name = name;
    cascade.ranks.push_back(rank);
  }
  return cascade;
}

bool some(const std::vector<RandomShape>& cases, const std::string& rank, std::int64_t extent) {
  return std::any_of(cases.begin(), cases.end(),
                     [&](const RandomShape& shape) { return shape.extents.at(rank) == extent; });
}

TEST_CASE("the defaults meet no row, no key, one of each, batch axes, and few kernels") {
  const auto cases = check_cases(cascade_of({"H", "HK", "P", "M", "E", "F"}), {});
  CHECK(some(cases, "P", 0));
  CHECK(some(cases, "M", 0));
  CHECK(some(cases, "P", 1));
  CHECK(some(cases, "M", 1));
  std::set<std::vector<std::int64_t>> kernels;
  for (const RandomShape& shape : cases) {
    CHECK(shape.extents.at("H") % shape.extents.at("HK") == 0);
    kernels.insert({shape.extents.at("E"), shape.extents.at("F"),
                    static_cast<std::int64_t>(shape.batch.size())});
  }
  CHECK(kernels.size() == 2);
}

TEST_CASE("given extents hold everywhere, and fixing all leaves one case") {
  for (const RandomShape& shape : check_cases(cascade_of({"P", "M"}), {{"P", 77}})) {
    CHECK(shape.extents.at("P") == 77);
  }
  const auto cases = check_cases(cascade_of({"P", "M"}), {{"P", 77}, {"M", 3}});
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].extents.at("M") == 3);
}

TEST_CASE("ranks that the text fixes or a split derives are not given") {
  Cascade cascade = cascade_of({"P", "M", "M1", "M0"});
  cascade.ranks[0].extent = 64;
  Split split;
  split.rank = 1;
  split.outer = 2;
  split.inner = 3;
  cascade.splits.push_back(split);
  cascade.ranks[2].split = 0;
  cascade.ranks[3].split = 0;
  for (const RandomShape& shape : check_cases(cascade, {})) {
    CHECK(shape.extents.count("P") == 0);
    CHECK(shape.extents.count("M") == 1);
    CHECK(shape.extents.count("M1") == 0);
    CHECK(shape.extents.count("M0") == 1);
  }
}

}  // namespace
}  // namespace attngen
