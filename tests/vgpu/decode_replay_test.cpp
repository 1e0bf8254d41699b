// SPDX-License-Identifier: Apache-2.0
// One plan, one binary, one workspace: replays over lengths that change every time, as a captured
// graph makes them. Nothing is compiled again, and every replay leaves its counters at zero.
#include <doctest/doctest.h>

#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "generator/schedule/line_cut.h"
#include "tests/vgpu/decode_bench.h"
#include "tests/vgpu/decode_caches.h"

namespace attngen::test {
namespace {

constexpr std::int64_t kMostKeys = 260;
constexpr std::size_t kSequences = 5;

/// Nothing, a key, around a tile, the capacity, or anything; sometimes the same for all, or for
/// all but those that have nothing; sometimes nothing at all.
std::vector<double> draw_lengths(std::mt19937_64& bits) {
  const auto draw = [&] {
    const double choices[] = {0, 1, 63, 64, 65, kMostKeys, static_cast<double>(bits() % kMostKeys)};
    return choices[bits() % std::size(choices)];
  };
  const double common = bits() % 20 == 0 ? 0 : draw();
  const bool are_equal = bits() % 2 == 0;
  const bool has_empty = bits() % 2 == 0;
  std::vector<double> lengths;
  for (std::size_t i = 0; i < kSequences; ++i) {
    lengths.push_back(!are_equal ? draw() : has_empty && bits() % 2 == 0 ? 0 : common);
  }
  return lengths;
}

/// Which cut a replay takes.
std::string mode_of(const DecodeCut& cut, const std::vector<double>& lengths, int key_tile) {
  std::vector<std::int64_t> tiles;
  for (const double length : lengths) {
    tiles.push_back((static_cast<std::int64_t>(length) + key_tile - 1) / key_tile);
  }
  const LineCut line =
      choose_line_cut(units_of(tiles, 1), cut.blocks, cut.least_tiles, cut.piece_edge);
  return line.reason.starts_with("the closed form") ? "closed form"
         : line.reason.ends_with(" whole")          ? "whole units"
                                                    : "pieces";
}

void replay(const DecodeCut& cut, int times, std::shared_ptr<DecodeKernels> kernels) {
  CAPTURE(name_of(cut.merge));
  DecodeCase of;
  of.text = ragged_groups_text();
  of.batch = {static_cast<std::int64_t>(kSequences)};
  of.extents = {{"HK", 1}, {"H", 3}, {"P", 1}, {"M", kMostKeys}, {"E", 16}, {"F", 16}};
  of.tables = {{"len", {0}}};
  DecodeBench bench(of, kernels);
  const int key_tile = bench.source(cut).plan.stream_tile;
  std::set<std::string> modes;
  std::mt19937_64 bits(7);
  for (int round = 0; round < times; ++round) {
    const std::vector<double> lengths = draw_lengths(bits);
    CAPTURE(lengths);
    modes.insert(mode_of(cut, lengths, key_tile));
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
  CHECK(modes == std::set<std::string>{"closed form", "pieces", "whole units"});
  CHECK(kernels->compiled() == 1);
}

}  // namespace

TEST_CASE("100 replays merged in groups, their lengths cut in every way") {
  replay({MergeProtocol::two_level, 9, 1, 1}, 100, std::make_shared<DecodeKernels>());
}

TEST_CASE("replays merged by one ticket a unit, and by a second kernel") {
  replay({MergeProtocol::ticket, 9, 1}, 30, std::make_shared<DecodeKernels>());
  replay({MergeProtocol::combine, 9, 1}, 30, std::make_shared<DecodeKernels>());
}

TEST_CASE("100 replays whose pieces weigh a tile, and some by the other protocols") {
  const auto weighted = [](MergeProtocol merge) {
    return DecodeCut{
        .merge = merge, .blocks = 9, .least_tiles = 2, .direct_peers = 1, .piece_edge = 8};
  };
  replay(weighted(MergeProtocol::ticket), 100, std::make_shared<DecodeKernels>());
  replay(weighted(MergeProtocol::two_level), 30, std::make_shared<DecodeKernels>());
  replay(weighted(MergeProtocol::combine), 30, std::make_shared<DecodeKernels>());
}

TEST_CASE("one text over fewer blocks than there are units") {
  const auto kernels = std::make_shared<DecodeKernels>();
  for (const int blocks : {2, 3}) replay({MergeProtocol::ticket, blocks, 2}, 30, kernels);
}

}  // namespace attngen::test
