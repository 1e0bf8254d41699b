// SPDX-License-Identifier: Apache-2.0
#include "generator/language/presence.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/unit/generator/language/parsing.h"

namespace attngen {
namespace {

// S may lack points, D and G may not. Is X, defined by `body`, sure to be present everywhere?
bool has_gaps(const std::string& body) {
  const Cascade cascade = testing::parsed(
      "cascade a { rank P, M, J; split M -> M1, M0=4\n in A[P,M]: f32, B[P]: f32\n"
      " S[p,m] = A[p,m] where m <= p\n D[p] = sum{m} S[p,m]\n G[p] = max{m1,m0} A[p,m1*M0+m0]\n" +
      body + "\n out Y[p] = X[p] + D[p] + B[p] + G[p]\n out Z[p,j] = topk{m} A[p,m] }");
  return tensors_with_gaps(cascade)[static_cast<std::size_t>(find_tensor(cascade, "X"))] != 0;
}

TEST_CASE("conditions without a reduced variable leave gaps, the others choose") {
  CHECK(has_gaps("X[p] = B[p] where p > 3"));
  CHECK(has_gaps("X[p] = sum{m} A[p,m] where p > 3"));
  CHECK(has_gaps("X[p] = sum{m} A[p,m] where m < 3 && p > 3"));
  CHECK_FALSE(has_gaps("X[p] = sum{m} A[p,m] where m < p"));
  CHECK_FALSE(has_gaps("X[p] = sum{m} A[p,m] where m < p || p > 3"));  // one term, and it uses m
  CHECK_FALSE(has_gaps("X[p] = sum{m} A[p,m]"));
  CHECK_FALSE(has_gaps("X[p] = B[p] + D[p]"));
}

TEST_CASE("an operand that may be absent is a condition on the variables of its access") {
  CHECK(has_gaps("X[p] = S[p,0]"));
  CHECK_FALSE(has_gaps("X[p] = sum{m} S[p,m]"));
  CHECK(has_gaps("X[p] = sum{m} A[p,m] * S[p,0]"));
  CHECK_FALSE(has_gaps("X[p] = sum{m} A[p,m] where S[p,m] > 0"));
  CHECK(has_gaps("X[p] = sum{m} A[p,m] where S[p,0] > m"));
}

TEST_CASE("points beyond a split rank are absent") {
  const Cascade cascade = testing::parsed(
      "cascade a { rank M; split M -> M1, M0=4; in A[M]: f32\n"
      " S[m1,m0] = A[m1*M0+m0]\n B[m1] = sum{m0} S[m1,m0]\n out O[] = sum{m1} B[m1] }");
  const std::vector<char> gaps = tensors_with_gaps(cascade);
  CHECK(gaps[static_cast<std::size_t>(find_tensor(cascade, "S"))] == 1);
  CHECK(gaps[static_cast<std::size_t>(find_tensor(cascade, "B"))] == 0);
  CHECK(gaps[static_cast<std::size_t>(find_tensor(cascade, "A"))] == 0);
}

TEST_CASE("selections may find nothing") {
  CHECK(has_gaps("X[p] = argmax{m} A[p,m]"));
}

}  // namespace
}  // namespace attngen
