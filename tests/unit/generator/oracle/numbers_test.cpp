// SPDX-License-Identifier: Apache-2.0
// docs/language.md "Numbers" and "Infinities".
#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <limits>

#include "generator/ir/scalar.h"
#include "interpreted.h"

namespace attngen::testing {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

TEST_CASE("in a value / is real division, in a coordinate and an index condition it floors") {
  const char* text = R"(cascade t { rank P, M; in A[M]: f32
    out O[p] = (p - 3) / 2
    out G[p] = A[(p - 3) / 2 + 2]
    out R[p] = A[(p - 3) % 2]
    out W[p] = 1 where (p - 3) / 2 == -1 })";
  const Request request{{{"A", floats({4}, {10, 11, 12, 13})}}, {}, {{"P", 5}}};
  CHECK(result_of(text, request, "O") == std::vector<double>{-1.5, -1, -0.5, 0, 0.5});
  CHECK(result_of(text, request, "G") == std::vector<double>{10, 11, 11, 12, 12});
  CHECK(result_of(text, request, "R") == std::vector<double>{11, 10, 11, 10, 11});
  CHECK(result_of(text, request, "W") == std::vector<double>{0, 1, 1, 0, 0});
}

TEST_CASE("% takes the divisor's sign") {
  CHECK(floor_remainder(-7, 3) == 2);
  CHECK(floor_remainder(7, -3) == -2);
  CHECK(floor_quotient(-7, 3) == -3);
  CHECK(floor_quotient(7, -3) == -3);
  CHECK(floor_quotient(-6, 3) == -2);
}

TEST_CASE("index conditions compare exactly in 64 bits") {
  const char* text = R"(cascade t { rank P; in a[P]: i64
    out O[p] = 1 where a[p] > 9007199254740992 })";
  Array table(DType::i64, {2});
  const std::int64_t values[] = {9007199254740992, 9007199254740993};
  std::memcpy(table.data.data(), values, sizeof values);
  CHECK(result_of(text, {{{"a", table}}, {}, {}}) == std::vector<double>{0, 1});
}

TEST_CASE("a bare rank variable is its coordinate, a rank its extent") {
  const char* text = "cascade t { rank P, M; in A[M]: f32; out O[p] = sum{m} A[m] * p * M + m }";
  CHECK(result_of(text, {{{"A", floats({2}, {1, 1})}}, {}, {{"P", 3}}}) ==
        std::vector<double>{1, 5, 9});
}

TEST_CASE("(-inf) - (-inf) is -inf and 0/0 is 0; the rest is IEEE") {
  CHECK(subtract(-kInf, -kInf) == -kInf);
  CHECK(std::isnan(subtract(kInf, kInf)));
  CHECK(divide(0, 0) == 0);
  CHECK(divide(-0.0, 0) == 0);
  CHECK(divide(1, 0) == kInf);
  CHECK(std::isnan(divide(kInf, kInf)));
  const char* text = R"(cascade t { rank M; in A[M]: f32
    out O[m] = A[m] - A[m]; out D[m] = (A[m] + A[m]) / A[m] })";
  const Request request{{{"A", floats({2}, {-kInf, 0})}}, {}, {}};
  CHECK(result_of(text, request, "O") == std::vector<double>{-kInf, 0});
  CHECK(std::isnan(result_of(text, request, "D")[0]));
  CHECK(result_of(text, request, "D")[1] == 0);
}

TEST_CASE("a row whose scores are all -inf, like a row without keys, gives O = 0 and LSE = -inf") {
  const char* text = R"(cascade t { rank P, M; in S[P,M]: f32, V[M]: f32
    G[p] = max{m} S[p,m]; N[p,m] = exp(S[p,m] - G[p]); D[p] = sum{m} N[p,m]
    out O[p] = sum{m} N[p,m] / D[p] * V[m]; out LSE[p] = G[p] + log(D[p]) })";
  const Request full{{{"S", floats({1, 2}, {-kInf, -kInf})}, {"V", floats({2}, {3, 4})}}, {}, {}};
  const Request empty{{{"S", floats({1, 0}, {})}, {"V", floats({0}, {})}}, {}, {}};
  for (const Request& request : {full, empty}) {
    CHECK(result_of(text, request, "O") == std::vector<double>{0});
    CHECK(result_of(text, request, "LSE") == std::vector<double>{-kInf});
  }
}

TEST_CASE("functions of values") {
  const char* text = R"(cascade t { rank M; in A[M]: f64
    out F0[m] = exp(A[m]); out F1[m] = log(A[m]); out F2[m] = tanh(A[m]); out F3[m] = sigmoid(A[m])
    out F4[m] = relu(A[m]); out F5[m] = abs(A[m]); out F6[m] = sqrt(A[m]); out F7[m] = rsqrt(A[m])
    out F8[m] = elu1(A[m]); out F9[m] = gelu(A[m]); out F10[m] = silu(A[m]); out F11[m] = round(A[m])
    out F12[m] = neg(A[m]); out F13[m] = pow(A[m], 2); out F14[m] = select(A[m] > 1, 5, 6)
    out F15[m] = clamp(A[m], 0, 1) })";
  const std::vector<double> x = {-2.5, 0.5, 1.5};
  const Request request{{{"A", array_of(DType::f64, {3}, x)}}, {}, {}};
  const auto check_function = [&](int number, double (*f)(double)) {
    CAPTURE(number);
    const std::vector<double> result = result_of(text, request, "F" + std::to_string(number));
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double expected = f(x[i]);
      if (std::isnan(expected)) {
        CHECK(std::isnan(result[i]));
      } else {
        CHECK(result[i] == doctest::Approx(expected).epsilon(1e-14));
      }
    }
  };
  check_function(0, [](double v) { return std::exp(v); });
  check_function(1, [](double v) { return std::log(v); });
  check_function(2, [](double v) { return std::tanh(v); });
  check_function(3, [](double v) { return 1 / (1 + std::exp(-v)); });
  check_function(4, [](double v) { return v > 0 ? v : 0; });
  check_function(5, [](double v) { return std::abs(v); });
  check_function(6, [](double v) { return std::sqrt(v); });
  check_function(7, [](double v) { return 1 / std::sqrt(v); });
  check_function(8, [](double v) { return v > 0 ? v + 1 : std::exp(v); });
  check_function(9, [](double v) { return v * std::erfc(-v / std::sqrt(2.0)) / 2; });
  check_function(10, [](double v) { return v / (1 + std::exp(-v)); });
  check_function(11, [](double v) { return v == -2.5 ? -2.0 : v == 0.5 ? 0.0 : 2.0; });
  check_function(12, [](double v) { return -v; });
  check_function(13, [](double v) { return v * v; });
  check_function(14, [](double v) { return v > 1 ? 5.0 : 6.0; });
  check_function(15, [](double v) { return v < 0 ? 0.0 : v > 1 ? 1.0 : v; });
}

TEST_CASE("integer outputs hold whole numbers, half to even") {
  const char* text = "cascade t { rank M; in A[M]: f32; out O[m]: i32 = A[m] }";
  CHECK(result_of(text, {{{"A", floats({3}, {0.5, 1.5, -2.5})}}, {}, {}}) ==
        std::vector<double>{0, 2, -2});
}

}  // namespace
}  // namespace attngen::testing
