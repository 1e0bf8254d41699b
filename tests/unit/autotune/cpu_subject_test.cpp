// SPDX-License-Identifier: Apache-2.0
#include "autotune/cpu_subject.h"

#include <doctest/doctest.h>

#include <set>

#include "base/error.h"
#include "generator/llvm/cpu_problem.h"
#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

Task softmax(std::int64_t rows, std::int64_t keys, std::int64_t batch = 8) {
  return gallery_task("softmax", {{"P", rows}, {"M", keys}, {"E", 64}, {"F", 64}}, batch);
}

TEST_CASE("a tile is a candidate and back; anything else is refused") {
  const CpuTile tile{8, 2, 4, 64, 4096, true};
  CHECK(key_of(candidate_of(tile)) == "block=4 keys=64 lanes=8 prefetch=1 rows=2 split=4096");
  CHECK(tile_of(candidate_of(tile)) == tile);
  Candidate odd = candidate_of(tile);
  odd.values["prefetch"] = 2;
  CHECK_THROWS_AS(tile_of(odd), Error);
  odd = candidate_of(tile);
  odd.values["split"] = std::int64_t{1} << 40;
  CHECK_THROWS_AS(tile_of(odd), Error);
  odd = candidate_of(tile);
  odd.values.erase("keys");
  CHECK_THROWS_WITH_AS(tile_of(odd), doctest::Contains("keys is missing"), Error);
  odd = candidate_of(tile);
  odd.values["more"] = 1;
  CHECK_THROWS_AS(tile_of(odd), Error);
}

TEST_CASE("what is lawful can be printed, on every architecture; the planner's own is lawful") {
  for (const char* arch : {"avx512_bf16", "avx512", "avx2", "v128", "neon"}) {
    for (const std::int64_t rows : {1, 20, 300}) {
      const Task task = softmax(rows, 512);
      const CpuLimits limits = limits_of_cpu(arch);
      const Subject subject = cpu_subject(task, limits, 2);
      CAPTURE(arch);
      CAPTURE(key_of(subject.own));
      CHECK(why_not_in(subject.space, subject.own).empty());
      const Listing listing = list_space(subject.space);
      CHECK(listing.lawful.size() > 50);
      // 16 sums of one vector, its rows and a scalar: more than 16 registers, less than 32. Along
      // columns as many rows meet a block as the registers hold.
      const bool is_along_columns = rows == 1 && !limits.spreads_operands;
      CHECK(listing.refused.contains("registers") ==
            (limits.vector_registers == 16 && !is_along_columns));
      std::set<std::string> ids;
      for (std::size_t at = 0; at < listing.lawful.size(); at += listing.lawful.size() / 7 + 1) {
        CHECK(subject.model_ns(listing.lawful[at]) > 0);
        ids.insert(subject.source_id(listing.lawful[at]));
      }
      CHECK(ids.size() > 1);
    }
  }
}

TEST_CASE("the id of a source knows the generator's text, not the split or the batch") {
  const Subject one = cpu_subject(softmax(1, 512, 8), limits_of_cpu("avx512"), 2);
  const Subject other = cpu_subject(softmax(1, 4096, 0), limits_of_cpu("avx512"), 2);
  Candidate candidate = one.own;
  CHECK(one.source_id(candidate) == other.source_id(candidate));
  candidate.values["split"] *= 2;
  CHECK(one.source_id(candidate) == one.source_id(one.own));
  candidate.values["keys"] *= 2;
  CHECK(one.source_id(candidate) != one.source_id(one.own));
  CHECK(one.shape.op == other.shape.op);
  CHECK(one.shape.axes.at("batch") == 8);
  CHECK(other.shape.axes.at("batch") == 1);
}

TEST_CASE("shapes of other head dims, types or variants are other operations") {
  const CpuLimits limits = limits_of_cpu("avx512");
  std::set<std::string> ops;
  ops.insert(cpu_subject(softmax(1, 512), limits, 2).shape.op);
  ops.insert(
      cpu_subject(gallery_task("softmax", {{"P", 1}, {"M", 512}, {"E", 128}, {"F", 64}}), limits, 2)
          .shape.op);
  ops.insert(
      cpu_subject(gallery_task("causal", {{"P", 1}, {"M", 512}, {"E", 64}, {"F", 64}}), limits, 2)
          .shape.op);
  CHECK(ops.size() == 3);
  Task window = gallery_task("window", {{"P", 64}, {"M", 64}, {"E", 64}, {"F", 64}});
  window.params["W"] = 32;
  CHECK(cpu_subject(window, limits, 2).shape.axes.at("W") == 32);
}

TEST_CASE("the model knows what a mask leaves, and how few rows go along columns") {
  const CpuLimits limits = limits_of_cpu("avx2");
  const std::map<std::string, std::int64_t> square = {
      {"P", 2048}, {"M", 2048}, {"E", 64}, {"F", 64}};
  const Subject dense = cpu_subject(gallery_task("softmax", square), limits, 2);
  const Subject causal = cpu_subject(gallery_task("causal", square), limits, 2);
  Task narrow = gallery_task("window", square);
  narrow.params["W"] = 32;
  const Subject window = cpu_subject(narrow, limits, 2);
  const double all = dense.model_ns(dense.own);
  CHECK(causal.model_ns(dense.own) == doctest::Approx(0.53 * all).epsilon(0.08));
  CHECK(window.model_ns(dense.own) < 0.15 * all);
  // Rows that are far apart share few keys of a narrow window: the same sums for more of them.
  const Candidate tall = candidate_of({8, 4, 2, 48, 4128, false});
  const Candidate low = candidate_of({8, 2, 4, 48, 4128, false});
  CHECK(window.model_ns(tall) / window.model_ns(low) >
        1.05 * dense.model_ns(tall) / dense.model_ns(low));
  // Along columns two keys meet four rows at once, or four keys two: the same eight sums.
  const Subject few = cpu_subject(softmax(1, 4096), limits, 2);
  const double by_two = few.model_ns(candidate_of({4, 1, 2, 16, 1024, true}));
  const double by_four = few.model_ns(candidate_of({4, 1, 4, 16, 1024, true}));
  CHECK(by_four == doctest::Approx(by_two).epsilon(0.1));
}

TEST_CASE("a loop nest has nothing to tune, and says why") {
  Task task;
  task.cascade = parse_variant({"t",
                                "cascade plain {\n rank P\n in A[P]: f32\n"
                                " out O[p]: f32 = A[p] * 2\n}"})
                     .front();
  task.extents = {{"P", 4}};
  CHECK_THROWS_WITH_AS(cpu_subject(task, limits_of_cpu("avx512"), 2),
                       doctest::Contains("plain has no tiles to tune: no tiles: "), Error);
}

TEST_CASE("a task is cut down until the oracle can do it, head dims apart") {
  const Task task = softmax(512, 8192);
  const Task cut = cut_down(task, {"P", "M"}, 1e6);
  CHECK(cut.extents.at("E") == 64);
  CHECK(cut.batch == 1);
  CHECK(cut.extents.at("P") % 2 == 1);
  CHECK(cut.extents.at("M") % 2 == 1);
  CHECK(cut.extents.at("P") >= 5);
  const Task small = softmax(3, 7, 0);
  CHECK(cut_down(small, {"P", "M"}, 1e6).extents == small.extents);
}

}  // namespace
}  // namespace attngen::tune
