// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/plan_decode.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"
#include "generator/schedule/schedule.h"

#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

Problem decode_problem(const Cascade& cascade, const emitting::Extents& extents,
                       const std::string& arch = "sm_90") {
  Problem problem = emitting::problem_for(cascade, extents, arch);
  problem.skeleton = Skeleton::decode;
  return problem;
}

Plan plan_for(const std::string& variant, const emitting::Extents& extents,
              const std::string& arch = "sm_90") {
  const Cascade cascade = emitting::from_gallery(variant);
  return choose_plan(cascade, analyse(cascade), decode_problem(cascade, extents, arch));
}

bool has_reason(const Plan& plan, const std::string& words) {
  return std::any_of(plan.reasons.begin(), plan.reasons.end(), [&](const std::string& reason) {
    return reason.find(words) != std::string::npos;
  });
}

TEST_CASE("the rows of all heads that share keys fill a tile of 16, 32 or 64") {
  const auto rows = [](std::int64_t query_rows, std::int64_t heads, std::int64_t key_heads) {
    return plan_for("causal_gqa", {{"P", query_rows}, {"H", heads}, {"HK", key_heads}}).row_tile;
  };
  CHECK(rows(1, 32, 8) == 16);
  CHECK(rows(4, 32, 8) == 16);
  CHECK(rows(5, 32, 8) == 32);
  CHECK(rows(16, 8, 8) == 16);
  CHECK(rows(16, 16, 4) == 64);
  CHECK(rows(16, 128, 8) == 64);
  CHECK(plan_for("mqa", {{"P", 1}, {"H", 32}}).row_tile == 32);
}

TEST_CASE("heads that no key range tells apart are packed; the reason is said where not") {
  CHECK(plan_for("causal_gqa", {{"P", 1}}).packed_rank >= 0);
  const Plan own_windows = plan_for("window_heads", {{"P", 1}});
  CHECK(own_windows.packed_rank < 0);
  CHECK(has_reason(own_windows, "no heads are packed into a row tile"));
}

TEST_CASE("64 KB of keys and values are in flight where shared memory holds them") {
  for (const std::string arch : {"sm_80", "sm_90", "sm_90a", "sm_100"}) {
    for (const std::int64_t head : {64, 80, 96, 128, 192, 256}) {
      CAPTURE(arch);
      CAPTURE(head);
      const emitting::Extents extents = {{"P", 1}, {"H", 32}, {"HK", 8}, {"E", head}, {"F", head}};
      const Plan plan = plan_for("causal_gqa", extents, arch);
      const int in_flight = plan.blocks_per_multiprocessor * (plan.stages - 1) * plan.stream_tile *
                            static_cast<int>(head) * 2 * 2;
      CHECK(in_flight >= 60 * 1024);
      CHECK(has_reason(plan, "KB of keys and values in flight per multiprocessor"));
      CHECK(plan.blocks == plan.blocks_per_multiprocessor * limits_of_arch(arch).multiprocessors);
    }
  }
  const Plan small = plan_for("causal_gqa", {{"P", 1}, {"E", 256}, {"F", 256}}, "sm_86");
  CHECK(has_reason(small, "bytes of shared memory hold no more"));
}

TEST_CASE("every CTA of a multiprocessor fits its shared memory, and every warp has keys") {
  for (const GalleryEntry& entry : gallery()) {
    const Cascade cascade = emitting::from_gallery(std::string(entry.name));
    const Analysis analysis = analyse(cascade);
    for (const std::string arch : {"sm_80", "sm_86", "sm_90", "sm_120"}) {
      for (const std::int64_t head : {1, 16, 72, 128, 256}) {
        for (const std::int64_t rows : {1, 20, 64}) {
          const Problem problem =
              decode_problem(cascade, {{"P", rows}, {"E", head}, {"F", head}}, arch);
          const Plan plan = choose_plan(cascade, analysis, problem);
          const CudaSource source = emit_cuda(cascade, analysis, problem, plan);
          CAPTURE(source.text.substr(0, 200));
          CHECK((source.shared_bytes + 1024) * plan.blocks_per_multiprocessor <=
                problem.limits.shared_bytes_per_block + 1024);
          CHECK(keys_per_warp(plan) % 16 == 0);
          CHECK(keys_per_warp(plan) * (plan.warps * 16 / plan.row_tile) == plan.stream_tile);
          CHECK(plan.least_tiles >= 1);
        }
      }
    }
  }
}

TEST_CASE("the workspace and the tickets depend on the plan, not on lengths") {
  const Cascade cascade = emitting::from_gallery("ragged");
  const auto bytes = [&](std::int64_t keys) {
    const CudaSource source =
        emitting::emitted(cascade, decode_problem(cascade, {{"P", 1}, {"M", keys}}));
    return std::pair(source.workspace_bytes, source.ticket_bytes);
  };
  CHECK(bytes(64) == bytes(1 << 20));
  const CudaSource source = emitting::emitted(cascade, decode_problem(cascade, {{"P", 1}}));
  // Two slots a block, a slot of 16 rows of GM, D (one per lane) and 64 columns.
  CHECK(source.workspace_bytes == 2 * source.plan.blocks * (16 * 64 + 2 * 2 * 32) * 4);
  // A counter for each block, and one for each slot that may stand for a group.
  CHECK(source.plan.merge == MergeProtocol::two_level);
  CHECK(source.ticket_bytes == 4 * 3 * source.plan.blocks);
  Problem one_level = decode_problem(cascade, {{"P", 1}});
  one_level.merge = MergeProtocol::ticket;
  CHECK(emitting::emitted(cascade, one_level).ticket_bytes == 4 * source.plan.blocks);
  CHECK(grid_of(cascade, source, decode_problem(cascade, {{"P", 1}}).extents, {{7}}) ==
        std::array<int, 3>{source.plan.blocks, 1, 1});
}

TEST_CASE("k_min, the protocol and their reasons are those of the schedule") {
  for (const std::int64_t head : {64, 128, 256}) {
    for (const std::int64_t rows : {1, 20, 64}) {
      const Plan plan =
          plan_for("causal_gqa", {{"P", rows}, {"H", 8}, {"HK", 8}, {"E", head}, {"F", head}});
      ScheduleProblem line;
      line.units = 1;
      line.most_tiles = 1 << 20;
      line.slots = plan.blocks;
      // GM, D and the scale that f16 may need, once per thread of a row.
      line.cost = {plan.row_tile, head + 4 * 3, plan.stream_tile, 4 * head,
                   std::min(plan.row_bin / 2, plan.row_tile)};
      const Schedule schedule = choose_schedule(line);
      CHECK(plan.least_tiles == schedule.k_min);
      CHECK(plan.piece_edge == schedule.edge);
      if (rows == 1) CHECK(plan.piece_edge == 0);
      if (rows == 64) CHECK(plan.piece_edge > 0);
      CHECK(plan.merge == schedule.merge.protocol);
      CHECK(plan.direct_peers == schedule.merge.direct_peers);
      for (const std::string& reason : schedule.reasons) CHECK(has_reason(plan, reason));
    }
  }
  Problem problem = decode_problem(emitting::from_gallery("causal"), {{"P", 1}});
  problem.limits.multiprocessors = 1;
  const Cascade cascade = emitting::from_gallery("causal");
  CHECK(choose_plan(cascade, analyse(cascade), problem).merge != MergeProtocol::none);
}

TEST_CASE("batch-invariant bits: chunks of 1024 keys, merged from the left, a slot for each") {
  const Cascade cascade = emitting::from_gallery("causal_gqa");
  Problem problem = decode_problem(cascade, {{"P", 1}, {"H", 32}, {"HK", 8}});
  problem.batch_invariant = true;
  const CudaSource source = emitting::emitted(cascade, problem);
  CHECK(source.plan.chunk_tiles * source.plan.stream_tile == 1024);
  CHECK(source.plan.least_tiles == 1);
  CHECK(source.plan.merge == MergeProtocol::ticket);
  CHECK(has_reason(source.plan, "batch-invariant bits need chunks of 1024 keys"));
  CHECK(source.command.find(" --batch-invariant ") != std::string::npos);
  CHECK(foreign_tokens(source.text) == std::vector<std::string>{});
  CHECK(source.workspace_bytes == 0);
  CHECK(source.ticket_bytes == 4 * source.plan.blocks);
  const auto bytes = [&](std::int64_t keys, std::int64_t heads, std::int64_t sequences) {
    Problem live = decode_problem(cascade, {{"P", 1}, {"H", heads}, {"HK", 8}, {"M", keys}});
    return workspace_of(source, live.extents, {{sequences}});
  };
  CHECK(source.chunk_bytes == (16 * 64 + 2 * 2 * 32) * 4);
  CHECK(bytes(1, 32, 1) == 8 * source.chunk_bytes);
  CHECK(bytes(1024, 32, 7) == 7 * 8 * source.chunk_bytes);
  CHECK(bytes(1025, 32, 7) == 7 * 8 * 2 * source.chunk_bytes);
  CHECK(bytes(4096, 8 * 40, 1) == 8 * 3 * 4 * source.chunk_bytes);  // 40 rows are three tiles
  CHECK_THROWS_AS(bytes(1 << 28, 32, std::int64_t{1} << 50), Error);
  problem.merge = MergeProtocol::two_level;
  CHECK_THROWS_AS(emitting::emitted(cascade, problem), Error);
  Problem plain = decode_problem(cascade, {{"P", 1}});
  const CudaSource cut_anywhere = emitting::emitted(cascade, plain);
  CHECK(workspace_of(cut_anywhere, plain.extents, {{9}}) == cut_anywhere.workspace_bytes);
}

TEST_CASE("one text for all shapes of a bin, and the command in it asks for that text") {
  const Cascade cascade = emitting::from_gallery("causal_gqa");
  const auto text = [&](std::int64_t rows, std::int64_t heads, std::int64_t key_heads) {
    return emitting::emitted(
               cascade, decode_problem(cascade, {{"P", rows}, {"H", heads}, {"HK", key_heads}}))
        .text;
  };
  CHECK(text(1, 32, 8) == text(2, 16, 8));
  CHECK(text(1, 32, 8) == text(16, 1, 1));
  CHECK(text(1, 32, 8).find(" -D H=1 -D HK=1 -D P=16 ") != std::string::npos);
  CHECK(text(1, 32, 8) != text(5, 32, 8));
}

TEST_CASE("a second kernel exists where the plan merges by one, and its name is the first's") {
  const Cascade cascade = emitting::from_gallery("causal");
  Problem problem = decode_problem(cascade, {{"P", 1}});
  CHECK(emitting::emitted(cascade, problem).combine_entry.empty());
  problem.merge = MergeProtocol::combine;
  const CudaSource source = emitting::emitted(cascade, problem);
  CHECK(source.combine_entry == source.entry + "_combine");
  CHECK(source.ticket_bytes == 0);
  CHECK(source.text.find(source.combine_entry + "(const __grid_constant__") != std::string::npos);
  CHECK(foreign_tokens(source.text) == std::vector<std::string>{});
}

TEST_CASE("the merge is printed from the states: a sum needs none of softmax's factors") {
  const auto merge_of = [](const std::string& variant) {
    const Cascade cascade = emitting::from_gallery(variant);
    const std::string text = emitting::emitted(cascade, decode_problem(cascade, {{"P", 1}})).text;
    const std::size_t from = text.find("MergeFactors merge_row(");
    return text.substr(from, text.find("\n}\n", from) - from);
  };
  CHECK(merge_of("sigmoid").find("return {1.0f, 1.0f};") != std::string::npos);
  CHECK(merge_of("sigmoid").find("exponential") == std::string::npos);
  CHECK(merge_of("relu2").find("Sum::combine(earlier.D, later.D)") != std::string::npos);
  CHECK(merge_of("softmax").find("Maximum::combine(earlier.GM, later.GM)") != std::string::npos);
  CHECK(merge_of("softmax").find("later.D * exponential(difference(later.GM, row.GM))") !=
        std::string::npos);
  CHECK(merge_of("sink").find("row.GM = maximum(row.G0, block.sk);") != std::string::npos);
}

TEST_CASE("nothing that decode prints is foreign") {
  for (const GalleryEntry& entry : gallery()) {
    CAPTURE(entry.name);
    const Cascade cascade = emitting::from_gallery(std::string(entry.name));
    for (const MergeProtocol merge :
         {MergeProtocol::ticket, MergeProtocol::two_level, MergeProtocol::combine}) {
      Problem problem = decode_problem(cascade, {{"E", 71}, {"F", 9}});
      problem.merge = merge;
      CHECK(foreign_tokens(emitting::emitted(cascade, problem).text) == std::vector<std::string>{});
    }
  }
}

}  // namespace
}  // namespace attngen
