// SPDX-License-Identifier: Apache-2.0
#include "autotune/space.h"

#include <doctest/doctest.h>

#include "base/error.h"

namespace attngen::tune {
namespace {

Space small_space() {
  Space space;
  space.parameters = {{"a", {1, 2, 3}, "first"}, {"b", {10, 20}, "second"}};
  space.constraints = {
      {"odd",
       [](const Candidate& one) {
         return one.values.at("a") == 2 ? std::string("a=2 is even") : std::string();
       }},
      {"sum", [](const Candidate& one) {
         return one.values.at("a") + one.values.at("b") > 22 ? std::string("too much")
                                                             : std::string();
       }}};
  return space;
}

TEST_CASE("every candidate is listed or refused, once, with the first reason") {
  const Space space = small_space();
  CHECK(size_of(space) == 6);
  const Listing listing = list_space(space);
  std::vector<std::string> keys;
  for (const Candidate& one : listing.lawful) keys.push_back(key_of(one));
  CHECK(keys == std::vector<std::string>{"a=1 b=10", "a=1 b=20", "a=3 b=10"});
  CHECK(listing.refused.at("odd").count == 2);
  CHECK(listing.refused.at("odd").example == "a=2 b=10: a=2 is even");
  CHECK(listing.refused.at("sum").count == 1);
}

TEST_CASE("reasons name what is missing, unknown or broken; a value outside the domain is none") {
  const Space space = small_space();
  CHECK(why_not_in(space, {{{"a", 1}, {"b", 11}}}).empty());
  CHECK(why_not_in(space, {{{"a", 1}}}) == "it has no b");
  CHECK(why_not_in(space, {{{"a", 1}, {"b", 10}, {"c", 3}}}) == "nothing is called c (c=3)");
  CHECK(why_not_in(space, {{{"a", 2}, {"b", 10}}}) == "a=2 is even");
}

TEST_CASE("a space can be restricted to values, of names that it has") {
  const Space space = restricted(small_space(), {{"a", {5, 1, 5}}});
  CHECK(space.parameters[0].domain == std::vector<std::int64_t>{1, 5});
  CHECK(size_of(space) == 4);
  CHECK_THROWS_WITH_AS(restricted(small_space(), {{"z", {1}}}),
                       doctest::Contains("no parameter called z"), Error);
  CHECK_THROWS_AS(restricted(small_space(), {{"a", {}}}), Error);
}

TEST_CASE("a space too large to list is refused, not listed") {
  Space space;
  for (int i = 0; i < 70; ++i) space.parameters.push_back({"p" + std::to_string(i), {0, 1}, ""});
  CHECK(size_of(space) >= (std::int64_t{1} << 62));
  CHECK_THROWS_AS(list_space(space), Error);
}

}  // namespace
}  // namespace attngen::tune
