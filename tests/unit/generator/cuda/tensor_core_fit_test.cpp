// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/tensor_core_fit.h"

#include <doctest/doctest.h>

#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

std::vector<std::string> reasons_for(const std::string& text) {
  const Cascade cascade = emitting::parsed(text);
  const FormResult result = forward_form(cascade, analyse(cascade));
  REQUIRE(result.form);
  return why_not_on_tensor_cores(cascade, *result.form, Skeleton::forward);
}

TEST_CASE("halves of one type fit") {
  CHECK(reasons_for(R"(cascade c {
  rank P, M, E, F
  in Q[P,E]: f16, K[M,E]: f16, V[M,F]: bf16
  S[p,m] = sum{e} Q[p,e] * K[m,e]
  out O[p,f] = sum{m} S[p,m] * V[m,f]
})")
            .empty());
}

TEST_CASE("other types, two types and gathers are named once each") {
  const std::vector<std::string> reasons = reasons_for(R"(cascade c {
  rank P, M, E, F, N
  in Q[P,E]: f32, K[N,E]: bf16, V[M,F]: bf16, at[M]: i32
  S[p,m] = sum{e} Q[p,e] * K[at[m],e]
  out O[p,f] = sum{m} S[p,m] * V[m,f]
})");
  REQUIRE(reasons.size() == 3);
  CHECK(reasons[0] == "Q is f32; the tensor cores here take bf16 or f16");
  CHECK(reasons[1] == "the rows of K are not read at m plus a constant: gathers are not built yet");
  CHECK(reasons[2] == "Q is f32 and K is bf16; the tensor cores take one type for both");
}

}  // namespace
}  // namespace attngen
