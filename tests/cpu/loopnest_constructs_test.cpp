// SPDX-License-Identifier: Apache-2.0
// Construct by construct: the loop nest on chosen numbers, against the interpreter and by hand.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include "generator/language/language.h"
#include "tests/cpu/loopnest_run.h"

namespace attngen::testing {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Array array_of(DType type, Shape shape, const std::vector<double>& values) {
  Array array(type, std::move(shape));
  for (std::size_t at = 0; at < values.size(); ++at) {
    array.set(static_cast<std::int64_t>(at), values[at]);
  }
  return array;
}

Array f32(Shape shape, const std::vector<double>& values) {
  return array_of(DType::f32, std::move(shape), values);
}

Array i32(Shape shape, const std::vector<double>& values) {
  return array_of(DType::i32, std::move(shape), values);
}

Array exact_integers(const std::vector<std::int64_t>& values) {
  Array array(DType::i64, {static_cast<std::int64_t>(values.size())});
  std::memcpy(array.data.data(), values.data(), values.size() * sizeof(std::int64_t));
  return array;
}

/// Checked against the interpreter, packed, strided and in f64; the values of output `name`.
std::vector<double> result_of(const std::string& text, const Request& request,
                              const std::string& name = "O") {
  const Cascade cascade = parse_variant({"test", text}).front();
  const BoundInputs inputs = bind_inputs(cascade, request);
  for (const LoopnestRequest& how : {LoopnestRequest{}, LoopnestRequest{false, true, false},
                                     LoopnestRequest{true, false, false}}) {
    CHECK(difference_from_oracle(cascade, inputs, how) == "");
  }
  const Array output = run_loopnest(cascade, inputs).at(name);
  std::vector<double> values;
  for (std::int64_t at = 0; at < output.size(); ++at) values.push_back(output.at(at));
  return values;
}

using Values = std::vector<double>;

TEST_CASE("every type is read exactly and written with one rounding") {
  const std::vector<double> numbers = {
      0,      -0.0,    0.25,   1,         -1.5,       2.75, 7.75, -8.75, 127.75,       -129.25,
      255.75, -448.25, 6e4,    -7e4,      1e-8,       3e-5, 1e38, -3e39, 2147483648.5, 1e19,
      -1e19,  1e300,   4e-320, kInfinity, -kInfinity, kNaN};
  const auto count = static_cast<std::int64_t>(numbers.size());
  for (const char* name :
       {"f64", "f32", "f16", "bf16", "e4m3", "e5m2", "i8", "i4", "u8", "i32", "i64"}) {
    CAPTURE(name);
    const DType type = *dtype_named(name);
    const std::string write =
        fmt::format("cascade t {{ rank P; in A[P]: f64; out O[p]: {} = A[p] - 0.25 }}", name);
    Cascade cascade = parse_variant({"test", write}).front();
    Request request;
    request.inputs["A"] = array_of(DType::f64, {count}, numbers);
    Array output = run_loopnest(cascade, bind_inputs(cascade, request)).at("O");
    for (std::int64_t at = 0; at < count; ++at) {
      const double wanted = round_to(type, numbers[static_cast<std::size_t>(at)] - 0.25);
      CAPTURE(numbers[static_cast<std::size_t>(at)]);
      CHECK((output.at(at) == wanted || (std::isnan(wanted) && std::isnan(output.at(at)))));
    }
    const std::string read =
        fmt::format("cascade t {{ rank P; in A[P]: {}; out O[p]: f64 = A[p] * 1 }}", name);
    cascade = parse_variant({"test", read}).front();
    Array input(type, {256});
    for (std::int64_t at = 0; at < 256; ++at) input.set(at, static_cast<double>(at - 100) * 0.5);
    for (std::int64_t at = 0; at < count && is_float(type); ++at) {
      input.set(at, numbers[static_cast<std::size_t>(at)]);
    }
    request.inputs["A"] = input;
    output = run_loopnest(cascade, bind_inputs(cascade, request)).at("O");
    for (std::int64_t at = 0; at < 256; ++at) {
      const double wanted = input.at(at);
      CHECK((output.at(at) == wanted || (std::isnan(wanted) && std::isnan(output.at(at)))));
    }
  }
}

TEST_CASE("conditions as tensors, in and out") {
  const char* text = R"(cascade t { rank P, M; in A[P,M]: bool, B[M]: f32
    C[p,m] = A[p,m] && B[m] > 0
    out ANY[p]: bool = any{m} C[p,m]
    out ALL[p]: bool = all{m} (C[p,m] || m == 2)
    out O[p] = sum{m} B[m] where C[p,m] && !(m == 1) })";
  Request request;
  request.inputs["A"] = array_of(DType::boolean, {2, 3}, {1, 1, 0, 0, 0, 1});
  request.inputs["B"] = f32({3}, {2, 3, -1});
  CHECK(result_of(text, request) == Values{2, 0});
  CHECK(result_of(text, request, "ANY") == Values{1, 0});
  CHECK(result_of(text, request, "ALL") == Values{1, 0});
}

TEST_CASE("integers are compared and divided exactly") {
  const std::int64_t large = (std::int64_t{1} << 62) + 1;
  const char* text = R"(cascade t { rank P; in A[P]: i64, B[P]: i64; param d = -3
    out O[p] = p + 1 where A[p] < B[p]
    out Q[p] = p + 1 where A[p] / d == B[p] / d
    out R[p] = p + 1 where B[p] != 0 && A[p] % B[p] == 0 && A[p] / B[p] != 7 })";
  const std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
  Request request;
  request.inputs["A"] = exact_integers({large, large - 1, -7, 6, lowest, lowest, 14});
  request.inputs["B"] = exact_integers({large, large, -9, 0, 1, 2, 2});
  CHECK(result_of(text, request) == Values{0, 2, 0, 0, 5, 6, 0});
  CHECK(result_of(text, request, "R") == Values{1, 0, 0, 0, 5, 6, 0});
}

TEST_CASE("floor division and remainders take the side of the divisor") {
  for (const int divisor : {-3, -1, 1, 2, 5}) {
    const std::string text = fmt::format(
        R"(cascade t {{ rank P, N; param d = {}; in tab[P]: i32, A[N]: f32
        out O[p] = A[tab[p] / d + 30]
        out R[p] = A[tab[p] % d + 30]
        out V[p] = tab[p] % 3 + tab[p] / 2 }})",
        divisor);
    Request request;
    std::vector<double> table;
    std::vector<double> line;
    for (int at = -20; at <= 20; ++at) table.push_back(at);
    for (int at = 0; at < 61; ++at) line.push_back(at - 30);
    request.inputs["tab"] = i32({41}, table);
    request.inputs["A"] = f32({61}, line);
    const std::vector<double> quotients = result_of(text, request);
    const std::vector<double> rests = result_of(text, request, "R");
    for (std::size_t at = 0; at < table.size(); ++at) {
      CHECK(quotients[at] == std::floor(table[at] / divisor));
      CHECK(rests[at] == table[at] - divisor * std::floor(table[at] / divisor));
    }
  }
}

TEST_CASE("params given at launch: windows without end, fractions, conditions, integers, f64") {
  const char* text = R"(cascade t { rank P, M; in A[P,M]: f32
    param W = 3, flag: bool = true, n: i32 = 2, x: f64 = 0.1
    S[p,m] = A[p,m] where m > p - W && (flag || m < 1) && m <= p + n
    out O[p] = sum{m} S[p,m]
    out X[p]: f64 = x * n })";
  Request request;
  std::vector<double> numbers;
  for (int at = 0; at < 24; ++at) numbers.push_back(std::sin(at));
  request.inputs["A"] = f32({4, 6}, numbers);
  for (const double window : {3.0, 1.0, 2.5, 1e9, kInfinity, -kInfinity}) {
    CAPTURE(window);
    request.params["W"] = window;
    request.params["flag"] = window > 2 ? 1 : 0;
    CHECK(result_of(text, request, "X").front() == 0.1 * 2);
  }
}

TEST_CASE("infinities, 0/0 and NaN") {
  const char* text = R"(cascade t { rank P, M; in A[P,M]: f32
    GM[p] = max{m} A[p,m]
    N[p,m] = exp(A[p,m] - GM[p])
    D[p] = sum{m} N[p,m]
    out O[p] = sum{m} N[p,m] / D[p]
    out LSE[p] = GM[p] + log(D[p])
    out LOW[p] = min{m} A[p,m] })";
  Request request;
  request.inputs["A"] = f32({4, 3}, {-kInfinity, -kInfinity, -kInfinity, 1, -kInfinity, 1,  //
                                     1, kNaN, 2, kInfinity, 1, 2});
  const std::vector<double> sums = result_of(text, request);
  CHECK(sums[0] == 0);
  CHECK(sums[1] == doctest::Approx(1));
  CHECK(std::isnan(sums[2]));
  CHECK(result_of(text, request, "LSE")[0] == -kInfinity);
}

TEST_CASE("argmax and topk: ties, NaN, empty slots, nothing at all") {
  const char* text = R"(cascade t { rank P, M, J; in A[P,M]: f32, n[P]: i32
    SEL[p,j] = topk{m} A[p,m] where m < n[p]
    out O[p,j]: i32 = SEL[p,j] + 1
    out B[p]: i32 = argmax{m} A[p,m] where m < n[p] && m > 0
    out G[p,j] = A[p,SEL[p,j]] })";
  Request request;
  request.inputs["A"] = f32({4, 5}, {1,          3,          3,    2,         3,  //
                                     kNaN,       5,          kNaN, kInfinity, 5,  //
                                     1,          2,          3,    4,         5,  //
                                     -kInfinity, -kInfinity, 0,    1,         2});
  request.inputs["n"] = i32({4}, {5, 5, 0, 2});
  request.extents["J"] = 4;
  CHECK(result_of(text, request) == Values{2, 3, 5, 4, 1, 3, 4, 2, 0, 0, 0, 0, 1, 2, 0, 0});
  CHECK(result_of(text, request, "B") == Values{1, 2, 0, 1});
  request.extents["J"] = 7;
  CHECK(result_of(text, request).size() == 28);
  request.extents["J"] = 0;
  CHECK(result_of(text, request).empty());
}

TEST_CASE("states run slice by slice, whatever stands between") {
  const char* text = R"(cascade delta { rank T, E, F; in K[T,E]: f32, V[T,F]: f32
    iter t until t >= T
    init X[0,e,f] = 0
    R[t,f] = sum{e} X[t,e,f] * K[t,e]
    X[t+1,e,f] = X[t,e,f] + K[t,e] * (V[t,f] - R[t,f])
    W[t,f] = sum{e} X[t+1,e,f]
    out O[t,f] = W[t,f] * 0.5
    out LAST[e,f] = X[T,e,f] })";
  for (const std::int64_t length : {0, 1, 6}) {
    Request request;
    std::vector<double> numbers;
    for (int at = 0; at < 24; ++at) numbers.push_back(0.3 * std::cos(at));
    request.inputs["K"] = f32({length, 3}, {numbers.begin(), numbers.begin() + length * 3});
    request.inputs["V"] = f32({length, 4}, {numbers.begin(), numbers.begin() + length * 4});
    CHECK(result_of(text, request, "LAST").size() == 12);
  }
}

TEST_CASE("splits: recombined on either side, with a tail, split again") {
  const char* text = R"(cascade t { rank M; split M -> M1, M0=4; split M0 -> MB, MA=2; in A[M]: f32
    B[m1,m0] = A[m1*M0 + m0] * 2
    C[m1*M0 + m0] = B[m1,m0] + 1
    L[m1] = max{m0} B[m1,m0]
    H[m1,mb] = sum{ma} B[m1,mb*MA + ma]
    out O[m] = C[m] + 0 * m
    out T[m1] = L[m1] + H[m1,0]
    out BB[m1,m0] = B[m1,m0] })";
  for (const std::int64_t length : {0, 1, 7, 8, 9}) {
    Request request;
    std::vector<double> numbers;
    for (int at = 0; at < length; ++at) numbers.push_back(at - 3);
    request.inputs["A"] = f32({length}, numbers);
    const std::vector<double> result = result_of(text, request);
    for (std::size_t at = 0; at < result.size(); ++at) CHECK(result[at] == 2 * numbers[at] + 1);
  }
}

TEST_CASE("what no condition lets anybody reach may hold anything") {
  const char* text = R"(cascade paged { rank P, M, PAGES, SLOTS, TABLE
    in Q[P]: f32, KC[PAGES,SLOTS]: f32, page[TABLE]: i32, len[]: i32
    S[p,m] = Q[p] * KC[page[m / 2],m % 2] where m < len[] && page[m / 2] != 1
    out O[p] = sum{m} S[p,m]
    out HALF[p] = Q[p] / KC[0,p] where Q[p] > 0 && p < SLOTS })";
  Request request;
  request.inputs["Q"] = f32({3}, {1, 2, -3});
  request.inputs["KC"] = f32({4, 2}, {1, 2, kNaN, kNaN, 3, 4, 5, kNaN});
  request.inputs["page"] = i32({4}, {2, 1, 3, -2000000000});
  request.inputs["len"] = i32({}, {5});
  request.extents["M"] = 9;
  CHECK(result_of(text, request) == Values{12, 24, -36});
  CHECK(result_of(text, request, "HALF") == Values{1, 1, 0});
}

TEST_CASE("conditions protect a read from either side of it") {
  const char* text = R"(cascade far { rank P, N; in A[N]: f32, far[P]: i64
    out O[p] = A[far[p]] where A[far[p]] > 0 && far[p] < N && far[p] >= 0 })";
  Request request;
  request.inputs["A"] = f32({3}, {1, -2, 3});
  request.inputs["far"] = exact_integers(
      {2, std::int64_t{1} << 58, 1, -(std::int64_t{1} << 57), 0, std::int64_t{5} << 56});
  CHECK(result_of(text, request) == Values{3, 0, 0, 0, 1, 0});
}

TEST_CASE("an output that is read keeps its precision and its gaps") {
  const char* text = R"(cascade t { rank P, M; in A[P,M]: f32
    out D[p]: e4m3 = sum{m} A[p,m] where p != 1
    out I[p]: i8 = D[p] * 100
    out O[p] = D[p] + I[p] })";
  Request request;
  request.inputs["A"] = f32({3, 2}, {0.3, 0.03, 1, 1, 2.2, 0.017});
  const std::vector<double> result = result_of(text, request);
  CHECK(result[0] == doctest::Approx(0.33 + 33).epsilon(1e-6));
  CHECK(result[1] == 0);
  CHECK(result[2] == doctest::Approx(2.217 + 127).epsilon(1e-6));
}

TEST_CASE("a read outside that counts for nothing leaves the empty reduction") {
  const char* text = R"(cascade t { rank P, M; in A[P]: f32, tab[P]: i32
    X[p] = A[p] where A[p] > 5
    out O[] = max{m} A[tab[0]] * m where m > 5
    out S[] = max{m} X[tab[1]] * m
    out T[] = max{m} X[tab[2]] * m })";
  Request request;
  request.inputs["A"] = f32({3}, {1, 2, 6});
  request.inputs["tab"] = i32({3}, {-2000000000, 1, 2});
  request.extents["M"] = 3;
  CHECK(result_of(text, request) == Values{-kInfinity});
  CHECK(result_of(text, request, "S") == Values{0});
  CHECK(result_of(text, request, "T") == Values{12});
}

TEST_CASE("no point at all: every reduction has its identity") {
  const char* text = R"(cascade t { rank P, M; in A[P,M]: f32
    out O[p] = sum{m} A[p,m]
    out MX[p] = max{m} A[p,m]
    out MN[p] = min{m} A[p,m]
    out PR[p] = prod{m} A[p,m]
    out AN[p]: bool = any{m} A[p,m] > 0
    out AL[p]: bool = all{m} A[p,m] > 0
    out AR[p]: i32 = argmax{m} A[p,m] })";
  Request request;
  request.inputs["A"] = f32({2, 0}, {});
  CHECK(result_of(text, request) == Values{0, 0});
  CHECK(result_of(text, request, "MX") == Values{-kInfinity, -kInfinity});
  CHECK(result_of(text, request, "PR") == Values{1, 1});
  CHECK(result_of(text, request, "AL") == Values{1, 1});
  CHECK(result_of(text, request, "AR") == Values{0, 0});
  request.inputs["A"] = f32({0, 3}, {});
  CHECK(result_of(text, request).empty());
}

TEST_CASE("every function, from f16 and from f32") {
  for (const char* type : {"f16", "f32"}) {
    std::string text = fmt::format("cascade t {{ rank P; in A[P]: {}\n", type);
    int number = 0;
    for (const char* function : {"exp", "log", "tanh", "sigmoid", "relu", "abs", "sqrt", "rsqrt",
                                 "elu1", "gelu", "silu", "round", "neg"}) {
      text += fmt::format("out O{}[p] = {}(A[p])\n", number++, function);
    }
    text += "out O[p] = pow(A[p], 2.5) + clamp(A[p], -1, 1) + select(A[p] > 0, A[p], -1) }";
    Request request;
    std::vector<double> numbers = {0, -0.0, kInfinity, -kInfinity, kNaN, 0.5, 1.5, 2.5, -2.5};
    for (int at = -40; at < 40; ++at) numbers.push_back(at * 0.23);
    request.inputs["A"] = f32({static_cast<std::int64_t>(numbers.size())}, numbers);
    CHECK(result_of(text, request).size() == numbers.size());
  }
}

}  // namespace
}  // namespace attngen::testing
