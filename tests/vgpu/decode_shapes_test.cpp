// SPDX-License-Identifier: Apache-2.0
// The `decode` skeleton where shapes are awkward: lengths that end on, before and behind a tile,
// groups of heads of every size, head dims off the powers of two, several query rows. Every
// parameter meets several values of the others; keys beyond a length are NaN.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "tests/vgpu/decode_bench.h"
#include "tests/vgpu/decode_caches.h"

namespace attngen::test {
namespace {

struct Shape4 {
  std::int64_t group = 1;
  std::int64_t head_dim = 64;
  std::int64_t value_dim = 64;
  std::int64_t query_rows = 1;
  DType type = DType::bf16;
};

/// Around a tile of 64, nothing at all, and one long one among short ones.
const std::vector<double> kLengths = {0, 1, 63, 64, 65, 300, 0, 128};

DecodeCase case_of(const Shape4& shape) {
  DecodeCase of;
  of.text = ragged_groups_text();
  of.batch = {static_cast<std::int64_t>(kLengths.size())};
  of.extents = {{"HK", 2},  {"H", 2 * shape.group}, {"P", shape.query_rows},
                {"M", 301}, {"E", shape.head_dim},  {"F", shape.value_dim}};
  of.tables = {{"len", kLengths}};
  of.type = shape.type;
  return of;
}

void check_shape(const Shape4& shape) {
  CAPTURE(shape.group);
  CAPTURE(shape.head_dim);
  CAPTURE(shape.query_rows);
  DecodeBench bench(case_of(shape));
  bench.poison("K", is_beyond_length, &kLengths);
  bench.poison("V", is_beyond_length, &kLengths);
  const DecodeRun combined = bench.run({MergeProtocol::combine, 5, 1});
  CHECK(combined.fault == "");
  const DecodeRun in_place = bench.run({MergeProtocol::ticket, 5, 1});
  CHECK(in_place.fault == "");
  CHECK_MESSAGE(in_place.outputs == combined.outputs, "the protocols differ in bits");
}

}  // namespace

TEST_CASE("head dims of values beside others of keys") {
  for (const Shape4& shape : {Shape4{6, 192, 128, 1}, Shape4{7, 64, 96, 5},
                              Shape4{8, 128, 64, 2, DType::f16}, Shape4{4, 71, 41, 1}}) {
    check_shape(shape);
  }
}

TEST_CASE("any number of blocks gives the same numbers, and one number of blocks the same bits") {
  DecodeBench bench(case_of({4, 64, 64, 2}));
  bench.poison("K", is_beyond_length, &kLengths);
  bench.poison("V", is_beyond_length, &kLengths);
  for (const int blocks : {1, 3, 26, 27, 64}) {
    CAPTURE(blocks);
    const DecodeRun combined = bench.run({MergeProtocol::combine, blocks, 1});
    CHECK(combined.fault == "");
    const DecodeRun in_place = bench.run({MergeProtocol::ticket, blocks, 1});
    CHECK(in_place.fault == "");
    CHECK(in_place.outputs == combined.outputs);
    CHECK(bench.run({MergeProtocol::ticket, blocks, 1}).outputs == in_place.outputs);
  }
}

/// Largest difference of two runs' outputs.
double distance(const DecodeRun& a, const DecodeRun& b) {
  double most = 0;
  for (const auto& [name, array] : a.outputs) {
    const Array& other = b.outputs.at(name);
    for (std::int64_t i = 0; i < array.size(); ++i) {
      const bool is_same = array.at(i) == other.at(i);  // infinities of rows without keys
      if (!is_same) most = std::max(most, std::abs(array.at(i) - other.at(i)));
    }
  }
  return most;
}

TEST_CASE("many partials meet in groups: any order of blocks gives the same bits") {
  DecodeBench bench(case_of({4, 64, 64, 2}));
  bench.poison("K", is_beyond_length, &kLengths);
  bench.poison("V", is_beyond_length, &kLengths);
  // 64 blocks for 26 tiles: the longest unit has 5 peers; direct peers of 1 and 2 make groups.
  for (const int direct : {1, 2, 4}) {
    for (const int blocks : {5, 27, 64}) {
      CAPTURE(direct);
      CAPTURE(blocks);
      const DecodeCut cut{MergeProtocol::two_level, blocks, 1, direct};
      const DecodeRun grouped = bench.run(cut);
      CHECK(grouped.fault == "");
      CHECK(distance(grouped, bench.run({MergeProtocol::combine, blocks, 1})) < 1e-5);
      vgpu::Options shuffled;
      shuffled.block_order = vgpu::BlockOrder::random;
      shuffled.random_schedule = true;
      vgpu::Options few;
      few.block_order = vgpu::BlockOrder::descending;
      few.resident_blocks = 2;  // nobody waits for a block that has not started
      for (shuffled.seed = 1; shuffled.seed <= 2; ++shuffled.seed) {
        const DecodeRun again = bench.run(cut, shuffled);
        CHECK(again.fault == "");
        CHECK(again.outputs == grouped.outputs);
      }
      const DecodeRun alive = bench.run(cut, few);
      CHECK(alive.fault == "");
      CHECK(alive.outputs == grouped.outputs);
    }
  }
}

TEST_CASE("blocks that would have less than the least number of tiles take no part") {
  DecodeBench bench(case_of({2, 64, 64, 1}));
  for (const int least : {2, 5, 1000}) {
    CAPTURE(least);
    CHECK(bench.run({MergeProtocol::ticket, 9, least}).fault == "");
  }
}

TEST_CASE("sinks and a window: tiles between them are nobody's work") {
  constexpr double kFirst = 3;
  for (const double window : {1.0, 40.0, 64.0, 130.0, 500.0}) {
    CAPTURE(window);
    DecodeCase of;
    of.text = "streaming";
    of.extents = {{"P", 3}, {"M", 400}, {"E", 64}, {"F", 64}};
    of.params = {{"W", window}, {"first", kFirst}};
    DecodeBench bench(of);
    struct Kept {
      double window;
    } kept = {window};
    const DecodeBench::IsDead is_dead = [](const std::vector<std::int64_t>& at,
                                           const void* context) {
      const auto key = static_cast<double>(at[1]);
      const bool in_some_window = key > 397 - static_cast<const Kept*>(context)->window;
      return key >= kFirst && !in_some_window;
    };
    bench.poison("K", is_dead, &kept);
    bench.poison("V", is_dead, &kept);
    const DecodeRun run = bench.run({MergeProtocol::ticket, 5, 1});
    CHECK(run.fault == "");
    const bool has_second = window == 40.0 || window == 500.0;  // each window is a text of its own
    if (has_second) CHECK(bench.run({MergeProtocol::combine, 5, 1}).fault == "");
  }
}

TEST_CASE("sinks and a window cost what they hold, not what lies between them") {
  const auto instructions_of = [](double window) {
    DecodeCase of;
    of.text = "streaming";
    of.extents = {{"P", 1}, {"M", 1500}, {"E", 64}, {"F", 64}};
    of.params = {{"W", window}, {"first", 4}};
    DecodeBench bench(of);
    const DecodeRun run = bench.run({MergeProtocol::ticket, 2, 1});
    CHECK(run.fault == "");
    return run.report.instructions;
  };
  CHECK(instructions_of(60) * 3 < instructions_of(1500));
}

TEST_CASE("nothing but empty sequences: every row is written, by someone") {
  DecodeCase of = case_of({4, 64, 64, 1});
  of.tables = {{"len", {0}}};
  DecodeBench bench(of);
  for (const int blocks : {1, 3, 40}) {
    CHECK(bench.run({MergeProtocol::combine, blocks, 1}).fault == "");
    CHECK(bench.run({MergeProtocol::ticket, blocks, 1}).fault == "");
  }
}

}  // namespace attngen::test
