// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/emit_tile_tables.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

/// Heads share keys where `h` says so in K and V.
std::string text_of(const std::string& table, const std::string& keep, Skeleton skeleton) {
  const Cascade cascade = emitting::parsed(
      "cascade c {\n  rank H, P, M, E, F, R, G\n  in Q[H,P,E]: bf16, K[M,E]: bf16, V[M,F]: bf16, " +
      table + "\n  S[h,p,m] = sum{e} Q[h,p,e] * K[m,e] where " + keep +
      "\n  GM[h,p] = max{m} S[h,p,m]\n  N[h,p,m] = exp(S[h,p,m] - GM[h,p])\n"
      "  D[h,p] = sum{m} N[h,p,m]\n  out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[m,f]\n}");
  Problem problem = emitting::problem_for(cascade, {{"P", 1}, {"H", 8}});
  problem.skeleton = skeleton;
  return emitting::emitted(cascade, problem).text;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("both classes look at a table of blocks, in its steps, and read nothing outside it") {
  for (const Skeleton skeleton : {Skeleton::forward, Skeleton::decode}) {
    const std::string text = text_of("BM[R,G]: bool", "BM[p / 64,m / 32 - 1]", skeleton);
    CHECK(has(text, "p_at < block.row_last + 64; p_at += 64"));
    CHECK(has(text, "m_at < last_key + 32; m_at += 32"));
    CHECK(has(text, "larger_of(m / 32 - 1, 0)"));
    CHECK(has(text, "return 1 <= BM_entries.most;"));
    CHECK(has(text, "return BM_entries.least > 0;"));
    CHECK(has(text, "kSkipsTiles = true"));
  }
}

TEST_CASE("a table that many pairs do not share is asked pair by pair, as before") {
  for (const char* keep : {"BM[p,m]", "BM[p / 4,m / 4]"}) {
    const std::string text = text_of("BM[R,G]: bool", keep, Skeleton::forward);
    CHECK_FALSE(has(text, "look_at_"));
    CHECK_FALSE(has(text, "Entries"));
    CHECK(has(text, "kSkipsTiles = false"));
  }
}

TEST_CASE("heads side by side in a row tile: their own entries are asked pair by pair") {
  CHECK(has(text_of("BM[H,R,G]: bool", "BM[h,p / 64,m / 64]", Skeleton::forward), "look_at_BM"));
  CHECK_FALSE(
      has(text_of("BM[H,R,G]: bool", "BM[h,p / 64,m / 64]", Skeleton::decode), "look_at_BM"));
  CHECK(has(text_of("BM[R,G]: bool", "BM[p / 64,m / 64]", Skeleton::decode), "look_at_BM"));
}

TEST_CASE("tables of rows and of keys: each lane looks at its share") {
  const std::string text = text_of("dq[R]: i32, dk[M]: i32, bm[G]: bool",
                                   "dq[p / 2] == dk[m] && bm[h]", Skeleton::forward);
  CHECK(
      has(text, "for (int p = block.row_first + lane_of_entries(); p <= block.row_last; p += 32)"));
  CHECK(has(text, "for (int m = first + lane_of_entries(); m <= last_key; m += 32)"));
  CHECK(has(text, "return found.over_warp();"));
  CHECK(has(text, "if (arguments.R == 0) return found.undecided();"));
  CHECK_FALSE(has(text, "arguments.M == 0"));
}

TEST_CASE("two tables, and a cascade that has taken the names") {
  const std::string text =
      text_of("look_at_BM[R,G]: bool, BM[R,G]: bool",
              "look_at_BM[p / 64,m / 64] && BM[p / 8,m / 8]", Skeleton::forward);
  CHECK(has(text, "IntEntries look_at_look_at_BM("));
  CHECK(has(text, "IntEntries look_at_BM_2("));
}

}  // namespace
}  // namespace attngen
