// SPDX-License-Identifier: Apache-2.0
// Instances that check tables: the bits of the others on good tables, whatever the entries hold
// that no condition reaches; a trap at a length or a coordinate that cannot be right. Both
// skeletons.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/vgpu/decode_bench.h"
#include "tests/vgpu/decode_caches.h"

namespace attngen::test {
namespace {

const DecodeCut kCut = {MergeProtocol::ticket, 5, 1};

/// Runs clean with and without checks, to the same bits.
void require_same_bits(DecodeBench& bench) {
  bench.check_tables(false);
  const DecodeRun plain = bench.run(kCut);
  bench.check_tables(true);
  const DecodeRun checked = bench.run(kCut);
  CHECK(plain.fault == "");
  CHECK(checked.fault == "");
  CHECK(checked.outputs == plain.outputs);
}

bool traps(DecodeBench& bench) {
  return bench.run_unchecked(kCut).find("executed trap") != std::string::npos;
}

DecodeCase ragged_case(Skeleton skeleton) {
  DecodeCase of;
  of.text = ragged_groups_text();
  of.skeleton = skeleton;
  of.batch = {4};
  of.extents = {{"H", 2}, {"HK", 1}, {"P", 3}, {"M", 130}, {"E", 16}, {"F", 16}};
  of.tables = {{"len", {130, 0, 65, 2}}};
  return of;
}

/// Sequences that lie one behind the other: qo and ko are where they begin, kl their keys, lim what
/// each head sees of them.
const char* const kPacked = R"(cascade packed {
  rank B, H, P, M, E, F, TQ, TK
  dtype T = bf16
  param scale = rsqrt(E)
  in Q[H,TQ,E]: T, K[TK,E]: T, V[TK,F]: T, qo[B]: i32, ko[B]: i32, kl[B]: i64, lim[H]: i32
  S[b,h,p,m] = sum{e} Q[h,qo[b] + p,e] * K[ko[b] + m,e] * scale where m < kl[b] && m < lim[h]
  GM[b,h,p] = max{m} S[b,h,p,m]
  N[b,h,p,m] = exp(S[b,h,p,m] - GM[b,h,p])
  D[b,h,p] = sum{m} N[b,h,p,m]
  out O[b,h,p,f] = sum{m} N[b,h,p,m] / D[b,h,p] * V[ko[b] + m,f]
  out LSE[b,h,p] = GM[b,h,p] + log(D[b,h,p])
}
)";

DecodeCase packed_case(Skeleton skeleton) {
  DecodeCase of;
  of.text = kPacked;
  of.skeleton = skeleton;
  of.batch = {};
  of.extents = {{"B", 3},  {"H", 2},  {"P", 2},  {"M", 80},
                {"E", 16}, {"F", 16}, {"TQ", 4}, {"TK", 150}};
  // The last sequence has no keys: where it would begin is beyond the end.
  of.tables = {{"qo", {0, 2, 1000}}, {"ko", {0, 70, 150}}, {"kl", {70, 80, 0}}, {"lim", {80, 33}}};
  return of;
}

}  // namespace

TEST_CASE("lengths beyond the capacity and negative ones trap") {
  for (const Skeleton skeleton : {Skeleton::decode, Skeleton::forward}) {
    CAPTURE(name_of(skeleton));
    DecodeBench bench(ragged_case(skeleton));
    require_same_bits(bench);
    for (const double wrong : {131.0, -1.0, 2147483647.0, -2147483648.0}) {
      CAPTURE(wrong);
      bench.set_table("len", {130, 0, 65, wrong});
      bench.check_tables(false);
      CHECK(bench.run(kCut).fault == "");  // all keys, or none
      bench.check_tables(true);
      CHECK(traps(bench));
    }
  }
}

TEST_CASE("a page that is not there traps, in either skeleton that reads pages") {
  const std::vector<double> lengths = {100, 37};
  Pages pages = pages_of(16, true, lengths, 112);
  DecodeCase of;
  of.text = paged_groups_text(true);
  of.batch = {2};
  of.extents = {{"H", 2},  {"HK", 1}, {"P", 1},  {"M", 112}, {"E", 16},
                {"F", 16}, {"NB", 7}, {"MB", 7}, {"BK", 16}};
  of.params = {{"BS", 16.0}};
  of.tables = {{"bt", pages.table}, {"len", lengths}};
  DecodeBench bench(of);
  require_same_bits(bench);
  const double good = pages.table[3];
  for (const double page : {7.0, -1.0, 1e9}) {
    pages.table[3] = page;
    bench.set_table("bt", pages.table);
    CHECK(traps(bench));
  }
  pages.table[3] = good;
  bench.set_table("bt", pages.table);
  bench.set_table("len", {113, 37});
  CHECK(traps(bench));
}

TEST_CASE("packed sequences: 64-bit lengths, limits by head, and where a sequence begins") {
  for (const Skeleton skeleton : {Skeleton::forward, Skeleton::decode}) {
    CAPTURE(name_of(skeleton));
    DecodeBench bench(packed_case(skeleton));
    require_same_bits(bench);
    const auto wrong = [&](const char* table, const std::vector<double>& values,
                           const std::vector<double>& good) {
      CAPTURE(table);
      bench.set_table(table, values);
      CHECK(traps(bench));
      bench.set_table(table, good);
      CHECK_FALSE(traps(bench));
    };
    wrong("kl", {70, 80, -1}, {70, 80, 0});
    wrong("kl", {70, 81, 0}, {70, 80, 0});
    wrong("kl", {1099511627776.0, 80, 0}, {70, 80, 0});
    wrong("lim", {81, 33}, {80, 33});
    wrong("lim", {80, -33}, {80, 33});
    wrong("ko", {0, 71, 150}, {0, 70, 150});
    wrong("ko", {-1, 70, 150}, {0, 70, 150});
    wrong("qo", {0, 4, 1000}, {0, 2, 1000});
    wrong("qo", {-1, 2, 1000}, {0, 2, 1000});
  }
}

}  // namespace attngen::test
