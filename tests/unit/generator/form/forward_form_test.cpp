// SPDX-License-Identifier: Apache-2.0
#include "generator/form/forward_form.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

using emitting::from_gallery;
using emitting::parsed;

FormResult form_of(const Cascade& cascade) {
  return forward_form(cascade, analyse(cascade));
}

ForwardForm required(const Cascade& cascade) {
  FormResult result = form_of(cascade);
  for (const std::string& reason : result.reasons) MESSAGE(reason);
  REQUIRE(result.form);
  return *result.form;
}

std::string name(const Cascade& cascade, int tensor) {
  return cascade.tensors.at(static_cast<std::size_t>(tensor)).name;
}

bool mentions(const std::vector<std::string>& reasons, const std::string& what) {
  return std::any_of(reasons.begin(), reasons.end(), [&](const std::string& reason) {
    return reason.find(what) != std::string::npos;
  });
}

TEST_CASE("every variant of the gallery has the form") {
  for (const GalleryEntry& entry : gallery()) {
    CAPTURE(entry.name);
    const Cascade cascade = from_gallery(std::string(entry.name));
    const FormResult result = form_of(cascade);
    for (const std::string& reason : result.reasons) MESSAGE(reason);
    CHECK(result.form);
  }
}

TEST_CASE("softmax: operands, tags before their users, two sweeps") {
  const Cascade cascade = from_gallery("softmax");
  const ForwardForm form = required(cascade);
  CHECK(name(cascade, form.rows.tensor) == "Q");
  CHECK(name(cascade, form.keys.tensor) == "K");
  CHECK(name(cascade, form.values.tensor) == "V");
  CHECK(form.levels == 2);
  REQUIRE(form.scalars.size() == 2);
  CHECK(name(cascade, form.scalars[0].tensor) == "GM");
  CHECK(form.scalars[0].is_tag);
  CHECK(name(cascade, form.scalars[1].tensor) == "D");
  CHECK_FALSE(form.scalars[1].is_tag);
  CHECK(form.scalars[1].retag);
  CHECK(form.wide_retag);
  REQUIRE(form.excluded);
  CHECK(std::isinf(*form.excluded));
  CHECK_FALSE(form.masks_terms);
  CHECK_FALSE(form.tiles.keep);
}

TEST_CASE("sigmoid and relu2 have no tags and one sweep") {
  const ForwardForm sigmoid = required(from_gallery("sigmoid"));
  CHECK(sigmoid.levels == 1);
  CHECK(sigmoid.scalars.empty());
  CHECK(sigmoid.excluded == 0.0);
  const ForwardForm relu2 = required(from_gallery("relu2"));
  CHECK(relu2.levels == 1);
  CHECK(relu2.excluded);
  CHECK(relu2.wide_finish);
}

TEST_CASE("cosine reduces the columns of both operands") {
  const ForwardForm form = required(from_gallery("cosine"));
  REQUIRE(form.reductions.size() == 2);
  CHECK(form.reductions[0].of_rows != form.reductions[1].of_rows);
}

TEST_CASE("keys may be shared between heads, and shifted by something constant") {
  const ForwardForm gqa = required(from_gallery("gqa"));
  CHECK(gqa.grid_vars.size() == 1);
  const Cascade packed = parsed(R"(cascade packed {
  rank B, P, M, E, F, T
  in Q[B,P,E]: bf16, K[T,E]: bf16, V[T,F]: bf16, ko[B]: i32, kl[B]: i32
  S[b,p,m] = sum{e} Q[b,p,e] * K[ko[b]+m,e] where m < kl[b]
  GM[b,p] = max{m} S[b,p,m]
  N[b,p,m] = exp(S[b,p,m] - GM[b,p])
  D[b,p] = sum{m} N[b,p,m]
  out O[b,p,f] = sum{m} N[b,p,m] / D[b,p] * V[ko[b]+m,f]
})");
  const ForwardForm form = required(packed);
  CHECK(form.keys.row_coordinate->op == Op::add);
}

TEST_CASE("rows at computed places are gathers") {
  const Cascade paged = parsed(R"(cascade paged {
  rank P, M, E, F, N, S=16, L
  in Q[P,E]: f32, K[N,S,E]: f32, V[N,S,F]: bf16, pt[L]: i32
  QK[p,m] = sum{e} Q[p,e] * K[pt[m/16],m%16,e]
  GM[p] = max{m} QK[p,m]
  W[p,m] = exp(QK[p,m] - GM[p])
  D[p] = sum{m} W[p,m]
  out O[p,f] = sum{m} W[p,m] / D[p] * V[pt[m/16],m%16,f]
})");
  const ForwardForm form = required(paged);
  CHECK(form.keys.gathers);
  CHECK(form.values.gathers);
  CHECK_FALSE(form.rows.gathers);
  CHECK(form.keys.column_dim == 2);
}

TEST_CASE("each reason against the form is named") {
  const auto reasons = [&](const std::string& text) {
    const FormResult result = form_of(parsed(text));
    CHECK_FALSE(result.form);
    CHECK_FALSE(result.reasons.empty());
    return result.reasons;
  };
  CHECK(mentions(reasons(R"(cascade c {
  rank P, M, E, F
  in Q[P,E]: bf16, K[M,E]: bf16, V[M,F]: bf16
  S[p,m] = sum{e} Q[p,e] * K[m,e]
  GM[p] = max{m} S[p,m]
  out W[p,m] = exp(S[p,m] - GM[p])
  out O[p,f] = sum{m} exp(S[p,m] - GM[p]) * V[m,f]
})"),
                 "W"));
  CHECK(mentions(reasons(R"(cascade c {
  rank P, M, E, F
  in Q[P,E]: bf16, K[M,E]: bf16, L[M,E]: bf16, V[M,F]: bf16
  S[p,m] = sum{e} Q[p,e] * K[m,e]
  T[p,m] = sum{e} Q[p,e] * L[m,e]
  out O[p,f] = sum{m} (S[p,m] + T[p,m]) * V[m,f]
})"),
                 "both contractions"));
  CHECK(mentions(reasons(R"(cascade c {
  rank P, M, E, F
  in Q[P,E]: bf16, K[M,E]: bf16, V[M,F]: bf16
  FQ[p,e] = elu1(Q[p,e])
  S[p,m] = sum{e} FQ[p,e] * K[m,e]
  out O[p,f] = sum{m} S[p,m] * V[m,f]
})"),
                 "contraction"));
}

}  // namespace
}  // namespace attngen
