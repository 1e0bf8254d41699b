// SPDX-License-Identifier: Apache-2.0
#include "generator/language/resolve.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/unit/generator/language/parsing.h"

namespace attngen {
namespace {

using testing::accepted;
using testing::around;
using testing::einsum_of;
using testing::parsed;
using testing::tensor_of;

std::vector<std::string> dims_of(const Cascade& cascade, const std::string& tensor) {
  std::vector<std::string> names;
  for (const TensorDim& dim : tensor_of(cascade, tensor).dims) {
    names.push_back(cascade.ranks[static_cast<std::size_t>(dim.rank)].name +
                    (dim.is_state ? "+1" : ""));
  }
  return names;
}

using Names_ = std::vector<std::string>;

const char* const kOnePass =
    "cascade a { rank M, E; split M -> M1, M0=8; var i in M0\n in A[M,E]: f32\n"
    " iter m1 until m1 >= M1\n init X[0,e] = 0\n"
    " B[m1,e] = sum{m0} A[m1*M0+m0,e]\n X[m1+1,e] = X[m1,e] + B[m1,e]\n"
    " out Y[m1*M0+i,e] = X[m1,e] + A[m1*M0+i,e]\n out O[e] = X[M1,e] }";

TEST_CASE("the dims of a tensor follow from its left side") {
  const Cascade cascade = parsed(kOnePass);
  CHECK(dims_of(cascade, "A") == Names_{"M", "E"});
  CHECK(dims_of(cascade, "B") == Names_{"M1", "E"});
  CHECK(dims_of(cascade, "X") == Names_{"M1+1", "E"});
  CHECK(dims_of(cascade, "Y") == Names_{"M", "E"});
  CHECK(dims_of(cascade, "O") == Names_{"E"});
  CHECK(tensor_of(cascade, "A").kind == TensorKind::input);
  CHECK(tensor_of(cascade, "B").kind == TensorKind::temporary);
  CHECK(tensor_of(cascade, "X").kind == TensorKind::state);
  CHECK(tensor_of(cascade, "Y").kind == TensorKind::output);
  CHECK(cascade.iters[0].var == implicit_var(cascade, find_rank(cascade, "M1")));
}

TEST_CASE("a variable's rank makes a dim, whatever its name") {
  const Cascade cascade = parsed(
      "cascade a { rank P; var q in P; in A[P]: f32\n"
      " B[p,q] = A[p] * A[q]\n out O[q] = sum{p} B[p,q] }");
  CHECK(dims_of(cascade, "B") == Names_{"P", "P"});
}

TEST_CASE("/ is real division in a value, floor division in coordinates and between indices") {
  const Cascade cascade =
      parsed(around("out O[p,m] = p / M + A[p/2,m] * select(p/2 == m, 1, 0) where p/64 == m/64 && "
                    "A[p,m]/2 > 1 && "
                    "(p+n)/t[p] < 3 && B[m/2]/M < m/M + 0.5/p"));
  const Einsum& einsum = einsum_of(cascade, "O");
  int real_in_body = 0;
  int floor_in_body = 0;
  for_each_node(einsum.body, [&](const ExprNode& node) {
    real_in_body += node.op == Op::div ? 1 : 0;
    floor_in_body += node.op == Op::floor_div ? 1 : 0;
  });
  CHECK(real_in_body == 2);
  CHECK(floor_in_body == 1);
  const std::vector<Expr> terms = conjuncts(einsum.where);
  REQUIRE(terms.size() == 4);
  CHECK(terms[0]->args[0]->op == Op::floor_div);
  CHECK(terms[0]->args[1]->op == Op::floor_div);
  CHECK(terms[1]->args[0]->op == Op::div);
  CHECK(terms[2]->args[0]->op == Op::floor_div);
  CHECK(terms[3]->args[0]->op == Op::div);                          // B[...] is no index
  CHECK(terms[3]->args[0]->args[0]->args[0]->op == Op::floor_div);  // its coordinate is
  CHECK(terms[3]->args[1]->args[0]->op == Op::floor_div);           // m/M
  CHECK(terms[3]->args[1]->args[1]->op == Op::div);                 // 0.5 is no integer
}

TEST_CASE("bare variables, extents and parameters in a value") {
  const Cascade cascade = parsed(around("out O[p] = p * P + n + M"));
  const ExprNode& body = *einsum_of(cascade, "O").body;
  CHECK(body.args[1]->op == Op::extent);
  CHECK(body.args[0]->args[1]->op == Op::param);
  CHECK(body.args[0]->args[0]->args[0]->op == Op::var);
  CHECK(body.args[0]->args[0]->args[1]->op == Op::extent);
}

TEST_CASE("types: untyped ones are f32, selections whole, conditions bool") {
  const Cascade cascade =
      parsed(around("rank J\nS[p] = sum{m} A[p,m]\nL[p,m] = A[p,m] > 0\nT[p,j] = topk{m} A[p,m]\n"
                    "W[p]: f64 = S[p]\nout X[p] = argmax{m} A[p,m] where L[p,m]\n"
                    "out O[p,j]: f16 = W[p] + B[T[p,j]]\nout C[p]: i8 = S[p]"));
  CHECK(tensor_of(cascade, "S").type.type == DType::f32);
  CHECK_FALSE(tensor_of(cascade, "S").typed);
  CHECK(tensor_of(cascade, "L").type.type == DType::boolean);
  CHECK(tensor_of(cascade, "T").type.type == DType::i32);
  CHECK(tensor_of(cascade, "W").type.type == DType::f64);
  CHECK(tensor_of(cascade, "X").type.type == DType::f32);
  CHECK(tensor_of(cascade, "O").type.type == DType::f16);
  CHECK(tensor_of(cascade, "O").typed);
  CHECK(tensor_of(cascade, "C").type.type == DType::i8);
}

TEST_CASE("a dtype can be chosen from outside, and only one that is there") {
  const VariantText variant{"test",
                            "cascade a { rank P; dtype T = bf16; in A[P]: T, B[P]: bf16\n"
                            " out O[p]: T = A[p] + B[p] }"};
  const Cascade plain = parse_variant(variant)[0];
  CHECK(tensor_of(plain, "A").type.type == DType::bf16);
  CHECK(tensor_of(plain, "A").type.alias == 0);
  const Cascade chosen = parse_variant(variant, {{"T", DType::f16}})[0];
  CHECK(chosen.dtypes[0].type == DType::f16);
  CHECK(tensor_of(chosen, "A").type.type == DType::f16);
  CHECK(tensor_of(chosen, "O").type.type == DType::f16);
  CHECK(tensor_of(chosen, "B").type.type == DType::bf16);
  try {
    parse_variant(variant, {{"U", DType::f16}});
    FAIL("accepted");
  } catch (const Error& error) {
    REQUIRE(error.findings().size() == 1);
    CHECK(error.findings()[0].rule == "dtype");
    CHECK(error.findings()[0].message == "no line `dtype U = ...` to override");
    CHECK(error.findings()[0].fix == "the text declares T");
  }
}

TEST_CASE("an override is judged like the text") {
  const VariantText variant{"test",
                            "cascade a { rank P; dtype T = f32; in A[P]: f32\n"
                            " S[p]: T = A[p]\n out O[p] = S[p] }"};
  CHECK(parse_variant(variant).size() == 1);
  CHECK_THROWS_AS(parse_variant(variant, {{"T", DType::f16}}), Error);
}

TEST_CASE("scalar tensors have brackets and no coordinates") {
  const Cascade cascade = parsed(
      "cascade a { rank P; in A[P]: f32, len[]: i32\n"
      " S[] = sum{p} A[p] where p < len[]\n out O[] = S[] }");
  CHECK(tensor_of(cascade, "len").dims.empty());
  CHECK(tensor_of(cascade, "O").dims.empty());
}

TEST_CASE("a left variable that is absent on the right broadcasts") {
  CHECK(accepted(around("out O[p,m] = 3\nout Y[p,m] = B[m]")));
}

TEST_CASE("a state is read at 0, v, v+1 and at the end") {
  CHECK(accepted(kOnePass));
  CHECK(
      accepted("cascade a { rank M; in A[M]: f32; iter m until m >= M; init X[0] = 1\n"
               " X[m+1] = X[m] * A[m]\n out Y[m] = X[m+1] - X[m] + X[0]\n out O[] = X[M] }"));
}

TEST_CASE("two states may step together") {
  CHECK(accepted(
      "cascade a { rank M; in A[M]: f32; iter m until m >= M; init X[0] = 1; init Y[0] = 0\n"
      " X[m+1] = X[m] * A[m] + Y[m]\n Y[m+1] = Y[m] + X[m+1]\n out O[] = X[M] + Y[M] }"));
}

TEST_CASE("gathers: tables and selections stand in coordinates") {
  CHECK(
      accepted(around("out O[p] = B[clamp(t[p], 0, M-1)] + B[clamp(t[min(t[p], P-1)], 0, M-1)]")));
  CHECK(accepted(around("rank J\nT[p,j] = topk{m} A[p,m]\nout O[p,j] = B[T[p,j]]")));
  CHECK_FALSE(accepted(around("out O[p,m] = B[A[p,m]]")));
  CHECK_FALSE(accepted(around("out O[p,m] = B[ok[p,m]]")));
}

}  // namespace
}  // namespace attngen
