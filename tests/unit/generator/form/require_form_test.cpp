// SPDX-License-Identifier: Apache-2.0
#include "generator/form/require_form.h"

#include <doctest/doctest.h>

#include "base/error.h"

#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

TEST_CASE("a cascade without the form is refused with every reason and its name") {
  const Cascade cascade = emitting::parsed(R"(cascade two {
  rank P, M, E, F
  in Q[P,E]: bf16, K[M,E]: bf16, L[M,E]: bf16, V[M,F]: bf16
  S[p,m] = sum{e} Q[p,e] * K[m,e]
  T[p,m] = sum{e} Q[p,e] * L[m,e]
  out O[p,f] = sum{m} (S[p,m] + T[p,m]) * V[m,f]
})");
  const std::vector<std::int64_t> extents(cascade.ranks.size(), 8);
  try {
    (void)require_form(cascade, analyse(cascade), extents);
    FAIL("two contractions have no form");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    REQUIRE_FALSE(error.findings().empty());
    CHECK(error.findings().front().rule == "plan");
    CHECK(error.findings().front().message.rfind("two is no forward kernel: ", 0) == 0);
    CHECK(error.findings().back().fix == "use --device cpu or oracle for it");
  }
}

TEST_CASE("one with the form is given at its extents") {
  const Cascade cascade = emitting::from_gallery("gqa");
  const std::vector<std::int64_t> extents(cascade.ranks.size(), 8);
  CHECK(require_form(cascade, analyse(cascade), extents).grid_vars.size() == 1);
}

}  // namespace
}  // namespace attngen
