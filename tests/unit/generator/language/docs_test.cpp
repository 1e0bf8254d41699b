// SPDX-License-Identifier: Apache-2.0
// docs/language.md: its examples are cascades, its refusals are refused, its words are complete.
#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "base/files.h"
#include "generator/language/words.h"
#include "tests/unit/generator/language/parsing.h"

namespace attngen {
namespace {

struct Block {
  std::string mark;
  std::string text;
  int line = 0;
};

std::vector<Block> blocks_of(const std::string& page) {
  std::vector<Block> blocks;
  std::istringstream lines(page);
  std::string line;
  bool inside = false;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (line.rfind("```", 0) == 0) {
      if (!inside) blocks.push_back({line.substr(3), "", number});
      inside = !inside;
    } else if (inside) {
      blocks.back().text += line + "\n";
    }
  }
  REQUIRE_FALSE(inside);
  return blocks;
}

TEST_CASE("every cascade block of the page is accepted, every refused block refused as it says") {
  int accepted = 0;
  int refused = 0;
  for (const Block& block : blocks_of(read_file("docs/language.md"))) {
    INFO("docs/language.md:", block.line);
    if (block.mark == "cascade") {
      for (const Cascade& cascade : parse_variant({"docs/language.md", block.text})) {
        CHECK(testing::parsed(print_cascade(cascade)) == cascade);
        ++accepted;
      }
    } else if (block.mark.rfind("cascade refused ", 0) == 0) {
      const std::string rule = block.mark.substr(std::string("cascade refused ").size());
      const std::vector<std::string> found = testing::refusals(block.text);
      REQUIRE(found.size() == 1);
      CHECK(found[0].substr(0, found[0].find(' ')) == rule);
      ++refused;
    }
  }
  CHECK(accepted >= 7);
  CHECK(refused >= 5);
}

TEST_CASE("the page names every function, reduction and type") {
  const std::string page = read_file("docs/language.md");
  std::istringstream words(all_functions() + " " + all_reductions() + " " + all_types());
  std::string word;
  while (words >> word) {
    INFO(word);
    CHECK(page.find("`" + word + "`") != std::string::npos);
  }
}

}  // namespace
}  // namespace attngen
