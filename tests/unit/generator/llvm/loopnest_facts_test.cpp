// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/loopnest_facts.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

#include "generator/language/language.h"

namespace attngen {
namespace {

Cascade parsed(const std::string& text) {
  return parse_variant({"test", text}).front();
}

const Einsum& einsum_of(const Cascade& cascade, const std::string& tensor) {
  return cascade
      .einsums[static_cast<std::size_t>(defining_einsum(cascade, find_tensor(cascade, tensor)))];
}

TEST_CASE("which tensors may lack points") {
  const Cascade cascade = parsed(
      "cascade t { rank P, M, J; split M -> M1, M0=4; in A[P,M]: f32, n[P]: i32\n"
      "S[p,m] = A[p,m] where m < n[p]\n"
      "G[p] = max{m} S[p,m]\n"
      "H[p] = max{m} S[p,m] where p > 1\n"
      "B[m1,m0] = m1 + m0\n"
      "SEL[p,j] = topk{m} A[p,m]\n"
      "out O[p] = G[p] + H[p] + A[p,SEL[p,0]]\n"
      "out U[p] = sum{m1,m0} B[m1,m0] * G[p] }");
  const std::vector<bool> may_lack = tensors_that_may_lack(cascade);
  std::string names;
  for (std::size_t at = 0; at < may_lack.size(); ++at) {
    if (may_lack[at]) names += cascade.tensors[at].name + " ";
  }
  CHECK(names == "S H B SEL O ");
}

TEST_CASE("operands come inner ones first, each once") {
  const Cascade cascade = parsed(
      "cascade t { rank P, M; in A[P]: f32, tab[M]: i32\n"
      "out O[m] = A[tab[m]] * A[tab[m]] where tab[m] >= 0 && m > 0 }");
  const PointConditions needs = point_conditions(cascade, einsum_of(cascade, "O"));
  REQUIRE(needs.operands.size() == 2);
  CHECK(print_expr(cascade, needs.operands[0]) == "tab[m]");
  CHECK(print_expr(cascade, needs.operands[1]) == "A[tab[m]]");
  CHECK(needs.terms.size() == 2);
}

TEST_CASE("f64 where f32 would add to the error") {
  const auto kinds = [](const std::string& type) {
    const Cascade cascade = parsed("cascade t { rank P, M; in A[P,M]: " + type +
                                   "\nB[p]: i32 = sum{m} A[p,m]\nC[p] = argmax{m} A[p,m]\n"
                                   "D[p] = sum{m} A[p,m]\nout O[p] = D[p] + B[p] + C[p] }");
    std::string text;
    for (const char* name : {"B", "C", "D", "O"}) {
      text += real_kind(cascade, einsum_of(cascade, name), false) == IrKind::f64 ? "8" : "4";
    }
    text += " ";
    for (const char* name : {"B", "C", "D"}) {
      text += to_text({held_kind(cascade, find_tensor(cascade, name), false), 1}) + " ";
    }
    return text;
  };
  CHECK(kinds("bf16") == "8844 i64 i64 float ");
  CHECK(kinds("f32") == "8888 i64 i64 double ");
  CHECK(kinds("f64") == "8888 i64 i64 double ");
}

TEST_CASE("integers that f64 holds are computed as integers") {
  const Cascade cascade = parsed(
      "cascade t { rank P, M; param k = 3, w = 2\n"
      "in A[P]: f32, t8[P]: i8, big[P]: i64\n"
      "out O[p] = p * M - t8[p] % 3 where p % k == 0\n"
      "out B[p] = p * M * P\n"
      "out C[p] = big[p] + 1\n"
      "out D[p] = A[p] + w\n"
      "out E[p] = p / M\n"
      "out G[p] = p % M }");
  const std::vector<double> static_params = {3, std::nan("")};
  const auto bound = [&](const std::string& tensor) {
    return integer_bound(cascade, einsum_of(cascade, tensor).body, static_params);
  };
  CHECK(std::isinf(bound("O")));  // 2^62
  CHECK(std::isinf(bound("B")));
  CHECK(std::isinf(bound("C")));
  CHECK(std::isinf(bound("D")));
  CHECK(std::isinf(bound("E")));
  CHECK(std::isinf(bound("G")));  // by 0 it would be a NaN
  const Expr term = einsum_of(cascade, "O").where->args[0];
  CHECK(integer_bound(cascade, term, static_params) == std::numeric_limits<double>::infinity());
  CHECK(is_exact_integer(cascade, term));
  CHECK(integer_bound(cascade, make_node(Op::sub, {make_leaf(Op::var, 0), make_integer(5)}),
                      static_params) == 0x1p31 + 5);
}

}  // namespace
}  // namespace attngen
