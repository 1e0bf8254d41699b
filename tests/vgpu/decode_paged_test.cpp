// SPDX-License-Identifier: Apache-2.0
// The `decode` skeleton over a paged cache: pages in any order, of any size, heads before or behind
// the positions of a page; what no length reaches is NaN, and its table entries point nowhere.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/vgpu/decode_bench.h"
#include "tests/vgpu/decode_caches.h"

namespace attngen::test {
namespace {

constexpr std::int64_t kMostKeys = 200;
const std::vector<double> kLengths = {200, 0, 65, 1};

}  // namespace

TEST_CASE("pages of 1, 3, 16 and 64 keys, heads outside and inside of a page") {
  struct Layout {
    std::int64_t size;
    bool heads_first;
  };
  for (const Layout& layout :
       {Layout{1, true}, Layout{3, false}, Layout{16, true}, Layout{64, false}}) {
    CAPTURE(layout.size);
    const Pages pages = pages_of(layout.size, layout.heads_first, kLengths, kMostKeys);
    DecodeCase of;
    of.text = paged_groups_text(layout.heads_first);
    of.batch = {static_cast<std::int64_t>(kLengths.size())};
    of.extents = {{"H", 6}, {"HK", 2}, {"P", 2}, {"M", kMostKeys}, {"E", 64}, {"F", 72}};
    of.extents["NB"] = pages.per_sequence;
    of.extents["MB"] = pages.per_sequence;
    of.extents["BK"] = layout.size;
    of.params = {{"BS", static_cast<double>(layout.size)}};
    of.tables = {{"bt", pages.table}, {"len", kLengths}};
    DecodeBench bench(of);
    bench.poison("KC", is_unused_position, &pages);
    bench.poison("VC", is_unused_position, &pages);
    const DecodeRun in_place = bench.run({MergeProtocol::ticket, 5, 1});
    CHECK(in_place.fault == "");
    const DecodeRun combined = bench.run({MergeProtocol::combine, 5, 1});
    CHECK(combined.fault == "");
    CHECK(combined.outputs == in_place.outputs);
  }
}

TEST_CASE("a page that the cache does not have traps where tables are checked, and only there") {
  const std::vector<double> lengths = {100};
  Pages pages = pages_of(16, true, lengths, 112);
  DecodeCase of;
  of.text = paged_groups_text(true);
  of.batch = {1};
  of.extents = {{"H", 2},  {"HK", 1}, {"P", 1},  {"M", 112}, {"E", 16},
                {"F", 16}, {"NB", 7}, {"MB", 7}, {"BK", 16}};
  of.params = {{"BS", 16.0}};
  of.check_tables = true;
  of.tables = {{"bt", pages.table}, {"len", lengths}};
  DecodeBench bench(of);
  CHECK(bench.run({MergeProtocol::ticket, 2, 1}).fault == "");
  // A host that looks refuses such a table before any launch; this one does not look.
  for (const double page : {7.0, -1.0, 1e9}) {
    CAPTURE(page);
    pages.table[3] = page;
    bench.set_table("bt", pages.table);
    const std::string fault = bench.run_unchecked({MergeProtocol::ticket, 2, 1});
    CHECK(fault.find("executed trap") != std::string::npos);
  }
}

}  // namespace attngen::test
