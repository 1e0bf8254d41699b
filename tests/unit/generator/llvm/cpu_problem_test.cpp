// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/cpu_problem.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "generator/language/language.h"

namespace attngen {
namespace {

constexpr const char* kGrouped = R"(cascade grouped {
  rank H, HK, P, M, E, F
  dtype T = bf16
  param W = 8
  param scale = rsqrt(E)
  in Q[H,P,E]:T, K[HK,M,E]:T, V[HK,M,F]:T
  S[h,p,m] = sum{e} Q[h,p,e] * K[h/(H/HK),m,e] * scale where m / W <= p / W
  GM[h,p] = max{m} S[h,p,m]
  N[h,p,m] = exp(S[h,p,m] - GM[h,p])
  D[h,p] = sum{m} N[h,p,m]
  out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h/(H/HK),m,f]
})";

CpuProblem problem_with(std::int64_t heads, std::int64_t rows) {
  const Cascade cascade = parse_variant({"test", kGrouped}).front();
  Binding binding = bind_extents(
      cascade, {{"H", heads}, {"HK", 2}, {"P", rows}, {"M", 100}, {"E", 64}, {"F", 64}}, {});
  binding.batch = {3, 5};
  return cpu_problem_of(cascade, analyse(cascade), binding, limits_of_cpu("avx512"));
}

TEST_CASE("a request's numbers become the problem's") {
  const CpuProblem problem = problem_with(8, 3);
  CHECK(problem.extents == std::vector<std::int64_t>{8, 2, 3, 100, 64, 64});
  CHECK(problem.static_params.front() == 8);
  CHECK(std::isnan(problem.static_params.back()));
  CHECK(problem.batch_axes == 2);
  CHECK(problem.element_loads.empty());
  CHECK_FALSE(problem.in_f64);
  CHECK(problem.limits.arch == "avx512");
}

TEST_CASE("rows are those of all the heads that share keys") {
  CHECK(problem_with(8, 3).rows == 12);
  CHECK(problem_with(2, 3).rows == 3);
  CHECK(problem_with(8, 1000).rows == 4000);
}

TEST_CASE("requests with one plan have one text") {
  const Cascade cascade = parse_variant({"test", kGrouped}).front();
  const Analysis analysis = analyse(cascade);
  const auto text_of = [&](const CpuProblem& problem) {
    return emit_llvm(cascade, analysis, problem, choose_cpu_plan(cascade, analysis, problem)).text;
  };
  CHECK(text_of(problem_with(2, 5)) == text_of(problem_with(2, 7)));
  CHECK(text_of(problem_with(2, 5)) != text_of(problem_with(2, 40)));
  CHECK(text_of(problem_with(2, 500)) == text_of(problem_with(2, 777)));
  for (std::int64_t rows = 1; rows < 100; ++rows) {
    CAPTURE(rows);
    CpuProblem problem = problem_with(2, rows);
    CpuProblem largest = problem;
    largest.rows = row_class(problem);
    CHECK((largest.rows == 0 || largest.rows >= rows));
    CHECK(row_class(largest) == largest.rows);
    CHECK(to_text(choose_cpu_plan(cascade, analysis, largest)) ==
          to_text(choose_cpu_plan(cascade, analysis, problem)));
  }
}

}  // namespace
}  // namespace attngen
