// SPDX-License-Identifier: Apache-2.0
#include "generator/form/packed_rank.h"

#include <doctest/doctest.h>

#include <vector>

#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

PackedRank packed_in(const Cascade& cascade) {
  const FormResult form = forward_form(cascade, analyse(cascade));
  REQUIRE(form.form);
  const std::vector<double> params(cascade.params.size(), 4.0);
  return packed_rank(cascade, *form.form, params);
}

TEST_CASE("query heads that share keys are packed, in the groups that the text says") {
  const Cascade gqa = emitting::from_gallery("causal_gqa");
  const PackedRank packed = packed_in(gqa);
  CHECK(packed.var == implicit_var(gqa, find_rank(gqa, "H")));
  REQUIRE(packed.group);
  std::vector<std::int64_t> extents(gqa.ranks.size(), 1);
  extents[static_cast<std::size_t>(find_rank(gqa, "H"))] = 32;
  extents[static_cast<std::size_t>(find_rank(gqa, "HK"))] = 8;
  CHECK(group_size(packed.group, extents) == 4);
  extents[static_cast<std::size_t>(find_rank(gqa, "HK"))] = 64;
  CHECK(group_size(packed.group, extents) == 1);
}

TEST_CASE("with one head of keys all query heads share it") {
  const PackedRank packed = packed_in(emitting::from_gallery("mqa"));
  CHECK(packed.var >= 0);
  CHECK_FALSE(packed.group);
}

TEST_CASE("heads with keys of their own are not packed, nor heads that bound the keys") {
  CHECK(packed_in(emitting::from_gallery("alibi")).var == -1);
  const PackedRank bound = packed_in(emitting::parsed(R"(cascade c {
  rank H, P, M, E, F
  in Q[H,P,E]: f32, K[M,E]: f32, V[M,F]: f32, window[H]: i32
  S[h,p,m] = sum{e} Q[h,p,e] * K[m,e] where p - m < window[h]
  GM[h,p] = max{m} S[h,p,m]
  N[h,p,m] = exp(S[h,p,m] - GM[h,p])
  D[h,p] = sum{m} N[h,p,m]
  out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[m,f]
})"));
  CHECK(bound.var == -1);
  CHECK(bound.why == "which keys count depends on h: one of it per tile");
}

}  // namespace
}  // namespace attngen
