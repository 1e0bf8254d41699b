// SPDX-License-Identifier: Apache-2.0
// The `decode` skeleton over a paged cache: pages in any order, of any size, heads before or behind
// the positions of a page; what no length reaches is NaN, and its table entries point nowhere.
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "tests/vgpu/decode_bench.h"

namespace attngen::test {
namespace {

std::string cascade_text(bool heads_first) {
  const std::string dims = heads_first ? "NB,HK,BK" : "NB,BK,HK";
  const std::string at =
      heads_first ? "bt[m / BS],h / (H / HK),m % BS" : "bt[m / BS],m % BS,h / (H / HK)";
  return "cascade paged_groups {\n  rank H, HK, P, M, E, F, NB, BK, MB\n  dtype T = bf16\n"
         "  param scale = rsqrt(E), BS = 16\n  in Q[H,P,E]: T, KC[" +
         dims + ",E]: T, VC[" + dims +
         ",F]: T, bt[MB]: i32, len[]: i32\n\n  S[h,p,m] = sum{e} "
         "Q[h,p,e] * KC[" +
         at +
         ",e] * scale where m <= p + len[] - P\n"
         "  GM[h,p] = max{m} S[h,p,m]\n  N[h,p,m] = exp(S[h,p,m] - GM[h,p])\n"
         "  D[h,p] = sum{m} N[h,p,m]\n"
         "  out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * VC[" +
         at +
         ",f]\n"
         "  out LSE[h,p] = GM[h,p] + log(D[h,p])\n}\n";
}

constexpr std::int64_t kMostKeys = 200;
const std::vector<double> kLengths = {200, 0, 65, 1};

struct Pages {
  std::int64_t size = 1;
  std::int64_t per_sequence = 0;
  bool heads_first = true;
  std::vector<double> table;
};

/// A permutation of the pages for each sequence; entries behind its length name no page.
Pages pages_of(std::int64_t size, bool heads_first) {
  Pages pages{size, (kMostKeys + size - 1) / size, heads_first, {}};
  std::mt19937_64 bits(static_cast<std::uint64_t>(size));
  for (const double length : kLengths) {
    std::vector<double> order(static_cast<std::size_t>(pages.per_sequence));
    std::iota(order.begin(), order.end(), 0.0);
    std::shuffle(order.begin(), order.end(), bits);
    const auto live =
        static_cast<std::size_t>((static_cast<std::int64_t>(length) + size - 1) / size);
    std::fill(order.begin() + static_cast<std::ptrdiff_t>(live), order.end(), 1e9);
    pages.table.insert(pages.table.end(), order.begin(), order.end());
  }
  return pages;
}

/// Positions of the cache that no key of the sequence is at.
bool is_unused(const std::vector<std::int64_t>& at, const void* context) {
  const Pages& pages = *static_cast<const Pages*>(context);
  const std::int64_t position = at[pages.heads_first ? 3 : 2];
  for (std::int64_t slot = 0; slot < pages.per_sequence; ++slot) {
    const std::int64_t key = slot * pages.size + position;
    const double page = pages.table[static_cast<std::size_t>(at[0] * pages.per_sequence + slot)];
    const double length = kLengths[static_cast<std::size_t>(at[0])];
    if (page == static_cast<double>(at[1]) && static_cast<double>(key) < length) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("pages of 1, 3, 16 and 64 keys, heads outside and inside of a page") {
  struct Layout {
    std::int64_t size;
    bool heads_first;
  };
  for (const Layout& layout :
       {Layout{1, true}, Layout{3, false}, Layout{16, true}, Layout{64, false}}) {
    CAPTURE(layout.size);
    const Pages pages = pages_of(layout.size, layout.heads_first);
    DecodeCase of;
    of.text = cascade_text(layout.heads_first);
    of.batch = {static_cast<std::int64_t>(kLengths.size())};
    of.extents = {{"H", 6}, {"HK", 2}, {"P", 2}, {"M", kMostKeys}, {"E", 64}, {"F", 72}};
    of.extents["NB"] = pages.per_sequence;
    of.extents["MB"] = pages.per_sequence;
    of.extents["BK"] = layout.size;
    of.params = {{"BS", static_cast<double>(layout.size)}};
    of.tables = {{"bt", pages.table}, {"len", kLengths}};
    DecodeBench bench(of);
    bench.poison("KC", is_unused, &pages);
    bench.poison("VC", is_unused, &pages);
    const DecodeRun in_place = bench.run({MergeProtocol::ticket, 5, 1});
    CHECK(in_place.fault == "");
    const DecodeRun combined = bench.run({MergeProtocol::combine, 5, 1});
    CHECK(combined.fault == "");
    CHECK(combined.outputs == in_place.outputs);
  }
}

}  // namespace attngen::test
