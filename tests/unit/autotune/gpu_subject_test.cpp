// SPDX-License-Identifier: Apache-2.0
#include "autotune/gpu_subject.h"

#include <doctest/doctest.h>

#include <set>

#include "autotune/prune.h"
#include "base/error.h"
#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

Task decode_task(std::int64_t keys, std::int64_t batch = 8, std::int64_t head = 128) {
  return gpu_task("causal_gqa",
                  {{"H", 32}, {"HK", 8}, {"P", 1}, {"M", keys}, {"E", head}, {"F", head}}, batch,
                  Skeleton::decode);
}

Task prefill_task(std::int64_t keys, std::int64_t head = 128) {
  return gpu_task("causal", {{"P", keys}, {"M", keys}, {"E", head}, {"F", head}}, 32);
}

TEST_CASE("a tile is a candidate and back; anything else is refused") {
  const GpuTile tile{Skeleton::decode, 16, 64, 3, 4, 2, 4, MergeProtocol::combine};
  CHECK(key_of(candidate_of(tile)) ==
        "blocks=2 key_warps=4 keys=64 least=4 merge=1 rows=16 stages=3");
  CHECK(gpu_tile_of(candidate_of(tile)) == tile);
  const GpuTile forward;
  CHECK(key_of(candidate_of(forward)) == "blocks=1 key_warps=1 keys=64 rows=64 stages=2");
  CHECK(gpu_tile_of(candidate_of(forward)) == forward);
  const auto refused = [&](auto&& change) {
    Candidate odd = candidate_of(tile);
    change(odd.values);
    CHECK_THROWS_AS(gpu_tile_of(odd), Error);
  };
  refused([](auto& values) { values["merge"] = 3; });
  refused([](auto& values) { values["rows"] = std::int64_t{1} << 40; });
  refused([](auto& values) { values["rows"] = -16; });
  refused([](auto& values) { values.erase("keys"); });
  refused([](auto& values) { values.erase("merge"); });
  refused([](auto& values) { values["more"] = 1; });
}

TEST_CASE(
    "on every product, the planner's own choice is lawful and the rest is refused with reasons") {
  for (const DeviceRates& rates : device_table()) {
    const GpuDevice device = gpu_device_named(rates.name);
    for (const Task& task : {decode_task(4096), decode_task(4096, 8, 64), prefill_task(4096),
                             prefill_task(4096, 256)}) {
      CAPTURE(rates.name);
      CAPTURE(task.name);
      const Subject subject = gpu_subject(task, device);
      CAPTURE(key_of(subject.own));
      CHECK(why_not_in(subject.space, subject.own) == "");
      const Listing listing = list_space(subject.space);
      CHECK(listing.lawful.size() >= 8);
      CHECK(listing.refused.count("registers") + listing.refused.count("shared memory") > 0);
      for (std::size_t at = 0; at < listing.lawful.size(); at += listing.lawful.size() / 3 + 1) {
        CHECK(subject.model_ns(listing.lawful[at]) > 0);
      }
    }
  }
}

TEST_CASE("what the pruning keeps can be printed, each under an id of its own code") {
  const Subject subject = gpu_subject(decode_task(8192), gpu_device_named("h200"));
  const Pruned pruned = prune(subject, subject.own, {}, {8, 4});
  CHECK(pruned.size == 4 * 4 * 4 * 4 * 3 * 3 * 4);
  CHECK(pruned.kept.size() >= 9);
  std::set<std::string> ids;
  for (const Candidate& candidate : pruned.kept) ids.insert(subject.source_id(candidate));
  CHECK(ids.size() >= 4);
  CHECK(pruned.left_out > 0);
  CHECK(pruned.why_left_out.find("the model says") != std::string::npos);
}

TEST_CASE("the id knows the code, not the batch, the keys or the rows of a bin") {
  const GpuDevice device = gpu_device_named("h200");
  const Subject one = gpu_subject(decode_task(4096, 8), device);
  const Subject other = gpu_subject(decode_task(64, 1), device);
  CHECK(one.source_id(one.own) == other.source_id(one.own));
  CHECK(one.shape.op == other.shape.op);
  CHECK(one.shape.variant == "causal_gqa decode");
  Candidate changed = one.own;
  changed.values["least"] *= 2;
  CHECK(one.source_id(changed) != one.source_id(one.own));
  Task forward = decode_task(4096);
  forward.skeleton = Skeleton::forward;
  CHECK(gpu_subject(forward, device).shape.op != one.shape.op);
  CHECK(gpu_subject(decode_task(4096, 8, 64), device).shape.op != one.shape.op);
}

TEST_CASE("bytes and multiplications are those of the shape") {
  const Subject subject = gpu_subject(decode_task(4096, 8), gpu_device_named("h200"));
  const double keys = 8.0 * 8 * 4096 * 256 * 2;
  CHECK(subject.bytes > keys);
  CHECK(subject.bytes < 1.01 * keys);
  CHECK(subject.flops == doctest::Approx(2.0 * 8 * 32 * 4096 * 256).epsilon(0.01));
  const Subject causal = gpu_subject(prefill_task(4096), gpu_device_named("h200"));
  CHECK(causal.flops == doctest::Approx(2.0 * 32 * 4096.0 * 4096 / 2 * 256).epsilon(0.02));
}

TEST_CASE("a cascade without the form is refused with the reason") {
  Task task;
  task.cascade = parse_variant({"t",
                                "cascade plain {\n rank P\n in A[P]: f32\n"
                                " out O[p]: f32 = A[p] * 2\n}"})
                     .front();
  task.extents = {{"P", 4}};
  CHECK_THROWS_AS(gpu_subject(task, gpu_device_named("h200")), Error);
  const Task f32 = gallery_task("softmax", {{"P", 1}, {"M", 64}, {"E", 64}, {"F", 64}});
  CHECK_THROWS_WITH_AS(gpu_subject(f32, gpu_device_named("a100")), doctest::Contains("f32"), Error);
}

}  // namespace
}  // namespace attngen::tune
