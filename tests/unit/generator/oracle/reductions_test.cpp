// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "interpreted.h"

namespace attngen::testing {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
const double kNaN = std::nan("");

TEST_CASE("each reduction on a row") {
  const char* text = R"(cascade t { rank M; in A[M]: f32
    out R0[] = sum{m} A[m]; out R1[] = max{m} A[m]; out R2[] = min{m} A[m]; out R3[] = prod{m} A[m]
    out R4[]: bool = any{m} A[m] > 6; out R5[]: bool = all{m} A[m] > 1; out R6[] = argmax{m} A[m] })";
  const Request request{{{"A", floats({4}, {3, 7, 2, 7})}}, {}, {}};
  const double expected[] = {19, 7, 2, 294, 1, 1, 1};  // argmax: the lower of the equal ones
  for (int i = 0; i < 7; ++i) {
    CHECK(result_of(text, request, "R" + std::to_string(i)) == std::vector<double>{expected[i]});
  }
}

TEST_CASE("several variables reduce together, in the order they are listed") {
  const char* text = R"(cascade t { rank P, M; in A[P,M]: f32
    out O[] = sum{p,m} A[p,m] * (10 * p + m) })";
  CHECK(result_of(text, {{{"A", floats({2, 2}, {1, 2, 3, 4})}}, {}, {}}) ==
        std::vector<double>{2 + 30 + 44});
}

TEST_CASE("max, min, relu and clamp hand a NaN on") {
  const char* text = R"(cascade t { rank M; in A[M]: f32
    out R0[] = max{m} A[m]; out R1[] = min{m} A[m]; out R2[m] = relu(A[m])
    out R3[m] = clamp(A[m], 0, 1); out R4[m] = max(1, A[m]); out R5[m] = min(A[m], 1) })";
  const Request request{{{"A", floats({2}, {kNaN, 3})}}, {}, {}};
  for (int i = 0; i < 6; ++i) {
    CAPTURE(i);
    const std::vector<double> result = result_of(text, request, "R" + std::to_string(i));
    CHECK(std::isnan(result[0]));
    if (result.size() == 2) CHECK_FALSE(std::isnan(result[1]));
  }
}

TEST_CASE(
    "topk gives coordinates by falling value, ties to the lower one, and leaves slots absent") {
  const char* text = R"(cascade t { rank P, M, J; in A[P,M]: f32, n[P]: i32
    SEL[p,j] = topk{m} A[p,m] where m < n[p]
    out O[p,j] = SEL[p,j] + 1
    out G[p,j] = A[p,SEL[p,j]] })";
  const Request request{
      {{"A", floats({2, 5}, {4, 9, 9, -kInf, 7, 4, 9, 9, 1, 7})}, {"n", integers({2}, {5, 2})}},
      {},
      {{"J", 3}}};
  CHECK(result_of(text, request, "O") == std::vector<double>{2, 3, 5, 2, 1, 0});
  CHECK(result_of(text, request, "G") == std::vector<double>{9, 9, 7, 9, 4, 0});
}

TEST_CASE("a NaN ranks above every number") {
  const char* text = R"(cascade t { rank M, J; in A[M]: f32
    SEL[j] = topk{m} A[m]; out O[j] = SEL[j]
    X[] = argmax{m} A[m]; out B[] = X[] })";
  const Request request{{{"A", floats({4}, {1, kNaN, kInf, kNaN})}}, {}, {{"J", 4}}};
  CHECK(result_of(text, request, "O") == std::vector<double>{1, 3, 2, 0});
  CHECK(result_of(text, request, "B") == std::vector<double>{1});
}

TEST_CASE("more slots than candidates stay absent") {
  const char* text = R"(cascade t { rank M, J; in A[M]: f32
    SEL[j] = topk{m} A[m]; out O[] = sum{j} exp(0 * SEL[j]) })";
  CHECK(result_of(text, {{{"A", floats({2}, {1, 2})}}, {}, {{"J", 5}}}) == std::vector<double>{2});
}

TEST_CASE("a long row is summed in double, and in f32 index order for the naive evaluation") {
  const char* text = "cascade t { rank M; in A[M]: f32; out O[] = sum{m} A[m] }";
  std::vector<double> ones(1000, 1.0);
  ones[0] = 16777216;  // 2^24: f32 cannot add 1 to it
  const Request request{{{"A", floats({1000}, ones)}}, {}, {}};
  CHECK(result_of(text, request) == std::vector<double>{16777216.0 + 999});
  InterpretOptions naive;
  naive.round_results = DType::f32;
  CHECK(values_of(output_of(text, request, "O", naive)) == std::vector<double>{16777216.0});
}

}  // namespace
}  // namespace attngen::testing
