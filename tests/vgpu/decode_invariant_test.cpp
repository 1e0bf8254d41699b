// SPDX-License-Identifier: Apache-2.0
// Batch-invariant decode: the bits of a sequence depend on its own keys and on the chunk, not on
// the lengths of its batch mates, the number of blocks, the protocol, or which block comes last.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "base/error.h"
#include "tests/vgpu/decode_bench.h"
#include "tests/vgpu/decode_caches.h"

namespace attngen::test {
namespace {

constexpr std::int64_t kMostKeys = 400;
constexpr std::size_t kSequences = 4;
constexpr std::size_t kWatched = 2;

DecodeCase case_of() {
  DecodeCase of;
  of.text = ragged_groups_text();
  of.batch = {static_cast<std::int64_t>(kSequences)};
  of.extents = {{"HK", 2}, {"H", 6}, {"P", 2}, {"M", kMostKeys}, {"E", 32}, {"F", 32}};
  of.tables = {{"len", {0}}};
  return of;
}

/// What belongs to one sequence, of every output.
std::vector<double> outputs_of(const DecodeRun& run, std::size_t sequence) {
  std::vector<double> values;
  for (const auto& [name, array] : run.outputs) {
    const std::int64_t each = array.size() / static_cast<std::int64_t>(kSequences);
    for (std::int64_t i = 0; i < each; ++i) {
      values.push_back(array.at(static_cast<std::int64_t>(sequence) * each + i));
    }
  }
  return values;
}

/// How many different outputs the watched sequence has as its batch mates and the grid change.
std::size_t variants_of(DecodeBench& bench, double length, int chunk_tiles) {
  std::mt19937_64 bits(3);
  std::vector<std::vector<double>> seen;
  for (int round = 0; round < 12; ++round) {
    std::vector<double> lengths(kSequences, 0);
    if (round > 0) {
      for (double& other : lengths) other = static_cast<double>(bits() % (kMostKeys + 1));
    }
    if (round % 4 == 1) std::fill(lengths.begin(), lengths.end(), length);
    lengths[kWatched] = length;
    bench.set_table("len", lengths);
    bench.poison("K", is_beyond_length, &lengths);
    bench.poison("V", is_beyond_length, &lengths);
    DecodeCut cut;
    cut.merge = round % 3 == 2 ? MergeProtocol::combine : MergeProtocol::ticket;
    cut.blocks = 1 + static_cast<int>(bits() % 23);
    cut.chunk_tiles = chunk_tiles;
    vgpu::Options options;
    options.block_order = vgpu::BlockOrder::random;
    options.random_schedule = round % 2 == 1;
    options.seed = bits();
    const DecodeRun run = bench.run(cut, options);
    CAPTURE(round);
    CHECK(run.fault == "");
    seen.push_back(outputs_of(run, kWatched));
  }
  std::sort(seen.begin(), seen.end());
  return static_cast<std::size_t>(std::unique(seen.begin(), seen.end()) - seen.begin());
}

}  // namespace

TEST_CASE(
    "batch mates and blocks change no bit where chunks are fixed, and do where they are not") {
  DecodeBench bench(case_of());
  for (const int chunk_tiles : {1, 2}) {
    for (const double length : {0.0, 64.0, 130.0, 399.0}) {
      CAPTURE(chunk_tiles);
      CAPTURE(length);
      CHECK(variants_of(bench, length, chunk_tiles) == 1);
    }
  }
  CHECK(variants_of(bench, 399, 0) > 1);
}

TEST_CASE("chunks under a window with sinks: right, and the same for any number of blocks") {
  for (const double window : {40.0, 130.0, 290.0}) {
    CAPTURE(window);
    DecodeCase of;
    of.text = "streaming";
    of.extents = {{"P", 3}, {"M", 400}, {"E", 32}, {"F", 32}};
    of.params = {{"W", window}, {"first", 70}};
    DecodeBench bench(of);
    DecodeCut cut{MergeProtocol::ticket, 1};
    cut.chunk_tiles = 2;
    const DecodeRun one = bench.run(cut);
    CHECK(one.fault == "");
    for (const int blocks : {2, 3, 7, 30}) {
      cut.blocks = blocks;
      const DecodeRun more = bench.run(cut);
      CHECK(more.fault == "");
      CHECK(more.outputs == one.outputs);
    }
  }
}

TEST_CASE("chunks are not merged in groups") {
  DecodeBench bench(case_of());
  DecodeCut cut{MergeProtocol::two_level, 3};
  cut.chunk_tiles = 1;
  CHECK_THROWS_AS(bench.source(cut), Error);
}

}  // namespace attngen::test
