// SPDX-License-Identifier: Apache-2.0
// Splits with a tail, tables used as coordinates, and selected blocks.
#include <doctest/doctest.h>

#include "interpreted.h"

namespace attngen::testing {
namespace {

TEST_CASE("points beyond the rank of a split are absent") {
  const char* text = R"(cascade t { rank M; split M -> M1,M0=4; in A[M]: f32
    T[m1,m0] = A[m1*M0+m0] + 100
    out S[m1] = sum{m0} T[m1,m0]
    out C[m1] = sum{m0} (m1 * M0 + m0)
    out O[m1*M0+m0] = T[m1,m0] - 100 })";
  const Request request{{{"A", floats({6}, {1, 2, 3, 4, 5, 6})}}, {}, {}};
  CHECK(result_of(text, request, "S") == std::vector<double>{410, 211});
  // No operand here reads A: the tail is absent all the same.
  CHECK(result_of(text, request, "C") == std::vector<double>{6, 9});
  CHECK(result_of(text, request, "O") == std::vector<double>{1, 2, 3, 4, 5, 6});
}

TEST_CASE("paged keys: a table names the block, entries behind the length hold anything") {
  const char* text = R"(cascade t { rank M, NB, BK, MB; param BS = 2
    in KC[NB,BK]: f32, bt[MB]: i32, len[]: i32
    S[m] = KC[bt[m/BS],m%BS] where m < len[]
    out O[] = sum{m} S[m] })";
  const Array cache = floats({3, 2}, {1, 2, 10, 20, 100, 200});
  const Array table = integers({3}, {2, 0, -77});
  const Request request{{{"KC", cache}, {"bt", table}, {"len", integers({}, {3})}}, {}, {{"M", 6}}};
  CHECK(result_of(text, request) == std::vector<double>{301});
  Request beyond = request;
  beyond.inputs["len"] = integers({}, {5});
  CHECK(contains(refusal_of(text, beyond), "KC[bt[m/BS]]: -77 outside NB=3"));
}

TEST_CASE("packed ragged rows: K[ko[b]+m] where m < kl[b]") {
  const char* text = R"(cascade t { rank B, M, N; in K[N]: f32, ko[B]: i32, kl[B]: i32
    out O[b] = sum{m} K[ko[b]+m] where m < kl[b] })";
  const Array keys = floats({5}, {1, 2, 4, 8, 16});
  const Request request{
      {{"K", keys}, {"ko", integers({3}, {0, 2, 5})}, {"kl", integers({3}, {2, 3, 0})}},
      {},
      {{"M", 4}}};
  CHECK(result_of(text, request) == std::vector<double>{3, 28, 0});
  Request beyond = request;
  beyond.inputs["kl"] = integers({3}, {2, 4, 0});
  CHECK(contains(refusal_of(text, beyond), "K[ko[b]+m]: 5 outside N=5, at b=1, m=3"));
}

TEST_CASE("blocks chosen by topk, the last one partial") {
  const char* text = R"(cascade t { rank P,M,J; split M -> M1,M0=2
    in A[M]: f32, B[P,M1]: f32
    SEL[p,j] = topk{m1} B[p,m1]
    out O[p] = sum{j,m0} A[SEL[p,j]*M0+m0] })";
  const Request request{
      {{"A", floats({5}, {1, 2, 4, 8, 16})}, {"B", floats({2, 3}, {5, 1, 9, 1, 9, 5})}},
      {},
      {{"J", 2}}};
  CHECK(result_of(text, request) == std::vector<double>{16 + 1 + 2, 4 + 8 + 16});
}

TEST_CASE("a list of blocks from outside must name blocks that exist") {
  const char* text = R"(cascade t { rank M,J; split M -> M1,M0=2
    in A[M]: f32, W[M1]: f32, list[J]: i32
    out O[] = sum{j,m0} A[list[j]*M0+m0] * W[list[j]] })";
  const Array a = floats({5}, {1, 2, 4, 8, 16});
  const Array w = floats({3}, {1, 1, 10});
  CHECK(result_of(text, {{{"A", a}, {"W", w}, {"list", integers({2}, {2, 0})}}, {}, {}}) ==
        std::vector<double>{163});
  const std::string refusal =
      refusal_of(text, {{{"A", a}, {"W", w}, {"list", integers({2}, {2, 3})}}, {}, {}});
  CHECK(contains(refusal, "A[list[j]*M0+m0]: tile 3 outside M1=3, at j=1"));
  CHECK(contains(refusal, "W[list[j]]: 3 outside M1=3, at j=1"));
}

TEST_CASE("a computed coordinate outside is refused where it is read") {
  const char* text = R"(cascade t { rank P, M; in A[M]: f32, B[P]: f32
    X[p]: i32 = B[p]
    out O[p] = A[X[p]] })";
  const Array a = floats({3}, {1, 2, 4});
  CHECK(result_of(text, {{{"A", a}, {"B", floats({2}, {2, 0})}}, {}, {}}) ==
        std::vector<double>{4, 1});
  CHECK(contains(refusal_of(text, {{{"A", a}, {"B", floats({2}, {1, 3})}}, {}, {}}),
                 "A[X[p]]: 3 outside M=3 at p=1"));
}

}  // namespace
}  // namespace attngen::testing
