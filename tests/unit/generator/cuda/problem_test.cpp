// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/problem.h"

#include <doctest/doctest.h>

#include <cmath>

#include "base/error.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

Cascade parsed(const std::string& text) {
  return parse_variant({"test", text}).front();
}

TEST_CASE("only static params are part of the problem") {
  const Cascade cascade = parsed(
      "cascade c {\n rank P\n param n = 4, s = 0.5\n in A[P]: f32\n"
      " out O[p] = A[p] * s where p % n == 0\n}");
  Binding binding = bind_extents(cascade, {{"P", 8}}, {{"s", 3}});
  const Problem problem = problem_of(cascade, binding, limits_of_arch("sm_90"));
  REQUIRE(problem.static_params.size() == 2);
  CHECK(problem.static_params[static_cast<std::size_t>(find_param(cascade, "n"))] == 4);
  CHECK(std::isnan(problem.static_params[static_cast<std::size_t>(find_param(cascade, "s"))]));
  CHECK(problem.extents == std::vector<std::int64_t>{8});
  CHECK(problem.limits.arch == "sm_90");
  CHECK(problem.batch_axes == 0);

  binding.batch = {2, 3};
  CHECK(problem_of(cascade, binding, limits_of_arch("sm_90")).batch_axes == 2);

  const Problem unbound = problem_of(cascade, {{"P", 8}}, {{"n", 2}}, 3, limits_of_arch("sm_80"));
  CHECK(unbound.static_params[static_cast<std::size_t>(find_param(cascade, "n"))] == 2);
  CHECK(unbound.extents == std::vector<std::int64_t>{8});
  CHECK(unbound.batch_axes == 3);
  CHECK_THROWS_AS(problem_of(cascade, {}, {}, 0, limits_of_arch("sm_80")), const Error&);
}

TEST_CASE("the ranks to give are exactly those that bind_extents needs") {
  const Cascade cascade = parsed(
      "cascade c {\n rank M, D = 3\n split M -> M1, M0\n in A[M,D]: f32\n"
      " out O[m1,d] = sum{m0} A[m1*M0+m0,d]\n}");
  CHECK(ranks_to_give(cascade) == std::vector<std::string>{"M", "M0"});
  const Binding binding = bind_extents(cascade, {{"M", 10}, {"M0", 4}}, {});
  CHECK(binding.extents.at(static_cast<std::size_t>(find_rank(cascade, "M1"))) == 3);
  CHECK_THROWS_AS(bind_extents(cascade, {{"M", 10}}, {}), const Error&);
}

}  // namespace
}  // namespace attngen
