// SPDX-License-Identifier: Apache-2.0
#include "autotune/suite.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "base/error.h"

namespace attngen::tune {
namespace {

constexpr const char* kGood = R"(name = "two"
[space]
split = [512, 4096]

[[shape]]
name = "decode"
variant = "softmax"
dtype = { T = "f32" }
extents = { P = 1, M = 4096, E = 64, F = 64 }
batch = 8
start = "block=4 keys=32"

[[shape]]
name = "window"
variant = "./mine.cascade:window"
extents = { P = 256, M = 256, E = 64, F = 64 }
params = { W = 64, scale = 0.5 }
)";

std::string why(const std::string& text) {
  try {
    suite_in(text, "s.toml");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    std::string all;
    for (const Finding& finding : error.findings()) {
      all += std::to_string(finding.span.line) + ": " + finding.message + "\n";
    }
    return all;
  }
  return {};
}

TEST_CASE("a suite as written") {
  const Suite suite = suite_in(kGood, "s.toml");
  CHECK(suite.name == "two");
  CHECK(suite.space.at("split") == std::vector<std::int64_t>{512, 4096});
  REQUIRE(suite.shapes.size() == 2);
  CHECK(suite.shapes[0].extents.at("M") == 4096);
  CHECK(suite.shapes[0].batch == 8);
  CHECK(suite.shapes[0].dtypes.at("T") == "f32");
  CHECK(key_of(*suite.shapes[0].start) == "block=4 keys=32");
  CHECK(suite.shapes[1].params.at("W") == 64);
  CHECK(suite.shapes[1].params.at("scale") == 0.5);
  CHECK_FALSE(suite.shapes[1].start.has_value());
}

TEST_CASE("every fault is told with its line, all at once") {
  const std::string shape = "[[shape]]\nname = \"a\"\nvariant = \"softmax\"\nextents = { M = 1 }\n";
  CHECK(why(shape).empty());
  CHECK(why("").find("no [[shape]]") != std::string::npos);
  CHECK(why("x = [\n").rfind("", 0) == 0);
  CHECK_FALSE(why("x = [\n").empty());
  CHECK(why("colour = 1\n" + shape) == "1: the suite has no field called colour\n");
  CHECK(why(shape + "colour = 1\n") == "5: a shape has no field called colour\n");
  CHECK(why("[[shape]]\nname = \"a\"\n").find("has no variant") != std::string::npos);
  CHECK(why(shape + shape).find("two shapes are called a") != std::string::npos);
  CHECK(why(shape + "skeleton = \"decode\"\n").empty());
  CHECK(why(shape + "skeleton = \"sideways\"\n") ==
        "5: skeleton = \"sideways\" is neither forward nor decode\n");
  CHECK(why(shape + "skeleton = 3\n") == "5: skeleton of a shape is no text\n");
  CHECK(why(shape + "batch = -1\n") == "5: batch is no integer of 0...2^46\n");
  CHECK(why(shape + "batch = 1.5\n") == "5: batch is no integer of 0...2^46\n");
  CHECK(why(shape + "batch = 9223372036854775807\n") == "5: batch is no integer of 0...2^46\n");
  CHECK(why(shape + "start = \"soup\"\n").find("start = \"soup\" is no candidate") !=
        std::string::npos);
  CHECK(why("[space]\nsplit = 4\n" + shape) == "2: space.split is no list of integers\n");
  CHECK(why("# caf\xC3\xA9\n" + shape) ==
        "1: byte 0xC3: a suite is written in ASCII, its comments too\n");
  CHECK(why(shape + "\xC3\xA9 = 1\n").rfind("5: byte 0xC3", 0) == 0);
  const std::string many = why(shape + "batch = \"x\"\nparams = { W = \"y\" }\ndtype = 3\n");
  CHECK(std::count(many.begin(), many.end(), '\n') == 3);
}

TEST_CASE("bytes at random are a suite or a reason") {
  std::mt19937_64 random(5);
  for (int trial = 0; trial < 2000; ++trial) {
    std::string text = kGood;
    for (int change = 0; change < 3; ++change) {
      const auto most = trial % 2 == 0 ? 0x7FU : 0xFFU;  // beyond ASCII nothing is parsed
      text[random() % text.size()] = static_cast<char>(random() & most);
    }
    why(text);
  }
}

}  // namespace
}  // namespace attngen::tune
