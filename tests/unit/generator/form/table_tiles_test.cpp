// SPDX-License-Identifier: Apache-2.0
#include "generator/form/table_tiles.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "generator/form/packed_rank.h"
#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

struct Found {
  Cascade cascade;
  ForwardForm form;
  int packed_var = -1;
  TileRule rule;

  std::string text(const Expr& expr) const { return expr ? print_expr(cascade, expr) : "null"; }
};

Found found_in(Cascade cascade) {
  const FormResult result = forward_form(cascade, analyse(cascade));
  REQUIRE(result.form);
  const std::vector<double> params(cascade.params.size(), 4.0);
  const int packed_var = packed_rank(cascade, *result.form, params).var;
  TileRule rule = table_tiles(cascade, *result.form, packed_var, params);
  return {std::move(cascade), *result.form, packed_var, std::move(rule)};
}

/// Softmax over the keys that `keep` says.
Found found_where(const std::string& keep, const std::string& tables) {
  return found_in(
      emitting::parsed("cascade c {\n  rank P, M, E, F\n  in Q[P,E]: f32, K[M,E]: f32, "
                       "V[M,F]: f32, " +
                       tables + R"(
  S[p,m] = sum{e} Q[p,e] * K[m,e] where )" +
                       keep + R"(
  GM[p] = max{m} S[p,m]
  N[p,m] = exp(S[p,m] - GM[p])
  D[p] = sum{m} N[p,m]
  out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
})"));
}

TEST_CASE("documents: two intervals that meet, and two that are one number") {
  const Found found = found_in(emitting::from_gallery("document"));
  CHECK(found.text(found.rule.possible) ==
        "least(dk[m]) <= most(dq[p]) && least(dq[p]) <= most(dk[m])");
  CHECK(found.text(found.rule.certain) ==
        "least(dq[p]) >= most(dk[m]) && least(dk[m]) >= most(dq[p])");
  CHECK(found.rule.begin.empty());
  CHECK(found.rule.end.empty());
  CHECK_FALSE(found.rule.bounds_exact);
  CHECK(bounded_tables({found.rule.possible, nullptr, found.rule.certain}).size() == 2);
}

TEST_CASE("without tables, and with tables of constants, the rule is the form's own") {
  for (const char* name : {"softmax", "causal", "window", "streaming", "window_heads", "ragged"}) {
    CAPTURE(name);
    const Found found = found_in(emitting::from_gallery(name));
    CHECK(same(found.rule.possible, found.form.tiles.possible));
    CHECK(same(found.rule.certain, found.form.tiles.certain));
    CHECK(found.rule.bounds_exact == found.form.tiles.bounds_exact);
    CHECK(found.rule.begin.size() == found.form.tiles.begin.size());
    CHECK(found.rule.end.size() == found.form.tiles.end.size());
    CHECK(bounded_tables({found.rule.possible, found.rule.certain}).empty());
  }
}

TEST_CASE("a table of rows bounds the keys") {
  const Found found = found_where("m < limit[p]", "limit[P]: i32");
  REQUIRE(found.rule.end.size() == 1);
  CHECK(found.text(found.rule.end.front()) == "most(limit[p]) - 1 + 1");
  CHECK_FALSE(found.rule.bounds_exact);
}

TEST_CASE("a table of pairs has no side") {
  const Found found = found_where("bias[p,m] < dq[p]", "bias[P,M]: i32, dq[P]: i32");
  CHECK(found.text(found.rule.possible) == "true");
  CHECK(found.text(found.rule.certain) == "false");
  const Expr& access = found.form.tiles.keep->args[0];
  CHECK_FALSE(table_side(found.form, -1, access));
  CHECK(table_side(found.form, -1, found.form.tiles.keep->args[1]) == TableSide::rows);
}

TEST_CASE("booleans and small integers are numbers") {
  const Found found = found_where("bk[m] && dq[p] < dk[m]", "bk[M]: bool, dq[P]: u8, dk[M]: i8");
  CHECK(found.text(found.rule.possible) == "1 <= most(bk[m]) && least(dq[p]) < most(dk[m])");
}

TEST_CASE("what could leave 64 bits, or is not exact, decides nothing") {
  const Found sum = found_where("dq[p] + dk[m] < 7", "dq[P]: i64, dk[M]: i64");
  CHECK(sum.text(sum.rule.possible) == "true");
  CHECK(sum.text(sum.rule.certain) == "false");
  const Found narrow = found_where("dq[p] + dk[m] < 7", "dq[P]: i32, dk[M]: i32");
  CHECK(narrow.text(narrow.rule.possible) == "least(dq[p]) + least(dk[m]) <= 6");
  const Found wide = found_where("dq[p] == dk[m]", "dq[P]: i64, dk[M]: i64");
  CHECK(wide.text(wide.rule.possible) ==
        "least(dk[m]) <= most(dq[p]) && least(dq[p]) <= most(dk[m])");
  CHECK(wide.text(wide.rule.certain) ==
        "least(dq[p]) >= most(dk[m]) && least(dk[m]) >= most(dq[p])");
  const Found cube = found_where("dq[p] * dk[m] * dq[p] < 7", "dq[P]: i32, dk[M]: i32");
  CHECK(cube.text(cube.rule.possible) == "true");
  const Found reals = found_where("dq[p] * 0.5 < dk[m]", "dq[P]: i32, dk[M]: i32");
  CHECK(reals.text(reals.rule.possible) == "true");
  const Found beside =
      found_where("dq[p] * 0.5 < dk[m] && dq[p] == dk[m]", "dq[P]: i32, dk[M]: i32");
  CHECK(beside.text(beside.rule.possible) ==
        "least(dk[m]) <= most(dq[p]) && least(dq[p]) <= most(dk[m])");
  CHECK(beside.text(beside.rule.certain) == "false");
}

TEST_CASE("packed heads belong to the rows: their tables of keys have no side") {
  const std::string text = R"(cascade c {
  rank H, P, M, E, F
  in Q[H,P,E]: f32, K[M,E]: f32, V[M,F]: f32, dq[H,P]: i32, dk[M]: i32, hk[H,M]: i32
  S[h,p,m] = sum{e} Q[h,p,e] * K[m,e] where dq[h,p] == dk[m] && hk[h,m] < dk[m]
  GM[h,p] = max{m} S[h,p,m]
  N[h,p,m] = exp(S[h,p,m] - GM[h,p])
  D[h,p] = sum{m} N[h,p,m]
  out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[m,f]
})";
  const Found found = found_in(emitting::parsed(text));
  REQUIRE(found.packed_var >= 0);
  CHECK(found.text(found.rule.possible) ==
        "least(dk[m]) <= most(dq[h,p]) && least(dq[h,p]) <= most(dk[m])");
  CHECK(found.text(found.rule.certain) == "false");
}

}  // namespace
}  // namespace attngen
