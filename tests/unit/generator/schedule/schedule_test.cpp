// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/schedule.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"
#include "generator/schedule/batch_invariant.h"
#include "generator/schedule/line_cut.h"
#include "generator/schedule/segment.h"
#include "tests/unit/generator/schedule/ragged_batch.h"

namespace attngen {
namespace {

using ragged::pick;

const PartialCost kGqa{8, 130, 64, 512};
const PartialCost kMla{64, 514, 64, 1152};

ScheduleProblem capacity(std::int64_t units, std::int64_t tiles, std::int64_t slots) {
  ScheduleProblem problem;
  problem.units = units;
  problem.most_tiles = tiles;
  problem.slots = slots;
  problem.k_min = 1;
  problem.cost = kGqa;
  return problem;
}

ScheduleForm form_of(const ScheduleProblem& problem) {
  return choose_schedule(problem).form;
}

TEST_CASE("streamed whatever the number of units, weighted where a piece is dear") {
  ScheduleProblem problem = capacity(2000, 64, 264);
  problem.k_min = 0;
  CHECK(form_of(problem) == ScheduleForm::stream_k);  // a third of a tile is not worth it
  problem.cost = kMla;
  CHECK(form_of(problem) == ScheduleForm::weighted);
  CHECK(choose_schedule(problem).edge == 29);  // 57 sixteenths a piece, rounded up
  CHECK(choose_schedule(problem).k_min == 8);
  problem.k_min = 2;  // as asked: a block of two tiles has room for one more
  CHECK(choose_schedule(problem).edge == 8);
  problem.k_min = 1;
  CHECK(form_of(problem) == ScheduleForm::stream_k);
  problem.batch_invariant = true;
  CHECK(form_of(problem) == ScheduleForm::chunks);
  CHECK(choose_schedule(problem).edge == 0);
  CHECK(choose_schedule(problem).atom == 16);
}

TEST_CASE("k_min is the piece's unless it is given") {
  ScheduleProblem problem = capacity(10, 64, 264);
  CHECK(choose_schedule(problem).k_min == 1);
  problem.k_min = 0;
  CHECK(choose_schedule(problem).k_min == 2);
}

TEST_CASE("the workspace of the closed form is 2 G slots, whatever the capacity") {
  ScheduleProblem problem = capacity(64, 1000, 264);
  const Schedule small = choose_schedule(problem);
  CHECK(small.workspace_bytes == 2 * 264 * 8 * 130 * 4);  // 2.2 MB
  problem.most_tiles = 100'000'000;
  problem.units = 4096;
  CHECK(choose_schedule(problem).workspace_bytes == small.workspace_bytes);
  problem.cost = {4, 130, 64, 512};
  CHECK(choose_schedule(problem).workspace_bytes == small.workspace_bytes / 2);
}

TEST_CASE("a protocol that is asked is taken where units are shared, and nothing else moves") {
  ScheduleProblem problem = capacity(64, 1000, 264);
  const Schedule chosen = choose_schedule(problem);
  CHECK(chosen.merge.protocol == MergeProtocol::two_level);
  CHECK(chosen.counters == 264 + 2 * 264);
  problem.merge = MergeProtocol::ticket;
  const Schedule asked = choose_schedule(problem);
  CHECK(asked.merge.protocol == MergeProtocol::ticket);
  CHECK(asked.counters == 264);
  CHECK(asked.reasons.back() == "capture: P1: as asked");
  CHECK(asked.workspace_bytes == chosen.workspace_bytes);
  CHECK(asked.blocks == chosen.blocks);
  problem.slots = 1;
  CHECK(choose_schedule(problem).merge.protocol == MergeProtocol::none);
}

/// Most pieces of a unit and the largest slot, counted from the segments of one replay.
struct Used {
  std::int64_t peers = 1;
  std::int64_t slots = 0;

  void take(const Segment& segment) {
    peers = std::max(peers, segment.splits);
    slots = std::max(slots, segment.slot + 1);
  }
};

Used used_by(const Schedule& schedule, const ragged::Batch& batch) {
  Used used;
  const UnitLine line(batch.tiles, batch.units_each);
  if (schedule.form == ScheduleForm::chunks) {
    std::int64_t slots = 0;
    for (const std::int64_t tiles : batch.tiles) {
      const ChunkList chunks({0, tiles, 0}, schedule.atom);
      used.peers = std::max(used.peers, chunks.count());
      if (chunks.count() > 1) slots += chunks.count() * batch.units_each;
    }
    used.slots = slots;
  } else {
    const LineCut cut = choose_line_cut(units_of(batch.tiles, batch.units_each), schedule.blocks,
                                        schedule.k_min, schedule.edge);
    for (std::int64_t block = 0; block < cut.blocks; ++block) {
      for (const Segment& segment : segments_of(line, cut, block)) used.take(segment);
    }
  }
  return used;
}

TEST_CASE("6,000 batches within a capacity: pieces and slots are within what the plan holds") {
  std::mt19937_64 random(31);
  std::vector<int> forms(3, 0);
  for (int round = 0; round < 6'000; ++round) {
    ragged::Batch batch = ragged::draw(random);
    ScheduleProblem problem;
    problem.cost = pick(random, 0, 1) == 0 ? kGqa : kMla;
    problem.cost.tile = 16;
    problem.chunk_keys = 16 * pick(random, 1, 8);
    if (pick(random, 0, 1) == 0) std::fill(batch.tiles.begin(), batch.tiles.end(), batch.tiles[0]);
    problem.units = static_cast<std::int64_t>(batch.tiles.size()) * batch.units_each;
    problem.most_tiles = *std::max_element(batch.tiles.begin(), batch.tiles.end());
    problem.slots = batch.launched;
    problem.batch_invariant = pick(random, 0, 4) == 0;
    problem.k_min = pick(random, 0, 3);
    const Schedule schedule = choose_schedule(problem);
    ++forms[static_cast<std::size_t>(schedule.form)];
    const Used used = used_by(schedule, batch);
    INFO(round << ": " << to_text(problem) << " -> " << to_text(schedule));
    REQUIRE(used.peers <= schedule.most_peers);
    REQUIRE(used.slots <= schedule.slots);
    REQUIRE(schedule.workspace_bytes == schedule.slots * slot_bytes(problem.cost));
    REQUIRE((schedule.slots == 0) == (schedule.merge.protocol == MergeProtocol::none));
    REQUIRE_FALSE(schedule.reasons.empty());
    for (const std::string& reason : schedule.reasons) {
      REQUIRE((reason.starts_with("capture: ") || reason.starts_with("replay: ")));
    }
  }
  for (const int count : forms) CHECK(count > 50);
}

TEST_CASE("what has no schedule says why") {
  CHECK(unschedulable(capacity(8, 64, 264)).empty());
  CHECK(unschedulable(capacity(0, 64, 264)) ==
        "a schedule is for 1 to 2147483648 units; this one has 0");
  CHECK(unschedulable(capacity(8, 64, 0)) ==
        "a schedule is for 1 to 1048576 slots; this one has 0");
  CHECK_FALSE(unschedulable(capacity(8, -1, 264)).empty());
  CHECK_FALSE(unschedulable(capacity(8, std::int64_t{1} << 60, 264)).empty());
  ScheduleProblem negative = capacity(8, 64, 264);
  negative.k_min = -1;
  CHECK_FALSE(unschedulable(negative).empty());
  CHECK_THROWS_AS(choose_schedule(negative), Error);
}

TEST_CASE("one line of text each") {
  const ScheduleProblem problem = capacity(8, 64, 264);
  CHECK(to_text(problem) == "8 units of up to 64 tiles over 264 slots");
  CHECK(to_text(choose_schedule(problem)) ==
        "stream_k: 264 blocks, k_min 1, up to 64 pieces, 2196480 workspace bytes, 792 counters, "
        "P2");
}

}  // namespace
}  // namespace attngen
