// SPDX-License-Identifier: Apache-2.0
// docs/language.md "Presence", sentence by sentence.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "interpreted.h"

namespace attngen::testing {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
const double kNaN = std::nan("");

TEST_CASE("a condition without a reduced variable decides whether the left point is present") {
  // p = 0 is absent in S, so nothing of it reaches G, which is present: the identity.
  const char* text = R"(cascade t { rank P, M; in A[P,M]: f32
    S[p,m] = A[p,m] where p > 0
    out G[p] = max{m} S[p,m] })";
  CHECK(result_of(text, {{{"A", floats({2, 2}, {5, 6, 7, 8})}}, {}, {}}, "G") ==
        std::vector<double>{-kInf, 8});
  const char* direct = R"(cascade t { rank P, M; in A[P,M]: f32
    out G[p] = max{m} A[p,m] where p > 0 })";
  // Here the output point itself is absent, and written as 0.
  CHECK(result_of(direct, {{{"A", floats({2, 2}, {5, 6, 7, 8})}}, {}, {}}, "G") ==
        std::vector<double>{0, 8});
}

TEST_CASE("the other conditions choose what is reduced") {
  const char* text = R"(cascade t { rank P, M; in A[P,M]: f32
    out G[p] = max{m} A[p,m] where m < p })";
  CHECK(result_of(text, {{{"A", floats({3, 2}, {1, 2, 3, 4, 5, 6})}}, {}, {}}, "G") ==
        std::vector<double>{-kInf, 3, 6});
}

TEST_CASE("an || is one term: it decides presence only if none of its variables is reduced") {
  const char* text = R"(cascade t { rank P, M; in A[P,M]: f32
    out G[p] = sum{m} A[p,m] where p > 0 || m > 0
    out L[p] = min{m} A[p,m] where p > 0 && (m > 0 || m < 1) })";
  const Request request{{{"A", floats({2, 2}, {1, 2, 3, 4})}}, {}, {}};
  CHECK(result_of(text, request, "G") == std::vector<double>{2, 7});
  CHECK(result_of(text, request, "L") == std::vector<double>{0, 3});
}

TEST_CASE("a reduction over nothing is the identity and present") {
  const char* text = R"(cascade t { rank P, M; in A[P,M]: f32
    out A0[p] = sum{m} A[p,m]; out A1[p] = max{m} A[p,m]; out A2[p] = min{m} A[p,m]
    out A3[p] = prod{m} A[p,m]; out A4[p]: bool = any{m} A[p,m] > 0
    out A5[p]: bool = all{m} A[p,m] > 0
    X[p] = argmax{m} A[p,m]; out A6[p] = X[p] + 1 })";
  const Request request{{{"A", floats({1, 0}, {})}}, {}, {}};
  const double expected[] = {0, -kInf, kInf, 1, 0, 1, 0};  // A6: argmax is absent
  for (int i = 0; i < 7; ++i) {
    CHECK(result_of(text, request, "A" + std::to_string(i)) == std::vector<double>{expected[i]});
  }
}

TEST_CASE("an operand that is absent excludes, gathers included") {
  const char* text = R"(cascade t { rank P, M; in A[M]: f32, at[P]: i32
    S[m] = A[m] where m > 0
    out O[p] = 10 + S[at[p]]
    out L[p] = sum{m} A[m] * S[at[p]] })";
  const Request request{{{"A", floats({2}, {3, 4})}, {"at", integers({3}, {0, 1, 0})}}, {}, {}};
  CHECK(result_of(text, request, "O") == std::vector<double>{0, 14, 0});
  // S[at[p]] uses no reduced variable, so L is absent at p = 0, not an empty sum.
  CHECK(result_of(text, request, "L") == std::vector<double>{0, 28, 0});
}

TEST_CASE("an operand of a where is a condition too") {
  const char* text = R"(cascade t { rank P, M; in A[P,M]: f32
    S[p,m] = A[p,m] where m > 0
    out O[p] = sum{m} A[p,m] where S[p,m] < 100 })";
  CHECK(result_of(text, {{{"A", floats({1, 3}, {1, 2, 4})}}, {}, {}}) == std::vector<double>{6});
}

TEST_CASE("nothing of an excluded point is evaluated: no NaN, no bounds error") {
  const char* text = R"(cascade t { rank P, M; in A[M]: f32
    out O[p] = sum{m} A[m - p] / A[m] where m >= p })";
  // A[1-...] with m < p would be outside; the NaN stands where no condition reaches.
  const Request request{{{"A", floats({3}, {2, 4, 8})}}, {}, {{"P", 3}}};
  CHECK(result_of(text, request) == std::vector<double>{3, 1, 0.25});
  const char* masked = R"(cascade t { rank M; in A[M]: f32, n[]: i32
    out O[] = sum{m} A[m] where m < n[] })";
  CHECK(result_of(masked, {{{"A", floats({3}, {1, 2, kNaN})}, {"n", integers({}, {2})}}, {}, {}}) ==
        std::vector<double>{3});
}

TEST_CASE("without a reduction all conditions decide presence; absent outputs are written as 0") {
  const char* text = R"(cascade t { rank P; in A[P]: f32
    out O[p] = A[p] where p % 2 == 1
    out B[p]: bool = A[p] > 0 where p < 2 })";
  const Request request{{{"A", floats({4}, {1, 2, 3, 4})}}, {}, {}};
  CHECK(result_of(text, request, "O") == std::vector<double>{0, 2, 0, 4});
  CHECK(result_of(text, request, "B") == std::vector<double>{1, 1, 0, 0});
}

TEST_CASE("a left variable that is absent on the right broadcasts") {
  const char* text = "cascade t { rank P, M; in A[P]: f32; out O[p,m] = A[p] where m != p }";
  CHECK(result_of(text, {{{"A", floats({2}, {5, 6})}}, {}, {{"M", 3}}}) ==
        std::vector<double>{0, 5, 5, 6, 0, 6});
}

}  // namespace
}  // namespace attngen::testing
