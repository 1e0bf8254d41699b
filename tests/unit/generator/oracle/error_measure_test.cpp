// SPDX-License-Identifier: Apache-2.0
// docs/language.md "Error measure", and what the interpreter refuses to run.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "interpreted.h"

namespace attngen::testing {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
const double kNaN = std::nan("");

Array doubles(const std::vector<double>& values) {
  return array_of(DType::f64, {static_cast<std::int64_t>(values.size())}, values);
}

TEST_CASE("err_ratio is the error over the naive error, or over u times the largest value") {
  const Array exact = doubles({1, -4});
  Deviation d =
      compare_with_oracle(doubles({1.25, -4}), exact, doubles({1, -4.125}), DType::f16, DType::f32);
  CHECK(d.max_abs_err == 0.25);
  CHECK(d.err_ratio == 2);
  CHECK(d.rel_l2 == doctest::Approx(0.25 / std::sqrt(17.0)));
  CHECK(d.passes);
  d = compare_with_oracle(doubles({1.26, -4}), exact, doubles({1, -4.125}), DType::f16, DType::f32);
  CHECK_FALSE(d.passes);
  d = compare_with_oracle(doubles({1, -4 + std::ldexp(1.0, -8)}), exact, exact, DType::f16,
                          DType::f32);
  CHECK(d.err_ratio == 2);  // u = 2^-11, u * 4 = 2^-9
}

TEST_CASE("the same bits as the oracle are an error of 0, also where everything is 0") {
  const Deviation d = compare_with_oracle(doubles({0, 0}), doubles({0, 0}), doubles({0, 0}),
                                          DType::f32, DType::f32);
  CHECK(d.err_ratio == 0);
  CHECK(d.passes);
  const Deviation off = compare_with_oracle(doubles({0, 1e-30}), doubles({0, 0}), doubles({0, 0}),
                                            DType::f32, DType::f32);
  CHECK(off.err_ratio == kInf);
  CHECK_FALSE(off.passes);
}

TEST_CASE("non-finite entries agree exactly") {
  const Array exact = doubles({kInf, -kInf, kNaN, 1});
  const auto passes = [&](std::vector<double> actual) {
    return compare_with_oracle(doubles(actual), exact, exact, DType::f32, DType::f32).passes;
  };
  CHECK(passes({kInf, -kInf, kNaN, 1}));
  CHECK_FALSE(passes({-kInf, -kInf, kNaN, 1}));
  CHECK_FALSE(passes({kInf, -kInf, 0, 1}));
  CHECK_FALSE(passes({kInf, -1e300, kNaN, 1}));
  CHECK_FALSE(passes({kInf, -kInf, kNaN, kNaN}));
}

TEST_CASE("where the naive evaluation overflows it excuses nothing") {
  const Deviation d = compare_with_oracle(doubles({1.5, 2}), doubles({1, 2}), doubles({kInf, 2}),
                                          DType::f16, DType::f32);
  CHECK_FALSE(d.passes);
}

TEST_CASE("an f32 output of 16-bit inputs that stays in f32 is within 1e-3") {
  const Array exact = doubles({100});
  const Array naive = doubles({101});
  const auto passes = [&](double actual, DType input, bool stays) {
    return compare_with_oracle(doubles({actual}), exact, naive, input, DType::f32, stays).passes;
  };
  CHECK(passes(100.0009, DType::bf16, true));
  CHECK_FALSE(passes(100.0011, DType::bf16, true));
  CHECK(passes(100.0011, DType::bf16, false));
  CHECK(passes(100.0011, DType::f32, true));
}

TEST_CASE("LSE stays in f32, O takes rounded weights") {
  const Cascade cascade =
      parsed(R"(cascade t { rank P,M,E,F; in Q[P,E]: bf16, K[M,E]: bf16, V[M,F]: bf16
    S[p,m] = sum{e} Q[p,e]*K[m,e]
    G[p] = max{m} S[p,m]; N[p,m] = exp(S[p,m]-G[p]); D[p] = sum{m} N[p,m]
    out O[p,f] = sum{m} N[p,m]/D[p]*V[m,f]; out LSE[p] = G[p]+log(D[p]) })");
  CHECK(output_stays_f32(cascade, find_tensor(cascade, "LSE")));
  CHECK_FALSE(output_stays_f32(cascade, find_tensor(cascade, "O")));
}

TEST_CASE("shapes that differ are an error") {
  CHECK_THROWS_AS(
      compare_with_oracle(doubles({1}), doubles({1, 2}), doubles({1, 2}), DType::f32, DType::f32),
      Error);
}

TEST_CASE("the naive evaluation rounds every Einsum's result, not coordinates") {
  const char* text = R"(cascade t { rank M; in A[M]: bf16
    S[m] = A[m] * (1 + 1 / 256); out O[m] = S[m] * 3
    X[] = argmax{m} A[m]; out I[]: i32 = X[] })";
  std::vector<double> values(2000, 1.0);
  values[1999] = 2;
  const Request request{{{"A", floats({2000}, values)}}, {}, {}};
  CHECK(narrowest_float_input(parsed(text)) == DType::bf16);
  InterpretOptions naive;
  naive.round_results = DType::bf16;
  CHECK(result_of(text, request)[0] == 3 * (1 + 1.0 / 256));
  CHECK(output_of(text, request, "O", naive).at(0) == 3);  // 1 + 2^-8 ties to the even 1
  CHECK(output_of(text, request, "I", naive).at(0) == 1999);
}

TEST_CASE("the narrowest floating input") {
  CHECK(narrowest_float_input(parsed("cascade t { rank M; in A[M]: f32, B[M]: f16, c[M]: i32\n"
                                     "out O[m] = A[m]*B[m]*c[m] }")) == DType::f16);
  CHECK(narrowest_float_input(parsed("cascade t { rank M; in c[M]: i8; out O[m] = c[m] }")) ==
        DType::f32);
}

TEST_CASE("sizes that take hours are refused with the estimate") {
  const char* text = R"(cascade t { rank P, M; in A[P]: f32, B[M]: f32
    S[p,m] = A[p] * B[m]; out O[p] = sum{m} S[p,m] })";
  const Request request{
      {{"A", Array(DType::f32, {3000})}, {"B", Array(DType::f32, {2000})}}, {}, {}};
  InterpretOptions options;
  options.max_operations = 1e6;
  CHECK(contains(refusal_of(text, request, options), "operations"));
  CHECK(contains(refusal_of(text, request, options), "seconds"));
  options.max_operations = 1e9;
  options.max_bytes = 1e6;
  CHECK(contains(refusal_of(text, request, options), "GB of memory"));
  const Cascade cascade = parsed(text);
  const Binding small = bind_extents(cascade, {{"P", 3}, {"M", 2}}, {});
  CHECK(estimate_operations(cascade, small) == 3 * 2 * (3 + 2));
  const Binding large = bind_extents(cascade, {{"P", 1 << 20}, {"M", 1 << 20}}, {});
  CHECK(estimate_operations(cascade, large) > 5e12);
}

}  // namespace
}  // namespace attngen::testing
