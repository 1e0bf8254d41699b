// SPDX-License-Identifier: Apache-2.0
// generator/ir/binding.h: extents, params, batch axes and dtypes of a request.
#include <doctest/doctest.h>

#include <cmath>
#include <cstring>

#include "interpreted.h"

namespace attngen::testing {
namespace {

const char* const kProduct = R"(cascade product { rank P, M, E; in Q[P,E]: f16, K[M,E]: f16
  out S[p,m] = sum{e} Q[p,e]*K[m,e] })";

Request product_request(Shape q, Shape k) {
  return {{{"Q", Array(DType::f32, std::move(q))}, {"K", Array(DType::f32, std::move(k))}}, {}, {}};
}

TEST_CASE("extents come from the arrays, batch axes broadcast like a gufunc's") {
  const Cascade cascade = parsed(kProduct);
  const BoundInputs bound = bind_inputs(cascade, product_request({2, 1, 3, 4}, {5, 7, 4}));
  CHECK(bound.binding.batch == Shape{2, 5});
  CHECK(bound.binding.extents == std::vector<std::int64_t>{3, 7, 4});
  CHECK(shape_of(cascade, bound.binding, find_tensor(cascade, "S")) == Shape{3, 7});
  CHECK(interpret(cascade, bound).at("S").shape == Shape{2, 5, 3, 7});
}

TEST_CASE("each batch entry reads its own slices") {
  const char* text = R"(cascade t { rank M; in A[M]: f32, B[M]: f32, n[]: i32
    out O[] = sum{m} A[m] * B[m] where m < n[] })";
  const Request request{{{"A", floats({2, 1, 2}, {1, 10, 2, 20})},
                         {"B", floats({3, 2}, {1, 1, 1, 2, 1, 3})},
                         {"n", integers({2, 1}, {2, 1})}},
                        {},
                        {}};
  const Array o = output_of(text, request, "O");
  CHECK(o.shape == Shape{2, 3});
  CHECK(values_of(o) == std::vector<double>{11, 21, 31, 2, 2, 2});
}

TEST_CASE("an empty batch gives empty outputs") {
  const Cascade cascade = parsed(kProduct);
  CHECK(
      interpret(cascade, bind_inputs(cascade, product_request({0, 3, 4}, {7, 4}))).at("S").shape ==
      Shape{0, 3, 7});
}

TEST_CASE("declared ranks never broadcast, batch axes only from 1") {
  const std::string ranks = refusal_of(kProduct, product_request({3, 4}, {7, 1}));
  CHECK(contains(ranks, "rank E is 4 by Q axis 1, but K axis 1 has 1"));
  const std::string batch = refusal_of(kProduct, product_request({2, 3, 4}, {5, 7, 4}));
  CHECK(contains(batch, "K has 5 where Q has 2"));
  CHECK(contains(refusal_of(kProduct, product_request({4}, {7, 4})),
                 "Q has 2 declared ranks, but its array has shape (4,)"));
}

TEST_CASE("-D is only for ranks that no array has") {
  const char* text = "cascade t { rank P, M=3; in A[M]: f32; out O[p,m] = A[m] * p }";
  Request request{{{"A", floats({3}, {1, 2, 3})}}, {}, {{"P", 2}}};
  CHECK(refusal_of(text, request).empty());
  request.extents["M"] = 3;
  CHECK(contains(refusal_of(text, request), "-D M=3 repeats the text, which gives M=3"));
  request.extents["M"] = 4;
  CHECK(contains(refusal_of(text, request), "-D M=4 contradicts the text, which gives M=3"));
  Request product = product_request({3, 4}, {7, 4});
  product.extents["P"] = 9;
  CHECK(contains(refusal_of(kProduct, product), "-D P=9 contradicts Q axis 0, which gives P=3"));
  product.extents = {{"Z", 1}};
  CHECK(contains(refusal_of(kProduct, product), "no rank Z"));
  CHECK(contains(refusal_of(text, {{{"A", floats({3}, {1, 2, 3})}}, {}, {}}),
                 "rank P has no extent"));
  CHECK(contains(refusal_of(text, {{{"A", floats({2}, {1, 2})}}, {}, {{"P", -1}}}),
                 "rank M is 3 by the text, but A axis 0 has 2"));
  CHECK(contains(refusal_of(text, {{{"A", floats({3}, {1, 2, 3})}}, {}, {{"P", -1}}}),
                 "an extent lies in 0 .. 2^48"));
}

TEST_CASE("the outer rank of a split follows, and must agree where an array has it") {
  const char* text = R"(cascade t { rank M; split M -> M1,M0=4; in A[M]: f32, B[M1]: f32
    out O[m1*M0+m0] = A[m1*M0+m0] * B[m1] })";
  const auto request = [](std::int64_t tiles) {
    return Request{{{"A", Array(DType::f32, {9})}, {"B", Array(DType::f32, {tiles})}}, {}, {}};
  };
  CHECK(refusal_of(text, request(3)).empty());
  CHECK(contains(refusal_of(text, request(2)),
                 "rank M1 is 2 by B axis 0, but ceil(M/M0) = ceil(9/4) = 3"));
  const char* open = R"(cascade t { rank M; split M -> M1,M0; in A[M]: f32
    T[m1,m0] = A[m1*M0+m0]; out O[m1] = sum{m0} T[m1,m0] })";
  const Cascade cascade = parsed(open);
  const Binding binding = bind_extents(cascade, {{"M", 9}, {"M0", 2}}, {});
  CHECK(binding.extents[static_cast<std::size_t>(find_rank(cascade, "M1"))] == 5);
  const auto refusal = [&](std::map<std::string, std::int64_t> extents) -> std::string {
    try {
      bind_extents(cascade, extents, {});
    } catch (const Error& error) {
      return error.what();
    }
    return {};
  };
  CHECK(contains(refusal({{"M", 9}, {"M0", 0}}), "M0 is 0, a tile has at least 1 point"));
  CHECK(contains(refusal({{"M", 9}, {"M0", 2}, {"M1", 5}}), "repeats what the split gives"));
  CHECK(contains(refusal({{"M", 9}, {"M0", 2}, {"M1", 4}}), "ceil(9/2) = 5"));
  CHECK(contains(refusal({{"M", 9}}), "rank M0 has no extent"));
  CHECK(refusal({{"M", 0}, {"M0", 2}}).empty());
}

TEST_CASE("the k of a topk is the extent of its slots") {
  const char* text = R"(cascade t { rank M, J; in A[M]: f32
    SEL[j] = topk{m;2} A[m]; out O[j] = SEL[j] })";
  Request request{{{"A", floats({3}, {1, 3, 2})}}, {}, {{"J", 2}}};
  CHECK(result_of(text, request) == std::vector<double>{1, 2});
  request.extents["J"] = 3;
  CHECK(contains(refusal_of(text, request), "SEL takes the 2 largest, but its rank J is 3"));
}

TEST_CASE("every input once, and only inputs") {
  Request request = product_request({3, 4}, {7, 4});
  request.inputs.erase("K");
  request.inputs["S"] = floats({1}, {1});
  request.inputs["X"] = floats({1}, {1});
  const std::string all = refusal_of(kProduct, request);
  CHECK(contains(all, "input K is not given"));
  CHECK(contains(all, "S is computed by product, not given to it"));
  CHECK(contains(all, "product has no input X"));
  CHECK_FALSE(contains(all, "rank M has no extent"));  // K explains it
}

TEST_CASE("float arrays are rounded to the declared type, other kinds are refused") {
  const Cascade cascade = parsed(kProduct);
  Request request = product_request({1, 1}, {1, 1});
  request.inputs["Q"] = floats({1, 1}, {1 + 1.0 / 4096});
  request.inputs["K"] = array_of(DType::f64, {1, 1}, {2});
  const BoundInputs bound = bind_inputs(cascade, request);
  CHECK(bound.arrays[0].dtype == DType::f16);
  CHECK(bound.arrays[0].at(0) == 1);
  request.inputs["Q"] = integers({1, 1}, {1});
  CHECK(contains(refusal_of(kProduct, request), "Q is declared f16, but its array holds i32"));
}

TEST_CASE("tables of integers are given as integers that fit") {
  const char* text = "cascade t { rank P; in a[P]: i8, b[P]: bool; out O[p] = a[p] where b[p] }";
  const auto refusal = [&](Array a, Array b) {
    return refusal_of(text, {{{"a", std::move(a)}, {"b", std::move(b)}}, {}, {}});
  };
  const Array yes = array_of(DType::boolean, {2}, {1, 1});
  CHECK(refusal(array_of(DType::i64, {2}, {127, -128}), yes).empty());
  CHECK(refusal(array_of(DType::u8, {2}, {1, 2}), array_of(DType::i8, {2}, {0, 1})).empty());
  CHECK(contains(refusal(array_of(DType::i64, {2}, {0, 128}), yes),
                 "a: 128 at (1,) does not fit i8 (-128 .. 127)"));
  CHECK(contains(refusal(floats({2}, {1, 2}), yes), "a is declared i8, but its array holds f32"));
  CHECK(contains(refusal(array_of(DType::i8, {2}, {0, 1}), array_of(DType::u8, {2}, {0, 2})),
                 "b: 2 at (1,) does not fit bool"));
}

TEST_CASE(
    "params: given, defaulted over extents, integral where the text needs it, f32 otherwise") {
  const char* text = R"(cascade t { rank P, E; param scale = rsqrt(E), cap, B = E / 2, n: i32 = 3
    in A[P,E]: f32
    out O[p] = sum{e} A[p,e] * scale * cap * n where e / B == 0 })";
  const Cascade cascade = parsed(text);
  const auto bound = [&](std::map<std::string, double> params) {
    return bind_extents(cascade, {{"P", 1}, {"E", 6}}, params).params;
  };
  const std::vector<double> params = bound({{"cap", 0.1}});
  CHECK(params[0] == static_cast<double>(static_cast<float>(1 / std::sqrt(6.0))));
  CHECK(params[1] == static_cast<double>(0.1F));
  CHECK(params[2] == 3);
  CHECK(params[3] == 3);
  const auto refusal = [&](std::map<std::string, double> given, std::int64_t e) -> std::string {
    try {
      bind_extents(cascade, {{"P", 1}, {"E", e}}, given);
    } catch (const Error& error) {
      return error.what();
    }
    return {};
  };
  CHECK(contains(refusal({}, 6), "param cap has no value"));
  CHECK(contains(refusal({{"cap", 1}, {"tau", 2}}, 6), "no param tau"));
  CHECK(contains(refusal({{"cap", 1}}, 7), "is an integer, not 3.5"));
  CHECK(contains(refusal({{"cap", 1}, {"n", 1.5}}, 6), "param n is an integer, not 1.5"));
  CHECK(contains(refusal({{"cap", 1}, {"n", 3e9}}, 6), "does not fit its type i32"));
  CHECK(contains(refusal({{"cap", 1e300}}, 6), "does not fit its type f32"));
  CHECK(contains(refusal({{"cap", std::nan("")}}, 6), "param cap is not a number"));
}

}  // namespace
}  // namespace attngen::testing
