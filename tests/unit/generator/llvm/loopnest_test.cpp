// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/loopnest.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "generator/language/language.h"

namespace attngen {
namespace {

const char* const kText =
    "cascade rows { rank P, M; dtype T = bf16; param w = 2, k = 3\n"
    "in A[P,M]: T, tab[P]: i32\n"
    "S[p,m] = A[p,m] * w where m % k == 0\n"
    "out O[p] = sum{m} S[p,m] * A[tab[p],m] }";

LlvmSource printed(const std::string& text, int batch_axes = 0, bool in_f64 = false,
                   bool strided = false) {
  const Cascade cascade = parse_variant({"test", text}).front();
  CpuProblem problem;
  problem.static_params = {std::numeric_limits<double>::quiet_NaN(), 3};
  problem.batch_axes = batch_axes;
  problem.in_f64 = in_f64;
  if (strided) problem.element_loads.assign(cascade.tensors.size(), true);
  CpuPlan plan;
  plan.reasons = {"no contraction"};
  return emit_loopnest(cascade, Analysis{}, problem, plan);
}

bool contains(const LlvmSource& source, const std::string& part) {
  return source.text.find(part) != std::string::npos;
}

TEST_CASE("the text says what it is, and every Einsum stands above its loops") {
  const LlvmSource source = printed(kText);
  CHECK(source.plan.skeleton == "loopnest");
  CHECK(source.entry == "attngen_rows_bf16_loopnest");
  CHECK(source.command == "attngen show rows --stage ll -p k=3 --dtype T=bf16 --arch avx512");
  CHECK(contains(source, "; attngen: rows, digest "));
  CHECK(contains(source, "; " + source.command + "\n"));
  CHECK(contains(source, "; plan:\n;   loopnest\n;   no contraction\n"));
  CHECK(contains(source, "  ; S[p,m] = A[p,m] * w where m % k == 0\n"));
  CHECK(contains(source, "  ; out O[p] = sum{m} S[p,m] * A[tab[p],m]\n"));
  CHECK(contains(source,
                 "define void @attngen_rows_bf16_loopnest_whole(ptr noalias readonly "
                 "%arguments, i64 %item, ptr noalias %scratch)"));
}

TEST_CASE("equal inputs give equal texts; the options change what they should") {
  CHECK(printed(kText).text == printed(kText).text);
  const LlvmSource plain = printed(kText);
  CHECK_FALSE(contains(plain, "double"));
  CHECK(contains(printed(kText, 0, true), "fmul contract double"));
  CHECK(printed(kText, 0, true).entry == "attngen_rows_bf16_loopnest_in_f64");
  const auto strides = [](const LlvmSource& source) {
    int count = 0;
    for (const KernelArgument& argument : source.arguments) {
      count += argument.kind == KernelArgument::Kind::stride ? 1 : 0;
    }
    return count;
  };
  CHECK(strides(plain) == 1);                      // the rows of A
  CHECK(strides(printed(kText, 2)) == 1 + 3 * 2);  // and the batch axes of A, tab and O
  CHECK(strides(printed(kText, 0, false, true)) == 4);
  CHECK(contains(printed(kText, 0, false, true), "--any-layout all"));
}

TEST_CASE("names of the cascade cannot meet the printer's") {
  const LlvmSource source = printed(
      "cascade define { rank V, ENTRY, THEN_; in I_V[V,ENTRY]: f32\n"
      "X[v,entry,then_] = I_V[v,entry] where then_ < v\n"
      "out RET[v] = sum{entry,then_} X[v,entry,then_] }");
  CHECK(contains(source, "%i_v.0 = phi i64"));
  CHECK(contains(source, "%i_then_.0 = phi i64"));
}

}  // namespace
}  // namespace attngen
