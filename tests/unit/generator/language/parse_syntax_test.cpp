// SPDX-License-Identifier: Apache-2.0
// Statements, one by one: what is accepted, and that errors do not hide one another.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/unit/generator/language/parsing.h"

namespace attngen {
namespace {

using testing::accepted;
using testing::around;
using testing::parsed;
using testing::refusals;

TEST_CASE("several cascades in one text, in order") {
  const std::vector<Cascade> cascades = parse_variant(
      {"test",
       "cascade a {rank P; in A[P]: f32; out O[p] = A[p]} cascade b {rank Q; in B[Q]: f32\n"
       "out O[q] = B[q]}"});
  REQUIRE(cascades.size() == 2);
  CHECK(cascades[0].name == "a");
  CHECK(cascades[1].name == "b");
  CHECK(cascades[1].origin == "test");
}

TEST_CASE("a text without a cascade is refused") {
  for (const char* text : {"", "\n\n", ";;;", "# cascade a {}", " \t\r\n"}) {
    CHECK(refusals(text) == std::vector<std::string>{"syntax 0:0"});
  }
}

TEST_CASE("a text of a megabyte is the largest") {
  const std::string cascade = "cascade a {rank P; in A[P]: f32; out O[p] = A[p]}";
  const std::string filler(1'048'576 - cascade.size(), ' ');
  CHECK(accepted(cascade + filler));
  CHECK_FALSE(accepted(cascade + filler + " "));
}

TEST_CASE("ranks, splits and variables") {
  const Cascade cascade = parsed(
      "cascade a { rank M=96, E\n split M -> M1, M0=32; var i in M0\n in A[M,E]: f32\n"
      " out O[m1*M0+i,e] = sum{m0} A[m1*M0+m0,e] }");
  CHECK(cascade.ranks[0].extent == 96);
  CHECK_FALSE(cascade.ranks[1].extent.has_value());
  REQUIRE(cascade.splits.size() == 1);
  CHECK(cascade.ranks[static_cast<std::size_t>(cascade.splits[0].outer)].name == "M1");
  CHECK(cascade.ranks[static_cast<std::size_t>(cascade.splits[0].inner)].extent == 32);
  CHECK(cascade.ranks[static_cast<std::size_t>(cascade.splits[0].inner)].split == 0);
  CHECK(cascade.vars.back().name == "i");
  CHECK_FALSE(cascade.vars.back().implicit);
  CHECK(cascade.vars[static_cast<std::size_t>(implicit_var(cascade, 2))].name == "m1");
}

TEST_CASE("a part of a split may be split again, in either order of lines") {
  const std::string good =
      "cascade a { rank M; split M -> M1, M0=8; split M0 -> M01, M00=4; in A[M]: f32\n"
      " B[m1,m01,m00] = A[m1*M0 + m01*M00 + m00] where m1*M0 + m01*M00 + m00 < M\n"
      " out O[] = sum{m1,m01,m00} B[m1,m01,m00] }";
  CHECK(accepted(good));
  CHECK(
      accepted("cascade a { rank M; split M0 -> M01, M00=4; split M -> M1, M0=8; in A[M]: f32\n"
               " B[m1,m01*M00+m00] = A[m1*M0 + m01*M00 + m00] where m1*M0 + m01*M00 + m00 < M\n"
               " out O[] = sum{m1,m0} B[m1,m0] }"));
}

TEST_CASE("declarations may stand behind their use, equations may not") {
  CHECK(accepted(
      "cascade a { out O[p] = A[p] * n; in A[P]: T; param n = 2; dtype T = f16; rank P }"));
  CHECK_FALSE(accepted("cascade a { rank P; in A[P]: f32; out O[p] = S[p]; S[p] = A[p] }"));
}

TEST_CASE("parameters: types and defaults") {
  const Cascade cascade = parsed(
      "cascade a { rank P; dtype T = f64\n param a, b: i32, c = -1.5, d: T = rsqrt(P) / 2, e: bool "
      "= P "
      "> 4\n in A[P]: f32\n out O[p] = select(e, A[p] * a * b, c * d) }");
  REQUIRE(cascade.params.size() == 5);
  CHECK(cascade.params[0].default_value == nullptr);
  CHECK_FALSE(cascade.params[0].type.has_value());
  CHECK(cascade.params[1].type->type == DType::i32);
  CHECK(cascade.params[2].default_value->op == Op::neg);
  CHECK(cascade.params[3].type->alias == 0);
  CHECK(cascade.params[3].default_value->op == Op::div);
  CHECK(cascade.params[4].default_value->op == Op::gt);
}

TEST_CASE("expect lines name a rank and both counts") {
  const Cascade cascade = parsed(
      "cascade a { rank P; in A[P]: f32; expect passes(P) 3 -> 1; expect passes(P) 0 -> 12\n"
      " out O[p] = A[p] }");
  REQUIRE(cascade.expects.size() == 2);
  CHECK(cascade.expects[0].written == 3);
  CHECK(cascade.expects[1].rewritten == 12);
}

TEST_CASE("reductions: words, several variables, k") {
  for (const char* op : {"sum", "max", "min", "prod", "argmax"}) {
    CHECK(accepted(around(std::string("out O[p] = ") + op + "{m} A[p,m]")));
  }
  CHECK(accepted(around("out O[] = sum{p,m} A[p,m]")));
  CHECK(accepted(around("out O[p]: bool = any{m} ok[p,m]")));
  CHECK(accepted(around("out O[p]: bool = all{m} A[p,m] > 0 && ok[p,m]")));
  CHECK(accepted(around("rank J\nout O[p,j] = topk{m} A[p,m]")));
  CHECK(accepted(around("rank J=3\nout O[p,j] = topk{m; 3} A[p,m]")));
  const Cascade cascade = parsed(around("rank J\nout O[p,j] = topk{ m\n; 3\n} A[p,m]"));
  CHECK(testing::einsum_of(cascade, "O").reduction->k == 3);
}

TEST_CASE("max and min are functions before ( and reductions before {") {
  const Cascade cascade =
      parsed(around("out O[p] = max{m} max(A[p,m], 0)\nout Y[p,m] = max(A[p,m], min(p, m))"));
  CHECK(testing::einsum_of(cascade, "O").reduction->op == ReduceOp::max);
  CHECK(testing::einsum_of(cascade, "O").body->op == Op::max);
  CHECK_FALSE(testing::einsum_of(cascade, "Y").reduction.has_value());
}

TEST_CASE("a sum in parentheses belongs inside its reduction") {
  CHECK_FALSE(accepted(around("out O[p] = sum{m} A[p,m] + 1")));
  CHECK(accepted(around("out O[p] = sum{m} (A[p,m] + 1)")));
  CHECK_FALSE(accepted(around("out O[p] = sum{m} (A[p,m]) + 1")));
  CHECK(accepted(around("out O[p] = sum{m} A[p,m] + m")));
  CHECK(accepted(around("out O[p] = sum{m} (A[p,m] + 1) * 2")));
}

TEST_CASE("every statement with an error is reported, and only those") {
  CHECK(refusals(around("out O[p] = sum(m, A[p,m])\nout X[p,m] = A[p,m]\nout Y[p,m] = A[p,m] @ 2\n"
                        "out Z[p,m] = (A[p,m]\nout W[p,m] = +")) ==
        std::vector<std::string>{"syntax 6:12", "syntax 8:21", "syntax 10:1", "syntax 10:14"});
  // Two cascades: the first does not parse, the second breaks a rule. Both are said.
  CHECK(refusals("cascade a { rank }\ncascade b { rank P, X; in A[P]: f32; out O[p] = A[p] }") ==
        std::vector<std::string>{"syntax 1:18", "V1 2:21"});
}

TEST_CASE("errors of different rules come together, in the order of the text") {
  CHECK(
      refusals("cascade a {\n rank P, M, X\n in A[P,M]: f32, t[P]: f32\n S[p]: bf16 = sum{m} A[p]\n"
               " out O[p] = A[t[p],m] * s where S[p]\n}") ==
      std::vector<std::string>{"V1 2:13", "V7 4:2", "V2 4:22", "V8 5:15", "V1 5:25", "V6 5:33"});
}

}  // namespace
}  // namespace attngen
