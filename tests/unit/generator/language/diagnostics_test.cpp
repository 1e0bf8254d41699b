// SPDX-License-Identifier: Apache-2.0
#include "generator/language/diagnostics.h"

#include <doctest/doctest.h>

namespace attngen {
namespace {

TEST_CASE("findings come in the order of the text, with their line") {
  Diagnostics diagnostics("file.cascade", "one\r\ntwo\nthree");
  diagnostics.add({3, 1, 5}, "V2", "later", "edit");
  diagnostics.add({1, 2, 1}, "V1", "earlier");
  diagnostics.add({}, "V3", "nowhere");
  try {
    diagnostics.throw_if_any();
    FAIL("nothing thrown");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    REQUIRE(error.findings().size() == 3);
    CHECK(error.findings()[0].message == "nowhere");
    CHECK(error.findings()[0].source_line.empty());
    CHECK(error.findings()[1].message == "earlier");
    CHECK(error.findings()[1].source_line == "one");
    CHECK(error.findings()[1].file == "file.cascade");
    CHECK(error.findings()[2].source_line == "three");
    CHECK(error.findings()[2].fix == "edit");
  }
}

TEST_CASE("nothing is thrown for nothing") {
  Diagnostics diagnostics("file", "");
  CHECK(diagnostics.empty());
  diagnostics.throw_if_any();
}

TEST_CASE("at most fifty findings, and how many more there are") {
  Diagnostics diagnostics("file", "text");
  for (int i = 0; i < 73; ++i) diagnostics.add({1, i + 1, 1}, "V1", "wrong");
  CHECK(diagnostics.total() == 73);
  CHECK(diagnostics.full());
  try {
    diagnostics.throw_if_any();
    FAIL("nothing thrown");
  } catch (const Error& error) {
    REQUIRE(error.findings().size() == 51);
    CHECK(error.findings()[49].span.column == 50);
    CHECK(error.findings()[50].message == "and 23 more");
  }
}

TEST_CASE("joined spans end with their line") {
  const Span both = joined({3, 4, 2}, {3, 10, 5});
  CHECK(both.column == 4);
  CHECK(both.length == 11);
  CHECK(joined({3, 4, 2}, {4, 1, 5}).length == 2);
}

TEST_CASE("the closest name, if it is close") {
  CHECK(closest_name("scal", {"M", "scale", "slope"}) == "scale");
  CHECK(closest_name("GN", {"GM", "D"}) == "GM");
  CHECK(closest_name("xyz", {"GM", "scale"}).empty());
  CHECK(closest_name("x", {"y"}).empty());
  CHECK(closest_name("scale", {}).empty());
}

}  // namespace
}  // namespace attngen
