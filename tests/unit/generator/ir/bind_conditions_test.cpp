// SPDX-License-Identifier: Apache-2.0
#include "generator/ir/bind_conditions.h"

#include <doctest/doctest.h>

#include <string>

#include "generator/language/language.h"

namespace attngen {
namespace {

Cascade parsed(const std::string& body) {
  return parse_variant({"test", "cascade c {\n rank P, M\n in A[P,M]: f32\n" + body + "\n}"})
      .front();
}

/// The conditions under which the Einsum of `tensor` reads, as the language prints them.
std::string reaching(const Cascade& cascade, const char* tensor) {
  const int einsum = defining_einsum(cascade, find_tensor(cascade, tensor));
  std::string text;
  for (const Expr& term :
       reaching_conditions(cascade, cascade.einsums[static_cast<std::size_t>(einsum)])) {
    text += (text.empty() ? "" : "; ") + print_expr(cascade, term);
  }
  return text;
}

TEST_CASE("an Einsum reads under its own conditions and those of what it reads") {
  const Cascade cascade = parsed(
      " S[p,m] = A[p,m] where m <= p && m > p - 4\n N[p,m] = exp(S[p,m])\n"
      " out O[p] = sum{m} N[p,m]");
  CHECK(reaching(cascade, "S") == "m <= p; m > p - 4");
  CHECK(reaching(cascade, "N") == "m <= p; m > p - 4");
  CHECK(reaching(cascade, "O") == "m <= p; m > p - 4");
}

TEST_CASE("the conditions of an operand stand in the reader's variables") {
  const Cascade cascade =
      parsed(" S[p,m] = A[p,m] where m <= p\n out O[p,m] = S[p,m - 1] where m >= 1");
  CHECK(reaching(cascade, "O") == "m >= 1; m - 1 <= p");
}

TEST_CASE("a coordinate is told as the text writes it") {
  const Cascade cascade = parsed(" out O[p,m] = A[p,m - 1] where m >= 1");
  const Expr access = cascade.einsums.front().body;
  REQUIRE(access->op == Op::access);
  CHECK(coordinate_text(cascade, access->args[1]) == "m-1");
}

}  // namespace
}  // namespace attngen
