// SPDX-License-Identifier: Apache-2.0
// Blocks that wait for each other: with everyone there, and with only some of them resident.
#include <doctest/doctest.h>

#include "grid_runs.h"
#include "kernel_runs.h"

namespace attngen::vgpu {
namespace {

/// Block 1 gives, block 0 takes; thread 0 of each. Other blocks have nothing to do.
GridText message(const std::string& give, const std::string& take) {
  return {
      "setp.ne.u32 %p0, %r0, 0; @%p0 bra END;\n"
      "setp.eq.u32 %p1, %r1, 0; @%p1 bra TAKE; setp.ne.u32 %p1, %r1, 1; @%p1 bra END;\n"
      "st.global.u32 [%rd0], 42; " +
          give + " bra END;\n.loc 1 12 1\nTAKE: " + take +
          " setp.eq.u32 %p2, %r6, 0; @%p2 bra TAKE; AFTER\n"
          "ld.global.u32 %r7, [%rd0]; st.global.u32 [%rd2], %r7; END:",
      3, 32};
}

GridText with_fence(GridText text, const std::string& fence) {
  text.body.replace(text.body.find("AFTER"), 5, fence);
  return text;
}

Options resident(int blocks, BlockOrder order = BlockOrder::ascending) {
  Options options;
  options.resident_blocks = blocks;
  options.block_order = order;
  return options;
}

void check_passes(const GridText& text) {
  const GridKernel kernel(text);
  for (Options options : many_schedules()) {
    options.resident_blocks = 0;
    const GridRun run = kernel.run(options);
    INFO(text.body, "\n seed ", options.seed, "\n", faults_of(run.report));
    REQUIRE(run.report.clean());
    REQUIRE(run.out[0] == 42);
  }
}

void check_races(const GridText& text, const std::string& part = "on buffer 'data' at byte 0") {
  const GridKernel kernel(text);
  for (Options options : many_schedules()) {
    options.resident_blocks = 0;
    const Report report = kernel.run(options).report;
    INFO(text.body, "\n seed ", options.seed, "\n", faults_of(report));
    REQUIRE(report.completed);
    REQUIRE(has_fault(report, FaultKind::race, part));
  }
}

const std::string kRelease = "st.release.gpu.global.u32 [%rd1], 1;";
const std::string kAcquire = "ld.acquire.gpu.global.u32 %r6, [%rd1];";

TEST_CASE("a flag with release and acquire passes data between blocks") {
  check_passes(with_fence(message(kRelease, kAcquire), ""));
  check_passes(with_fence(message("st.release.sys.u32 [%rd1], 1;",
                                  "ld.acquire.gpu.u32 %r6, "
                                  "[%rd1];"),
                          ""));
  check_passes(with_fence(message("fence.acq_rel.gpu; st.relaxed.gpu.global.u32 [%rd1], 1;",
                                  "ld.relaxed.gpu.global.u32 %r6, [%rd1];"),
                          "fence.acq_rel.gpu;"));
  check_passes(with_fence(message("membar.gl; st.volatile.global.u32 [%rd1], 1;",
                                  "ld.volatile.global.u32 %r6, [%rd1];"),
                          "membar.gl;"));
  check_passes(with_fence(message("red.release.gpu.global.add.u32 [%rd1], 1;",
                                  "atom.acquire.gpu.global.or.b32 %r6, [%rd1], 0;"),
                          ""));
  check_passes(
      with_fence(message("atom.release.gpu.global.exch.b32 %r9, [%rd1], 1;",
                         "atom.acquire.gpu.global.cas.b32 %r6, [%rd1], 1, 1; nanosleep.u32 "
                         "20;"),
                 ""));
  check_passes(with_fence(message("atom.release.gpu.global.max.u32 %r9, [%rd1], 1;",
                                  "atom.acquire.gpu.global.and.b32 %r6, [%rd1], -1;"),
                          ""));
  check_passes(with_fence(message("red.release.gpu.global.min.s32 [%rd1], -1;",
                                  "atom.acquire.gpu.global.min.s32 %r6, [%rd1], 5;"),
                          ""));
}

TEST_CASE("a flag that is only relaxed, or of the block's scope, passes nothing") {
  check_races(with_fence(message(kRelease, "ld.relaxed.gpu.global.u32 %r6, [%rd1];"), ""));
  check_races(with_fence(message("st.relaxed.gpu.global.u32 [%rd1], 1;", kAcquire), ""));
  check_races(with_fence(message(kRelease, "ld.volatile.global.u32 %r6, [%rd1];"), "membar.cta;"));
  check_races(
      with_fence(message("fence.acq_rel.cta; st.relaxed.gpu.global.u32 [%rd1], 1;", kAcquire), ""));
  check_races(with_fence(message("st.release.cta.global.u32 [%rd1], 1;", kAcquire), ""));
  check_races(with_fence(message("st.release.cta.global.u32 [%rd1], 1;", kAcquire), ""),
              "scope on buffer 'counters' at byte 0");
  check_races(with_fence(message(kRelease, "ld.acquire.cta.global.u32 %r6, [%rd1];"), ""));
  // The order of the two stores is the wrong one.
  GridText late = with_fence(message(kRelease, kAcquire), "");
  late.body.replace(late.body.find("st.global.u32 [%rd0], 42; " + kRelease), 26 + kRelease.size(),
                    kRelease + " st.global.u32 [%rd0], 42;");
  check_races(late);
}

TEST_CASE("a wait for a block that is not resident is a deadlock that names both") {
  const GridKernel kernel(with_fence(message(kRelease, kAcquire), ""));
  const Report report = kernel.run(resident(1)).report;
  INFO(faults_of(report));
  CHECK_FALSE(report.completed);
  REQUIRE(report.faults.size() == 1);
  CHECK(report.faults[0].source_line == 12);
  CHECK(has_fault(report, FaultKind::deadlock,
                  "none of the 1 resident blocks gets on: block 0: threads 0 wait in "
                  "ld.acquire.gpu.global.u32 at source line 12"));
  CHECK(has_fault(report, FaultKind::deadlock,
                  "for buffer 'counters' at byte 0 to change, which holds 0"));
  CHECK(has_fault(report, FaultKind::deadlock,
                  "2 blocks have not started, as only 1 may live at once"));
  // The same blocks the other way round, or two at a time, are fine.
  CHECK(kernel.run(resident(1, BlockOrder::descending)).report.clean());
  CHECK(kernel.run(resident(2)).report.clean());
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    Options options = resident(1);
    options.seed = seed;
    options.random_schedule = true;
    CHECK(has_fault(kernel.run(options).report, FaultKind::deadlock, "counters"));
  }
}

TEST_CASE("blocks that wait for each other are told with what each waits for") {
  // Each waits for the other's flag before it sets its own; the rest of the block is at a barrier.
  const std::string body =
      "setp.ne.u32 %p0, %r0, 0; @%p0 bra JOIN;\n"
      "mul.wide.u32 %rd5, %r1, 4; add.s64 %rd5, %rd1, %rd5; xor.b32 %r6, %r1, 1;\n"
      "mul.wide.u32 %rd6, %r6, 4; add.s64 %rd6, %rd1, %rd6;\n"
      "WAIT: WAITING setp.eq.u32 %p1, %r7, 0; @%p1 bra WAIT;\n"
      "st.release.gpu.global.u32 [%rd5], 1; JOIN: bar.sync 0;";
  for (const std::string& waiting :
       {std::string("ld.acquire.gpu.global.u32 %r7, [%rd6];"),
        std::string("ld.volatile.global.u32 %r7, [%rd6]; nanosleep.u32 100;"),
        std::string("atom.global.add.u32 %r7, [%rd6], 0;")}) {
    std::string filled = body;
    filled.replace(filled.find("WAITING"), 7, waiting);
    const GridKernel kernel({filled, 2, 64});
    for (Options options : many_schedules()) {
      options.resident_blocks = 0;
      const Report report = kernel.run(options).report;
      INFO(waiting, faults_of(report));
      REQUIRE(has_fault(report, FaultKind::deadlock, "none of the 2 resident blocks"));
      REQUIRE(has_fault(report, FaultKind::deadlock, "threads 1-63 wait in bar.sync"));
      REQUIRE(has_fault(report, FaultKind::deadlock, "block 0: "));
      REQUIRE(has_fault(report, FaultKind::deadlock, "block 1: "));
      REQUIRE(has_fault(report, FaultKind::deadlock, "for buffer 'counters' at byte 4"));
    }
  }
}

TEST_CASE("a barrier over the grid needs all blocks, and then holds") {
  const std::string arrive =
      "bar.sync 0; setp.ne.u32 %p0, %r0, 0; @%p0 bra JOIN;\n"
      "fence.acq_rel.gpu; red.relaxed.gpu.global.add.u32 [%rd1], 1;\n"
      "WAIT: ld.relaxed.gpu.global.u32 %r6, [%rd1]; setp.ne.u32 %p1, %r6, %r3; @%p1 bra WAIT;\n"
      "fence.acq_rel.gpu; JOIN: bar.sync 0;\n";
  // Everyone reads the slot of the next block.
  const GridKernel kernel(
      {"st.global.u32 [%rd3], %r5;\n" + arrive +
           "add.s32 %r7, %r1, 1; rem.u32 %r7, %r7, %r3; mad.lo.u32 %r7, %r7, %r2, %r0;\n"
           "mul.wide.u32 %rd5, %r7, 4; add.s64 %rd5, %rd0, %rd5; ld.global.u32 %r8, [%rd5];\n"
           "st.global.u32 [%rd4], %r8;",
       4, 32});
  for (Options options : many_schedules()) {
    const int asked = options.resident_blocks;
    const GridRun run = kernel.run(options);
    INFO(faults_of(run.report));
    if (asked == 0) {
      REQUIRE(run.report.clean());
      REQUIRE(run.out[3 * 32 + 5] == 5);
    } else {
      REQUIRE(has_fault(run.report, FaultKind::deadlock, "wait in ld.relaxed.gpu"));
    }
  }
}

TEST_CASE("a lock between blocks") {
  const std::string critical =
      "setp.ne.u32 %p0, %r0, 0; @%p0 bra END;\n"
      "LOCK: atom.ACQUIREgpu.global.cas.b32 %r6, [%rd1], 0, 1; setp.ne.u32 %p1, %r6, 0; @%p1 bra "
      "LOCK;\n"
      "ld.global.u32 %r7, [%rd1+4]; add.s32 %r7, %r7, 1; st.global.u32 [%rd1+4], %r7;\n"
      "atom.RELEASEgpu.global.exch.b32 %r8, [%rd1], 0; END:";
  const auto locked = [&](const std::string& acquire, const std::string& release) {
    std::string body = critical;
    body.replace(body.find("ACQUIRE"), 7, acquire);
    body.replace(body.find("RELEASE"), 7, release);
    return GridKernel({body, 6, 32});
  };
  const GridKernel good = locked("acquire.", "release.");
  const GridKernel bad = locked("relaxed.", "release.");
  for (const Options& options : many_schedules()) {
    const GridRun run = good.run(options);
    INFO(faults_of(run.report));
    REQUIRE(run.report.clean());
    REQUIRE(run.counters[1] == 6);
    REQUIRE(has_fault(bad.run(options).report, FaultKind::race, "'counters' at byte 4"));
  }
}

TEST_CASE("a wait within one block that nobody ends") {
  KernelText text;
  text.body =
      "setp.eq.u32 %p0, %r0, 0; @%p0 st.shared.u32 [%r1+16], 0; bar.sync 0;\n"
      "LOOP: ld.relaxed.cta.shared.u32 %r5, [%r1+16]; setp.eq.u32 %p2, %r5, 0; @%p2 bra LOOP;";
  const Report report = run_kernel(text).report;
  INFO(faults_of(report));
  CHECK(has_fault(report, FaultKind::deadlock, "threads 0-31 wait in ld.relaxed.cta.shared.u32"));
  CHECK(has_fault(report, FaultKind::deadlock,
                  "for shared memory at offset 16 to change, which holds 0"));
}

TEST_CASE("the budget stops waits that look like work") {
  // The loop writes, so it could be getting somewhere.
  const GridKernel kernel(
      {"LOOP: st.relaxed.gpu.global.u32 [%rd1], 3; ld.relaxed.gpu.global.u32 %r6, [%rd1+4];\n"
       "setp.eq.u32 %p0, %r6, 0; @%p0 bra LOOP;"});
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    Options options;
    options.seed = seed;
    options.random_schedule = seed > 0;
    options.max_instructions = 1'000'000;
    const Report report = kernel.run(options).report;
    CHECK(has_fault(report, FaultKind::budget, "more than 1000000"));
    CHECK_FALSE(report.completed);
    CHECK(report.instructions < 20'000'000);
  }
}

}  // namespace
}  // namespace attngen::vgpu
