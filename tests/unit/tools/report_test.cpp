// SPDX-License-Identifier: Apache-2.0
#include "tools/report.h"

#include <doctest/doctest.h>

namespace attngen {
namespace {

TEST_CASE("text columns align left, columns of numbers right, and no line ends in a blank") {
  CHECK(table({{"name", "value", ""}, {"O", "1.5", "ok"}, {"LSE", "0.25e-3", ""}}) ==
        "name    value\n"
        "O         1.5  ok\n"
        "LSE   0.25e-3\n");
  CHECK(table({}).empty());
}

TEST_CASE("short numbers") {
  CHECK(short_number(0) == "0");
  CHECK(short_number(0.00123456) == "0.00123");
  CHECK(short_number(3.14159e-7) == "3.14e-07");
}

}  // namespace
}  // namespace attngen
