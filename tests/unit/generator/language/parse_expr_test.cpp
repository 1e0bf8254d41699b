// SPDX-License-Identifier: Apache-2.0
#include "generator/language/parse_expr.h"

#include <doctest/doctest.h>

#include <ctime>
#include <string>

#include "generator/language/words.h"
#include "tests/unit/generator/language/parsing.h"

namespace attngen {
namespace {

// Every operation in parentheses: says how a text was grouped without using the printer.
std::string grouped(const Expr& expr) {
  switch (expr->op) {
    case Op::integer:
      return std::to_string(expr->integer);
    case Op::var:
      return expr->id == 0 ? "p" : "m";
    case Op::extent:
      return expr->id == 0 ? "P" : "M";
    case Op::param:
      return "n";
    case Op::access:
      return "A";
    case Op::infinity:
      return "inf";
    case Op::boolean:
      return expr->integer != 0 ? "true" : "false";
    default:
      break;
  }
  std::string text = "(" + std::to_string(static_cast<int>(expr->op));
  for (const Expr& arg : expr->args) text += " " + grouped(arg);
  return text + ")";
}

std::string grouped_body(const std::string& text) {
  return grouped(
      testing::einsum_of(testing::parsed(testing::around("out O[p,m] = " + text)), "O").body);
}

std::string grouped_where(const std::string& text) {
  return grouped(
      testing::einsum_of(testing::parsed(testing::around("out O[p,m] = 1 where " + text)), "O")
          .where);
}

TEST_CASE("order of operators as in C") {
  CHECK(grouped_body("p+m*2") == grouped_body("p+(m*2)"));
  CHECK(grouped_body("p-m-2") == grouped_body("(p-m)-2"));
  CHECK(grouped_body("p/m*2%3") == grouped_body("((p/m)*2)%3"));
  CHECK(grouped_body("-p*m") == grouped_body("(-p)*m"));
  CHECK(grouped_body("p--m") == grouped_body("p-(-m)"));
  CHECK(grouped_body("--p") == grouped_body("-(-p)"));
  CHECK(grouped_where("p<m && m<3 || p==2") == grouped_where("((p<m) && (m<3)) || (p==2)"));
  CHECK(grouped_where("p<m || m<3 && p==2") == grouped_where("(p<m) || ((m<3) && (p==2))"));
  CHECK(grouped_where("p+1 <= m*2") == grouped_where("(p+1) <= (m*2)"));
  CHECK(grouped_where("!ok[p,m] && p<m") == grouped_where("(!ok[p,m]) && (p<m)"));
  CHECK(grouped_where("!(p<m)") != grouped_where("(p<m)"));
  CHECK(grouped_body("p-m-2") != grouped_body("p-(m-2)"));
}

TEST_CASE("neg(x) is -x, and literals keep their sign apart") {
  CHECK(grouped_body("neg(p)") == grouped_body("-p"));
  const Cascade cascade = testing::parsed(testing::around("out O[p,m] = -3"));
  const Expr body = testing::einsum_of(cascade, "O").body;
  REQUIRE(body->op == Op::neg);
  CHECK(body->args[0]->op == Op::integer);
  CHECK(body->args[0]->integer == 3);
}

TEST_CASE("every function takes as many values as it has operands") {
  for (const FunctionWord& word : function_words()) {
    for (int count = 0; count <= 4; ++count) {
      std::string arguments = word.op == Op::select ? "p < m" : "p";
      if (count == 0) arguments.clear();
      for (int i = 1; i < count; ++i) arguments += ", m";
      const std::string text =
          testing::around("out O[p,m] = " + std::string(word.name) + "(" + arguments + ")");
      INFO(text);
      CHECK(testing::accepted(text) == (count == arity(word.op)));
    }
  }
}

TEST_CASE("numbers keep their value and their kind") {
  const auto body = [](const std::string& text) {
    return testing::einsum_of(testing::parsed(testing::around("out O[p,m] = " + text)), "O").body;
  };
  CHECK(body("9223372036854775807")->integer == 9223372036854775807);
  CHECK(body("1e-5")->number == 1e-5);
  CHECK(body("1E+5")->number == 1e5);
  CHECK(body(".5")->number == 0.5);
  CHECK(body("3.0")->op == Op::number);
  CHECK(body("3")->op == Op::integer);
  CHECK(body("inf")->op == Op::infinity);
}

// A caret where the reader looks: the whole of what is meant, from its first to its last character.
TEST_CASE("spans cover the expression") {
  const Cascade cascade =
      testing::parsed("cascade a {\n rank P\n in A[P]: f32\n out O[p] = exp(A[p]) * (p + 1)\n}");
  const ExprNode& product = *testing::einsum_of(cascade, "O").body;
  CHECK(product.span.line == 4);
  CHECK(product.span.column == 13);
  CHECK(product.span.length == 19);
  CHECK(product.args[0]->span.length == 9);
  CHECK(product.args[1]->span.column == 25);
  CHECK(product.args[1]->span.length == 7);
}

TEST_CASE("hostile depth is refused at once and without deep recursion") {
  // Of this process: a busy machine is no fault.
  const std::clock_t begin = std::clock();
  const std::string head = "cascade a { rank P; in A[P]: f32; out O[p] = ";
  for (const std::string unit : {"(", "-", "!", "exp(", "A[", "1+", "1*", "p<m&&", "max(1,"}) {
    std::string text = head;
    while (text.size() < 250'000) text += unit;
    CHECK_FALSE(testing::accepted(text));
    CHECK_FALSE(testing::accepted(text + "A[p]}"));
  }
  const std::string huge(10'000'000, '(');
  CHECK(testing::refusals(huge) == std::vector<std::string>{"syntax 0:0"});
  CHECK(std::clock() - begin < 20 * CLOCKS_PER_SEC);
}

TEST_CASE("the deepest tree that is accepted") {
  const auto chain = [](int operations) {
    std::string text = "out O[p,m] = p";
    for (int i = 0; i < operations; ++i) text += " + p";
    return testing::accepted(testing::around(text));
  };
  CHECK(chain(kDeepestExpression - 1));
  CHECK_FALSE(chain(kDeepestExpression));
  const auto nested = [](int depth) {
    const auto count = static_cast<std::size_t>(depth);
    return testing::accepted(
        testing::around("out O[p,m] = " + std::string(count, '(') + "p" + std::string(count, ')')));
  };
  CHECK(nested(kDeepestExpression));
  CHECK_FALSE(nested(kDeepestExpression + 1));
}

}  // namespace
}  // namespace attngen
