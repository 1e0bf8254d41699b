// SPDX-License-Identifier: Apache-2.0
// Every cascade there is, as a loop nest on the CPU: the gallery, tests/cascades, docs/language.md.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "generator/language/language.h"
#include "tests/cpu/loopnest_run.h"
#include "tools/random_request.h"

namespace attngen::testing {
namespace {

std::vector<Cascade> cascades_in(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".cascade") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Cascade> cascades;
  for (const std::string& path : paths) {
    for (Cascade& one : parse_variant({path, read_file(path)})) cascades.push_back(std::move(one));
  }
  return cascades;
}

/// The accepted blocks of the language's page.
std::vector<Cascade> cascades_of_the_page() {
  const std::string page = read_file("docs/language.md");
  const std::string open = "```cascade\n";
  std::vector<Cascade> cascades;
  for (std::size_t at = page.find(open); at != std::string::npos; at = page.find(open, at + 1)) {
    const std::size_t begin = at + open.size();
    const std::string text = page.substr(begin, page.find("```", begin) - begin);
    for (Cascade& one : parse_variant({"docs/language.md", text})) {
      cascades.push_back(std::move(one));
    }
  }
  return cascades;
}

/// Small extents that are no multiples of anything; heads divide.
RandomShape shape_for(const Cascade& cascade, int variant) {
  RandomShape shape;
  const std::int64_t odd[] = {5, 7, 3, 6, 4, 9, 11};
  std::size_t next = static_cast<std::size_t>(variant);
  for (std::size_t at = 0; at < cascade.ranks.size(); ++at) {
    const Rank& rank = cascade.ranks[at];
    const bool is_outer =
        rank.split >= 0 &&
        cascade.splits[static_cast<std::size_t>(rank.split)].outer == static_cast<int>(at);
    if (rank.extent || is_outer) continue;
    std::int64_t extent = odd[next++ % 7];
    if (rank.name == "H") extent = 6;
    if (rank.name == "HK") extent = 3;
    if (rank.name == "M") extent = 70 + variant;
    if (rank.name == "TABLE" || rank.name == "MB") extent = 40;
    if (rank.name == "NB" || rank.name == "PAGES" || rank.name == "PB") extent = 12;
    if (rank.name == "SLOTS" || rank.name == "BK") extent = 16;
    shape.extents[rank.name] = extent;
  }
  if (variant == 1) shape.batch = {2};
  if (variant == 2) shape.batch = {2, 3};
  return shape;
}

int checked(const std::vector<Cascade>& cascades) {
  int compared = 0;
  for (const Cascade& cascade : cascades) {
    for (int variant = 0; variant < 3; ++variant) {
      CAPTURE(cascade.name);
      CAPTURE(variant);
      try {
        const BoundInputs inputs = random_inputs(cascade, shape_for(cascade, variant), {},
                                                 static_cast<std::uint64_t>(variant) + 1);
        LoopnestRequest request;
        request.strided = variant == 2;
        CHECK(difference_from_oracle(cascade, inputs, request) == "");
        request.in_f64 = true;
        if (variant == 0) CHECK(difference_from_oracle(cascade, inputs, request) == "");
        ++compared;
      } catch (const Error& error) {
        FAIL_CHECK(std::string(error.what()));
      }
    }
  }
  return compared;
}

TEST_CASE("the gallery") {
  CHECK(checked(cascades_in("cascades")) == 3 * 20);
}

TEST_CASE("the corpus of the tests") {
  CHECK(checked(cascades_in("tests/cascades")) >= 3 * 24);
}

TEST_CASE("the examples of the language's page") {
  CHECK(checked(cascades_of_the_page()) >= 3 * 7);
}

}  // namespace
}  // namespace attngen::testing
