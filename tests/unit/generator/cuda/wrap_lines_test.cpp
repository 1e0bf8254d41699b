// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/wrap_lines.h"

#include <doctest/doctest.h>

#include <sstream>

namespace attngen {
namespace {

std::string without_blanks(const std::string& text) {
  std::string rest;
  for (const char c : text) {
    if (c != ' ' && c != '\n') rest += c;
  }
  return rest;
}

TEST_CASE("short lines stay") {
  const std::string text = "  int a = 1;  // one\n\n#pragma unroll\n";
  CHECK(wrapped_lines(text, 40) == text);
}

TEST_CASE("code breaks after commas, then before operators, and keeps its words") {
  CHECK(wrapped_lines("  call(first_argument, second_argument, third_argument);\n", 40) ==
        "  call(first_argument, second_argument,\n      third_argument);\n");
  CHECK(wrapped_lines("  const int sum = first_summand + second_summand;\n", 40) ==
        "  const int sum = first_summand\n      + second_summand;\n");
}

TEST_CASE("comments break between words, a trailing one moves above") {
  CHECK(wrapped_lines("  // one two three four five six seven\n", 24) ==
        "  // one two three four\n  //   five six seven\n");
  CHECK(wrapped_lines("  int value;  // what the value is good for\n", 32) ==
        "  // what the value is good for\n  int value;\n");
}

TEST_CASE("words longer than a line end the search, and nothing is lost") {
  for (const std::string& start : {std::string("// "), std::string("  "), std::string("  // a ")}) {
    const std::string text = start + std::string(150, 'x') + " y " + std::string(200, 'z') + "\n";
    CHECK(without_blanks(wrapped_lines(text, 100)).size() >= 351);
  }
}

}  // namespace
}  // namespace attngen
