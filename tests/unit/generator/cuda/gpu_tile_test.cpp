// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/gpu_tile.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "generator/cuda/plan_forward.h"
#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

GpuTile decode_tile() {
  return {Skeleton::decode, 16, 64, 3, 4, 2, 4, MergeProtocol::combine};
}

/// What lies behind the comment lines at the top.
std::string code_of(const CudaSource& source) {
  return source.text.substr(source.text.find("struct Config"));
}

struct Fixture {
  Cascade cascade;
  Problem problem;
  ForwardForm form;
  HeadDims dims;
};

Fixture fixture(const std::string& variant, Skeleton skeleton, const emitting::Extents& extents,
                const std::string& arch = "sm_90") {
  Fixture made;
  made.cascade = emitting::from_gallery(variant);
  made.problem = emitting::problem_for(made.cascade, extents, arch);
  made.problem.skeleton = skeleton;
  made.form = require_forward_form(made.cascade, analyse(made.cascade), made.problem);
  made.dims = head_dims(made.cascade, made.form, made.problem);
  return made;
}

std::string why_not(const Fixture& of, const GpuTile& tile) {
  return why_no_tile(tile, of.form, of.dims, of.problem.limits);
}

TEST_CASE("a tile is text and back, and nothing else is a tile") {
  const GpuTile forward{Skeleton::forward, 128, 32, 2, 1, 1, 1, MergeProtocol::ticket};
  CHECK(to_text(forward) == "rows=128,keys=32,stages=2,key_warps=1,blocks=1");
  CHECK(gpu_tile_named(to_text(forward)) == forward);
  CHECK(to_text(decode_tile()) ==
        "rows=16,keys=64,stages=3,key_warps=4,blocks=2,least=4,merge=combine");
  CHECK(gpu_tile_named(to_text(decode_tile())) == decode_tile());
  for (const char* text :
       {"", "rows=64", "rows=64,keys=64,stages=2,key_warps=1,blocks=1,",
        "rows=64,keys=64,stages=2,key_warps=1,blocks=01",
        "rows=64,keys=64,stages=2,key_warps=1,blocks=1,least=1",
        "rows=64,keys=64,stages=2,key_warps=1,blocks=1,least=1,merge=hope",
        "rows=64,keys=64,stages=2,key_warps=1,blocks=1,least=1,merge=ticketticketticket",
        "rows=99999999999,keys=64,stages=2,key_warps=1,blocks=1", "keys=64,rows=64",
        "rows=4x16,keys=32,block=4,split=4096,prefetch=0"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(gpu_tile_named(text), Error);
  }
}

TEST_CASE("every rule has its reason") {
  const Fixture one = fixture("softmax", Skeleton::decode, {{"P", 1}, {"E", 128}, {"F", 128}});
  CHECK(why_not(one, decode_tile()).empty());
  const auto broken = [&](auto&& change, const char* reason) {
    GpuTile tile = decode_tile();
    change(tile);
    CAPTURE(reason);
    CHECK_MESSAGE(why_not(one, tile).find(reason) != std::string::npos, why_not(one, tile));
  };
  for (const int rows : {-16, 0, 8, 144}) {
    broken([&](GpuTile& tile) { tile.row_tile = rows; }, "rows=");
  }
  broken([](GpuTile& tile) { tile.row_tile = 24; }, "no multiple of 16, the rows of a warp");
  broken([](GpuTile& tile) { tile.stream_tile = 0; }, "keys=0 is outside");
  broken([](GpuTile& tile) { tile.stream_tile = 32; }, "no multiple of 64: each of 4 warps");
  broken([](GpuTile& tile) { tile.stream_tile = 256, tile.key_warps = 1; }, "at most 128");
  broken([](GpuTile& tile) { tile.stages = 1; }, "stages=1 is outside 2...");
  broken([](GpuTile& tile) { tile.key_warps = 0; }, "key_warps=0 is outside");
  broken([](GpuTile& tile) { tile.least_tiles = 0; }, "least=0 is outside");
  broken([](GpuTile& tile) { tile.blocks_per_multiprocessor = 0; }, "blocks=0 is outside");
  broken([](GpuTile& tile) { tile.stages = 8; }, "bytes of shared memory each");
  broken([](GpuTile& tile) { tile.row_tile = 128, tile.stream_tile = 128, tile.key_warps = 8; },
         "a CTA has at most 1024");

  const Fixture forward = fixture("softmax", Skeleton::forward, {{"E", 128}, {"F", 128}});
  const GpuTile plain;
  CHECK(why_not(forward, plain).empty());
  // 64 sums and 32 scores of a thread, and 128 registers.
  CHECK(why_not(forward, {Skeleton::forward, 128, 64, 2, 1, 2, 1, MergeProtocol::ticket})
            .find("needs 136 registers at least, and 2 CTAs of 256 threads leave it 128") !=
        std::string::npos);
  CHECK(why_not(forward, {Skeleton::forward, 64, 64, 3, 1, 1, 1, MergeProtocol::ticket})
            .find("forward reads one stage") != std::string::npos);
  CHECK(why_not(forward, {Skeleton::forward, 64, 64, 2, 2, 1, 1, MergeProtocol::ticket})
            .find("do not share their rows") != std::string::npos);
  const Fixture ada = fixture("softmax", Skeleton::forward, {{"E", 16}, {"F", 16}}, "sm_89");
  CHECK(why_not(ada, {Skeleton::forward, 128, 16, 2, 1, 8, 1, MergeProtocol::ticket})
            .find("a multiprocessor of sm_89 holds 1536 threads") != std::string::npos);
}

TEST_CASE("keys that do not count, and sums over columns, are dealt out over all threads") {
  // Documents: the keys of a row are no one range.
  const Fixture documents = fixture("document", Skeleton::forward, {{"E", 64}, {"F", 64}});
  REQUIRE_FALSE(documents.form.tiles.bounds_exact);
  CHECK(why_not(documents, {Skeleton::forward, 32, 128, 2, 1, 1, 1, MergeProtocol::ticket})
            .find("64 threads are no multiple of keys=128") != std::string::npos);
  const Fixture cosine = fixture("cosine", Skeleton::forward, {{"E", 64}, {"F", 64}});
  REQUIRE_FALSE(cosine.form.reductions.empty());
  CHECK(why_not(cosine, {Skeleton::forward, 64, 48, 2, 1, 1, 1, MergeProtocol::ticket})
            .find("each is reduced by 1, 2, 4") != std::string::npos);
}

TEST_CASE("the plan has the numbers asked for; its own numbers, asked for, print the same code") {
  for (const Skeleton skeleton : {Skeleton::forward, Skeleton::decode}) {
    for (const char* variant : {"causal", "causal_gqa", "cosine", "sink", "document"}) {
      for (const std::int64_t head : {64, 128, 256}) {
        for (const char* arch : {"sm_80", "sm_86", "sm_90"}) {
          CAPTURE(variant);
          CAPTURE(head);
          CAPTURE(arch);
          Fixture of = fixture(variant, skeleton, {{"P", 5}, {"E", head}, {"F", head}}, arch);
          const Analysis analysis = analyse(of.cascade);
          const Plan own = choose_plan(of.cascade, analysis, of.problem);
          const CudaSource before = emit_cuda(of.cascade, analysis, of.problem, own);
          const GpuTile tile = tile_of(own);
          CHECK(why_not(of, tile) == "");
          of.problem.tile = tile;
          const Plan asked = choose_plan(of.cascade, analysis, of.problem);
          CHECK(to_text(asked) == to_text(own));
          const CudaSource after = emit_cuda(of.cascade, analysis, of.problem, asked);
          CHECK(code_of(after) == code_of(before));
          CHECK(after.shared_bytes == before.shared_bytes);
          CHECK(after.workspace_bytes == before.workspace_bytes);
          CHECK(after.command.find(" --tile " + to_text(tile)) != std::string::npos);
          CHECK(before.command.find("--tile") == std::string::npos);
          CHECK(foreign_tokens(after.text) == std::vector<std::string>{});
        }
      }
    }
  }
}

TEST_CASE("another tile is another text, with its numbers") {
  Fixture of = fixture("causal_gqa", Skeleton::decode, {{"P", 1}, {"H", 8}, {"HK", 1}});
  of.problem.tile = decode_tile();
  of.problem.merge = MergeProtocol::ticket;
  const CudaSource source = emitting::emitted(of.cascade, of.problem);
  for (const char* line :
       {"kRowTile = 16;", "kKeyTile = 64;", "kKeysPerWarp = 16;", "kThreads = 128;", "kStages = 3;",
        "kLeastTiles = 4;", "kMergesInPlace = false;", "Config::kThreads, 2)"}) {
    CAPTURE(line);
    CHECK(source.text.find(line) != std::string::npos);
  }
  CHECK(source.plan.blocks == 2 * 132);
  CHECK_FALSE(source.combine_entry.empty());
  CHECK(source.command.find("--merge") == std::string::npos);
  CHECK(to_text(of.cascade, of.problem).find(" tile rows=16,keys=64") != std::string::npos);

  of.problem.skeleton = Skeleton::forward;
  CHECK_THROWS_WITH_AS(emitting::emitted(of.cascade, of.problem),
                       doctest::Contains("it is one of decode, and forward is asked for"), Error);
  of.problem.tile = GpuTile{Skeleton::forward, 64, 64, 2, 1, 8, 1, MergeProtocol::ticket};
  CHECK_THROWS_AS(emitting::emitted(of.cascade, of.problem), Error);
}

}  // namespace
}  // namespace attngen
