// SPDX-License-Identifier: Apache-2.0
// docs/language.md "Bounds": every read that its conditions do not exclude is inside.
#include <doctest/doctest.h>

#include <ctime>
#include <random>

#include "interpreted.h"

namespace attngen::testing {
namespace {

/// What binding alone refuses: nothing is interpreted.
std::string binding_refusal(const std::string& text, Request request) {
  const Cascade cascade = parsed(text);
  try {
    bind_inputs(cascade, std::move(request));
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

const char* const kGrouped = R"(cascade t { rank H, HK, M; in Q[H]: f32, K[HK,M]: f32
  out S[h,m] = Q[h] * K[h/(H/HK),m] })";

Request grouped(std::int64_t h, std::int64_t hk) {
  return {{{"Q", Array(DType::f32, {h})}, {"K", Array(DType::f32, {hk, 3})}}, {}, {}};
}

TEST_CASE("grouped heads that do not divide") {
  CHECK(binding_refusal(kGrouped, grouped(8, 2)).empty());
  CHECK(contains(binding_refusal(kGrouped, grouped(7, 2)),
                 "K[h/(H/HK)]: 2 outside HK=2 (H=7 is not a multiple of HK), at h=6"));
  CHECK(contains(binding_refusal(kGrouped, grouped(2, 3)), "h/(H/HK): H/HK is 0"));
  CHECK(binding_refusal(kGrouped, grouped(0, 3)).empty());  // no head, no read
}

TEST_CASE("conditions exclude, those of operands included") {
  const char* text = R"(cascade t { rank P, M, R; in A[P,M]: f32, T[R]: f32
    S[p,m] = A[p,m] where m <= p && p - m < R
    N[p,m] = S[p,m] * 2
    out O[p] = sum{m} N[p,m] * T[p-m] })";
  const auto request = [](std::int64_t p, std::int64_t m, std::int64_t r) {
    return Request{{{"A", Array(DType::f32, {p, m})}, {"T", Array(DType::f32, {r})}}, {}, {}};
  };
  CHECK(binding_refusal(text, request(70, 90, 5)).empty());
  const char* open = R"(cascade t { rank P, M, R; in A[P,M]: f32, T[R]: f32
    S[p,m] = A[p,m] where m <= p
    out O[p] = sum{m} S[p,m] * T[p-m] })";
  CHECK(binding_refusal(open, request(5, 90, 5)).empty());
  CHECK(contains(binding_refusal(open, request(6, 90, 5)), "T[p-m]: 5 outside R=5, at p=5, m=0"));
  const char* none = R"(cascade t { rank P, M, R; in A[P,M]: f32, T[R]: f32
    out O[p] = sum{m} A[p,m] * T[p-m] })";
  CHECK(contains(binding_refusal(none, request(2, 2, 5)), "T[p-m]: -1 outside R=5, at p=0, m=1"));
}

TEST_CASE("conditions over other variables that nothing meets leave no read") {
  const char* text = R"(cascade t { rank P, M, R; in A[M]: f32, T[R]: f32, n[]: i32
    out O[p] = sum{m} A[m] * T[p] where m < n[] })";
  const auto request = [](double n) {
    return Request{
        {{"A", Array(DType::f32, {4})}, {"T", Array(DType::f32, {2})}, {"n", integers({}, {n})}},
        {},
        {{"P", 3}}};
  };
  CHECK(binding_refusal(text, request(0)).empty());
  CHECK(contains(binding_refusal(text, request(1)), "T[p]: 2 outside R=2, at p=2"));
}

TEST_CASE("a table is checked at all positions the conditions reach, in every batch entry") {
  const char* text = R"(cascade t { rank M, NB, MB; in K[NB]: f32, bt[MB]: i32, len[]: i32
    out O[] = sum{m} K[bt[m/2]] where m < len[] })";
  const auto request = [](std::vector<double> table, std::vector<double> lengths) {
    return Request{{{"K", Array(DType::f32, {3})},
                    {"bt", integers({2, 3}, table)},
                    {"len", integers({2}, lengths)}},
                   {},
                   {{"M", 6}}};
  };
  CHECK(binding_refusal(text, request({0, 1, 2, 0, 9, -5}, {6, 2})).empty());
  CHECK(contains(binding_refusal(text, request({0, 1, 2, 0, 9, -5}, {6, 3})),
                 "K[bt[m/2]]: 9 outside NB=3, at m=2 of batch entry 1"));
  // The table itself is too short for m.
  Request longer = request({0, 1, 2, 0, 1, 1}, {6, 6});
  longer.extents["M"] = 8;
  longer.inputs["len"] = integers({2}, {7, 2});
  CHECK(contains(binding_refusal(text, longer), "bt[m/2]: 3 outside MB=3, at m=6"));
}

TEST_CASE("all accesses that leave their ranks are told at once") {
  const char* text = R"(cascade t { rank P, M, R; in A[M]: f32, T[R]: f32
    out O[p] = A[p + 1] * T[2 * p] })";
  const std::string all = binding_refusal(
      text, {{{"A", Array(DType::f32, {4})}, {"T", Array(DType::f32, {4})}}, {}, {{"P", 4}}});
  CHECK(contains(all, "A[p+1]: 4 outside M=4, at p=3"));
  CHECK(contains(all, "T[2*p]: 4 outside R=4, at p=2"));
}

TEST_CASE("selected coordinates have the range of what they select from") {
  const char* text = R"(cascade t { rank P, M, J, R; in A[P,M]: f32, T[R]: f32
    SEL[p,j] = topk{m} A[p,m]
    out O[p] = sum{j} T[p - SEL[p,j]] where SEL[p,j] <= p })";
  const auto request = [](std::int64_t r) {
    return Request{
        {{"A", Array(DType::f32, {6, 9})}, {"T", Array(DType::f32, {r})}}, {}, {{"J", 2}}};
  };
  CHECK(binding_refusal(text, request(6)).empty());
  CHECK(contains(binding_refusal(text, request(5)), "T[p-SEL[p,j]]: 5 outside R=5, at p=5"));
}

TEST_CASE("long ranks are settled by intervals, not point by point") {
  const char* text = R"(cascade t { rank P, M, R; in A[P]: f32, B[M]: f32, T[R]: f32
    S[p,m] = A[p] * B[m] where m <= p && p - m < R
    out O[p] = sum{m} S[p,m] * T[p-m] })";
  const std::int64_t length = 1 << 14;
  const std::clock_t start = std::clock();
  CHECK(binding_refusal(text, {{{"A", Array(DType::f32, {length})},
                                {"B", Array(DType::f32, {length})},
                                {"T", Array(DType::f32, {1 << 10})}},
                               {},
                               {}})
            .empty());
  CHECK(std::clock() - start < 20 * CLOCKS_PER_SEC);
}

TEST_CASE("a condition that hides too well is refused, not guessed") {
  // Equal codes only meet where the read is inside, but no interval shows it.
  const char* text = R"(cascade t { rank P, M, R; in a[P]: i32, b[M]: i32, T[R]: f32
    out O[p] = sum{m} T[p-m] where a[p] * a[p] == b[m] * b[m] + 2 })";
  const std::int64_t length = 1 << 12;
  std::mt19937 generator(1);
  std::vector<double> codes;
  for (std::int64_t i = 0; i < length; ++i)
    codes.push_back(static_cast<double>(generator() % 4001));
  const std::string refusal = binding_refusal(text, {{{"a", integers({length}, codes)},
                                                      {"b", integers({length}, codes)},
                                                      {"T", Array(DType::f32, {length})}},
                                                     {},
                                                     {}});
  CHECK_MESSAGE(contains(refusal, "could not be settled"), refusal);
}

}  // namespace
}  // namespace attngen::testing
