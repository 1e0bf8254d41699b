// SPDX-License-Identifier: Apache-2.0
// Which parameters are compile-time constants: in a coordinate, or beside / or % in a `where`.
#include <doctest/doctest.h>

#include <string>

#include "tests/unit/generator/language/parsing.h"

namespace attngen {
namespace {

bool makes_static(const std::string& body) {
  const Cascade cascade = testing::parsed(testing::around("param k = 3\n" + body));
  return cascade.params.at(static_cast<std::size_t>(find_param(cascade, "k"))).is_static;
}

TEST_CASE("a parameter in a coordinate is static") {
  CHECK(makes_static("out O[p,m] = A[p,min(m+k,M-1)]"));
  CHECK(makes_static("out O[p,m] = A[p,m/k]"));
  CHECK(makes_static("out O[p,m] = 1 where A[p,m%k] > 0"));
  CHECK(makes_static("out O[p,m] = B[clamp(t[clamp(p-k,0,P-1)],0,M-1)]"));
}

TEST_CASE("a parameter beside / or % of a where is static") {
  CHECK(makes_static("out O[p,m] = 1 where p/k == m/64"));
  CHECK(makes_static("out O[p,m] = 1 where (p+k)/64 == m"));
  CHECK(makes_static("out O[p,m] = 1 where (p-m) % k == 0"));
  CHECK(makes_static("out O[p,m] = 1 where !(p < m || p % (2*k) == 0)"));
}

TEST_CASE("any other parameter is a launch-time scalar") {
  CHECK_FALSE(makes_static("out O[p,m] = A[p,m] / k"));
  CHECK_FALSE(makes_static("out O[p,m] = A[p,m] % k"));
  CHECK_FALSE(makes_static("out O[p,m] = 1 where m < p + k"));
  CHECK_FALSE(makes_static("out O[p,m] = 1 where A[p,m] / k > 1"));
  CHECK_FALSE(makes_static("out O[p,m] = k where p/2 == m/2"));
  CHECK_FALSE(makes_static("out O[p,m] = exp(k) + A[p,m/2] where k < p"));
}

TEST_CASE("a static parameter's literal default is whole") {
  const auto accepted = [](const std::string& value) {
    return testing::accepted(
        testing::around("param k = " + value + "\nout O[p,m] = 1 where p/k == m"));
  };
  CHECK(accepted("4"));
  CHECK(accepted("-4"));
  CHECK(accepted("4.0"));
  CHECK(accepted("M / 2"));
  CHECK_FALSE(accepted("4.5"));
  CHECK_FALSE(accepted("-0.25"));
  CHECK_FALSE(accepted("inf"));
}

}  // namespace
}  // namespace attngen
