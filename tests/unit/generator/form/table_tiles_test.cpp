// SPDX-License-Identifier: Apache-2.0
#include "generator/form/table_tiles.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
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
      emitting::parsed("cascade c {\n  rank P, M, E, F" +
                       std::string(tables.find("[R,G]") != std::string::npos ? ", R, G" : "") +
                       "\n  in Q[P,E]: f32, K[M,E]: f32, V[M,F]: f32, " + tables + R"(
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

std::optional<TableView> view_in(const Found& found, const Expr& access) {
  const std::vector<double> params(found.cascade.params.size(), 4.0);
  return table_view(found.form, found.packed_var, params, access);
}

TEST_CASE("a table of pairs is asked pair by pair") {
  const Found found = found_where("bias[p,m] < dq[p]", "bias[P,M]: i32, dq[P]: i32");
  CHECK(found.text(found.rule.possible) == "true");
  CHECK(found.text(found.rule.certain) == "false");
  const Expr& access = found.form.tiles.keep->args[0];
  CHECK_FALSE(view_in(found, access));
  CHECK(view_in(found, found.form.tiles.keep->args[1])->side == TableSide::rows);
}

TEST_CASE("a table of blocks has bounds, and steps that meet every entry") {
  const auto steps = [](const std::string& access) {
    const Found found = found_where(access, "bm[R,G]: bool");
    const auto view = view_in(found, found.form.tiles.keep);
    if (!view) return std::string("none");
    CHECK(view->side == TableSide::blocks);
    CHECK(found.text(found.rule.possible) == "1 <= most(" + access + ")");
    CHECK(found.text(found.rule.certain) == "least(" + access + ") > 0");
    return std::to_string(view->row_step) + " " + std::to_string(view->key_step);
  };
  CHECK(steps("bm[p / 64,m / 64]") == "64 64");
  CHECK(steps("bm[m / 32,p / 8]") == "8 32");
  CHECK(steps("bm[(p + M - P) / 16,3 + m / 16]") == "16 16");
  CHECK(steps("bm[p / 4 / 8,(m / 2 + 1) / 3]") == "32 6");
  CHECK(steps("bm[p,m / 64]") == "1 64");
  CHECK(steps("bm[p % 64,m / 64]") == "1 64");
  CHECK(steps("bm[P - p,m / 64]") == "1 64");
  CHECK(steps("bm[p / 8, m / 4]") == "none");
  CHECK(steps("bm[p, m]") == "none");
  CHECK(steps("bm[(p + m) / 64, m / 64]") == "none");
}

TEST_CASE(
    "what meets every entry of blocks: each is seen from the first row and key on, and the last") {
  const Found found = found_where("bm[(p + 5) / 3 / 4, (m + 7) / 16]", "bm[R,G]: bool");
  const auto view = view_in(found, found.form.tiles.keep);
  REQUIRE(view);
  const auto coordinate = [](std::int64_t p) { return (p + 5) / 3 / 4; };
  for (std::int64_t first = 0; first < 40; ++first) {
    for (std::int64_t last = first; last < first + 50; ++last) {
      std::set<std::int64_t> all;
      std::set<std::int64_t> seen;
      for (std::int64_t p = first; p <= last; ++p) all.insert(coordinate(p));
      for (std::int64_t p = first; p < last + view->row_step; p += view->row_step) {
        seen.insert(coordinate(std::min(p, last)));
      }
      CHECK(seen == all);
    }
  }
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
