// SPDX-License-Identifier: Apache-2.0
#include "tools/nearest_name.h"

#include <doctest/doctest.h>

namespace attngen {
namespace {

const std::vector<std::string> kNames{"softmax", "softcap", "causal", "window", "sink", "gqa"};

TEST_CASE("one slip of the fingers is found") {
  CHECK(nearest_name("sofmax", kNames) == "softmax");
  CHECK(nearest_name("softmaxx", kNames) == "softmax");
  CHECK(nearest_name("cuasal", kNames) == "causal");
  CHECK(nearest_name("wimdow", kNames) == "window");
  CHECK(nearest_name("gpa", kNames) == "gqa");
}

TEST_CASE("the nearer of two wins") {
  CHECK(nearest_name("softcat", kNames) == "softcap");
  CHECK(nearest_name("softmat", kNames) == "softmax");
}

TEST_CASE("what is far from everything gets no suggestion") {
  CHECK(nearest_name("flash", kNames).empty());
  CHECK(nearest_name("", kNames).empty());
  CHECK(nearest_name("x", {}).empty());
  CHECK(nearest_name(std::string(100000, 'a'), kNames).empty());
}

}  // namespace
}  // namespace attngen
