// SPDX-License-Identifier: Apache-2.0
// One plan, one binary, one workspace: replays over lengths that change every time, as a captured
// graph makes them. Nothing is compiled again, and every replay leaves its counters at zero.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/vgpu/decode_bench.h"
#include "tests/vgpu/decode_caches.h"

namespace attngen::test {
namespace {

constexpr std::int64_t kMostKeys = 260;
constexpr std::size_t kSequences = 5;

/// Nothing, a key, around a tile, the capacity, or anything; sometimes nothing at all.
std::vector<double> draw_lengths(std::mt19937_64& bits) {
  std::vector<double> lengths;
  const bool all_empty = bits() % 20 == 0;
  for (std::size_t i = 0; i < kSequences; ++i) {
    const double choices[] = {0, 1, 63, 64, 65, kMostKeys, static_cast<double>(bits() % kMostKeys)};
    lengths.push_back(all_empty ? 0 : choices[bits() % std::size(choices)]);
  }
  return lengths;
}

void replay(const DecodeCut& cut, int times) {
  CAPTURE(name_of(cut.merge));
  DecodeCase of;
  of.text = ragged_groups_text();
  of.batch = {static_cast<std::int64_t>(kSequences)};
  of.extents = {{"HK", 1}, {"H", 3}, {"P", 1}, {"M", kMostKeys}, {"E", 16}, {"F", 16}};
  of.tables = {{"len", {0}}};
  DecodeBench bench(of);
  std::mt19937_64 bits(7);
  for (int round = 0; round < times; ++round) {
    const std::vector<double> lengths = draw_lengths(bits);
    CAPTURE(lengths);
    bench.set_table("len", lengths);
    bench.poison("K", is_beyond_length, &lengths);
    bench.poison("V", is_beyond_length, &lengths);
    vgpu::Options options;
    options.block_order = vgpu::BlockOrder::random;
    options.random_schedule = round % 2 == 1;
    options.seed = bits();
    const DecodeRun run = bench.replay(cut, options);
    REQUIRE(run.fault == "");  // of the machine, of a counter left behind, of an output
  }
  CHECK(bench.kernels().compiled() == 1);
}

}  // namespace

TEST_CASE("100 replays merged in groups") {
  replay({MergeProtocol::two_level, 9, 1, 1}, 100);
}

TEST_CASE("replays merged by one ticket a unit, and by a second kernel") {
  replay({MergeProtocol::ticket, 9, 1}, 30);
  replay({MergeProtocol::combine, 9, 1}, 30);
}

}  // namespace attngen::test
