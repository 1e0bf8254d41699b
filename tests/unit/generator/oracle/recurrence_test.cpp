// SPDX-License-Identifier: Apache-2.0
// docs/language.md "split / iter": recurrences against the forms without them.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "interpreted.h"

namespace attngen::testing {
namespace {

const char* const kSoftmax =
    R"(cascade softmax { rank P,M,E,F; in Q[P,E]: f32, K[M,E]: f32, V[M,F]: f32
  S[p,m] = sum{e} Q[p,e]*K[m,e]*rsqrt(E)
  GM[p] = max{m} S[p,m]; N[p,m] = exp(S[p,m]-GM[p]); D[p] = sum{m} N[p,m]
  out O[p,f] = sum{m} N[p,m]/D[p]*V[m,f]; out LSE[p] = GM[p]+log(D[p]) })";

// FuseMax (Nayak et al., 2024), cascade 5: one pass over tiles of keys.
const char* const kOnePass = R"(cascade softmax_1pass { rank P,M,E,F; split M -> M1,M0=4
  in Q[P,E]: f32, K[M,E]: f32, V[M,F]: f32
  iter m1 until m1 >= M1; init RM[0,p] = -inf; init RD[0,p] = 0; init RNV[0,p,f] = 0
  S[p,m1,m0] = sum{e} Q[p,e]*K[m1*M0+m0,e]*rsqrt(E); LM[m1,p] = max{m0} S[p,m1,m0]
  RM[m1+1,p] = max(RM[m1,p],LM[m1,p])
  N[p,m1,m0] = exp(S[p,m1,m0]-RM[m1+1,p]); C[m1,p] = exp(RM[m1,p]-RM[m1+1,p])
  LD[m1,p] = sum{m0} N[p,m1,m0]; LN[m1,p,f] = sum{m0} N[p,m1,m0]*V[m1*M0+m0,f]
  RD[m1+1,p] = RD[m1,p]*C[m1,p]+LD[m1,p]; RNV[m1+1,p,f] = RNV[m1,p,f]*C[m1,p]+LN[m1,p,f]
  out O[p,f] = RNV[M1,p,f]/RD[M1,p]; out LSE[p] = RM[M1,p]+log(RD[M1,p]) })";

Array random_floats(Shape shape, std::uint32_t seed, double spread = 1) {
  std::mt19937 generator(seed);
  std::normal_distribution<double> normal(0, spread);
  Array array(DType::f32, std::move(shape));
  for (std::int64_t i = 0; i < array.size(); ++i) array.set(i, normal(generator));
  return array;
}

void check_close(const std::vector<double>& a, const std::vector<double>& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    const bool close = a[i] == b[i] || std::abs(a[i] - b[i]) <= 1e-12 * (1 + std::abs(b[i]));
    CHECK_MESSAGE(close, "entry ", i, ": ", a[i], " against ", b[i]);
  }
}

TEST_CASE("one-pass softmax over tiles equals softmax, tails and empty ranks included") {
  for (const std::int64_t keys : {0, 1, 4, 10, 13}) {
    CAPTURE(keys);
    const Request request{{{"Q", random_floats({3, 5}, 1, 6)},
                           {"K", random_floats({keys, 5}, 2, 6)},
                           {"V", random_floats({keys, 2}, 3)}},
                          {},
                          {}};
    for (const char* name : {"O", "LSE"}) {
      check_close(result_of(kOnePass, request, name), result_of(kSoftmax, request, name));
    }
  }
}

TEST_CASE("a chunked linear recurrence equals retention written out") {
  // Lightning attention: inside a chunk quadratic, between chunks a state; tails are absent.
  const char* chunked = R"(cascade lightning { rank H,T,E,F; split T -> T1,T0=3; var i in T0
    in Q[H,T,E]: f32, K[H,T,E]: f32, V[H,T,F]: f32, lg[H]: f32
    iter t1 until t1 >= T1; init ST[0,h,e,f] = 0
    A[h,t1,i,t0] = sum{e} Q[h,t1*T0+i,e]*K[h,t1*T0+t0,e]*exp(lg[h]*(i-t0)) where t0 <= i
    OI[h,t1,i,f] = sum{t0} A[h,t1,i,t0]*V[h,t1*T0+t0,f]
    OX[h,t1,i,f] = sum{e} Q[h,t1*T0+i,e]*exp(lg[h]*(i+1))*ST[t1,h,e,f]
    KV[h,t1,e,f] = sum{t0} K[h,t1*T0+t0,e]*exp(lg[h]*(T0-1-t0))*V[h,t1*T0+t0,f]
    ST[t1+1,h,e,f] = ST[t1,h,e,f]*exp(lg[h]*T0)+KV[h,t1,e,f]
    out O[h,t1*T0+i,f] = OI[h,t1,i,f]+OX[h,t1,i,f] })";
  const char* whole = R"(cascade retention { rank H,P,M,E,F
    in Q[H,P,E]: f32, K[H,M,E]: f32, V[H,M,F]: f32, lg[H]: f32
    S[h,p,m] = sum{e} Q[h,p,e]*K[h,m,e]*exp(lg[h]*(p-m)) where m <= p
    out O[h,p,f] = sum{m} S[h,p,m]*V[h,m,f] })";
  const Request request{{{"Q", random_floats({2, 8, 3}, 1)},
                         {"K", random_floats({2, 8, 3}, 2)},
                         {"V", random_floats({2, 8, 4}, 3)},
                         {"lg", floats({2}, {-0.5, -0.01})}},
                        {},
                        {}};
  check_close(result_of(chunked, request), result_of(whole, request));
}

TEST_CASE("states that feed each other through a temporary run slice by slice") {
  // Delta rule: the state's own prediction is taken off what it is to store.
  const char* text = R"(cascade delta { rank T,E,F; in K[T,E]: f32, V[T,F]: f32, Q[T,E]: f32
    iter t until t >= T; init S[0,e,f] = 0
    U[t,f] = sum{e} S[t,e,f]*K[t,e]
    W[t,f] = V[t,f]-U[t,f]
    S[t+1,e,f] = S[t,e,f]+K[t,e]*W[t,f]
    out O[t,f] = sum{e} S[t+1,e,f]*Q[t,e] })";
  const std::int64_t steps = 5;
  const std::int64_t width = 3;
  const Array k = random_floats({steps, width}, 1);
  const Array v = random_floats({steps, 2}, 2);
  const Array q = random_floats({steps, width}, 3);
  double state[3][2] = {};
  std::vector<double> expected;
  for (std::int64_t t = 0; t < steps; ++t) {
    for (std::int64_t f = 0; f < 2; ++f) {
      double predicted = 0;
      for (std::int64_t e = 0; e < width; ++e) predicted += state[e][f] * k.at(t * width + e);
      double read = 0;
      for (std::int64_t e = 0; e < width; ++e) {
        state[e][f] += k.at(t * width + e) * (v.at(t * 2 + f) - predicted);
        read += state[e][f] * q.at(t * width + e);
      }
      expected.push_back(read);
    }
  }
  check_close(result_of(text, {{{"K", k}, {"V", v}, {"Q", q}}, {}, {}}), expected);
}

TEST_CASE("a state keeps every slice, the initial one included") {
  const char* text = R"(cascade t { rank T; in A[T]: f32
    iter t until t >= T; init X[0] = 5
    X[t+1] = X[t] + A[t]
    out O[t] = X[t]; out L[] = X[T] })";
  const Request request{{{"A", floats({3}, {1, 2, 4})}}, {}, {}};
  CHECK(result_of(text, request) == std::vector<double>{5, 6, 8});
  CHECK(result_of(text, request, "L") == std::vector<double>{12});
  CHECK(result_of(text, {{{"A", floats({0}, {})}}, {}, {}}, "L") == std::vector<double>{5});
}

TEST_CASE("an operand absent in a recurrence is refused") {
  const char* text = R"(cascade t { rank T; in A[T]: f32
    B[t] = A[t] where A[t] > 0
    iter t until t >= T; init X[0] = 0
    X[t+1] = X[t] + B[t]
    out L[] = X[T] })";
  CHECK(result_of(R"(cascade t { rank T; in A[T]: f32
    iter t until t >= T; init X[0] = 0
    X[t+1] = X[t] + select(A[t] > 0, A[t], 0); out L[] = X[T] })",
                  {{{"A", floats({3}, {1, -2, 4})}}, {}, {}}, "L") == std::vector<double>{5});
  std::string refusal;
  try {
    refusal = refusal_of(text, {{{"A", floats({3}, {1, -2, 4})}}, {}, {}});
  } catch (const Error& error) {
    refusal = error.what();  // the verifier may see it before
  }
  CHECK(contains(refusal, "X"));
  CHECK(contains(refusal, "absent"));
}

}  // namespace
}  // namespace attngen::testing
