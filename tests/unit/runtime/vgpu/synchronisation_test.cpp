// SPDX-License-Identifier: Apache-2.0
// What orders accesses to shared memory, and what does not.
#include <doctest/doctest.h>

#include "kernel_runs.h"

namespace attngen::vgpu {
namespace {

struct Verdict {
  std::uint64_t races = 0;
  std::string faults;
};

/// The same under FIFO and three random schedules: the checker must not depend on luck.
std::vector<Verdict> verdicts(const KernelText& text) {
  std::vector<Verdict> result;
  const std::vector<std::uint32_t> in(1024, 7);
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    Options options;
    options.seed = seed;
    options.random_schedule = seed > 0;
    options.completion = seed % 2 == 0 ? Completion::late : Completion::random;
    const Report report = run_kernel(text, in, options).report;
    result.push_back({report.races, faults_of(report)});
  }
  return result;
}

void check_ordered(const KernelText& text) {
  for (const Verdict& verdict : verdicts(text)) {
    INFO(text.body, "\n", verdict.faults);
    CHECK(verdict.races == 0);
    CHECK(verdict.faults.empty());
  }
}

void check_race(const KernelText& text, const std::string& kind) {
  for (const Verdict& verdict : verdicts(text)) {
    INFO(text.body, "\n", verdict.faults);
    CHECK(verdict.races > 0);
    CHECK(verdict.faults.find(kind) != std::string::npos);
  }
}

/// %r4 = own word, %r5 = the word of the thread `distance` further (modulo the block).
KernelText neighbours(int threads, int distance, const std::string& between,
                      const std::string& after = {}) {
  KernelText text;
  text.threads = threads;
  text.out_words = static_cast<std::size_t>(threads);
  text.body = "shl.b32 %r4, %r0, 2; add.s32 %r4, %r4, %r1; add.s32 %r5, %r0, " +
              std::to_string(distance) + "; rem.u32 %r5, %r5, " + std::to_string(threads) +
              "; shl.b32 %r5, %r5, 2; add.s32 %r5, %r5, %r1;\nst.shared.u32 [%r4], %r0;\n" +
              between + "\nld.shared.u32 %r6, [%r5]; st.global.u32 [%rd2], %r6;\n" + after;
  return text;
}

TEST_CASE("a block barrier orders everything, nothing orders nothing") {
  check_ordered(neighbours(128, 64, "bar.sync 0;"));
  check_ordered(neighbours(128, 64, "bar.sync 5, 128;"));
  check_ordered(neighbours(128, 64, "barrier.sync 1;"));
  check_race(neighbours(128, 64, ""), "write-read");
  check_race(neighbours(128, 64, "membar.cta;"), "write-read");
}

TEST_CASE("a warp barrier orders its warp only") {
  check_ordered(neighbours(32, 5, "bar.warp.sync -1;"));
  check_race(neighbours(64, 32, "bar.warp.sync -1;"), "write-read");
  check_race(neighbours(32, 16,
                        "setp.lt.u32 %p0, %r0, 16; selp.b32 %r7, 0xFFFF, 0xFFFF0000, %p0;"
                        "bar.warp.sync %r7;"),
             "write-read");
}

TEST_CASE("shuffles and votes order nothing") {
  check_race(neighbours(32, 5, "shfl.sync.bfly.b32 %r7, %r0, 5, 31, -1;"), "write-read");
  check_race(neighbours(32, 5, "setp.eq.u32 %p0, %r0, 0; vote.sync.any.pred %p1, %p0, -1;"),
             "write-read");
}

TEST_CASE("writing again too early is a race with the readers") {
  check_race(neighbours(64, 32, "bar.sync 0;", "st.shared.u32 [%r4], 9;"), "read-write");
  check_ordered(neighbours(64, 32, "bar.sync 0;", "bar.sync 0; st.shared.u32 [%r4], 9;"));
}

TEST_CASE("two writers race, even with equal values; own accesses never do") {
  KernelText text;
  text.threads = 64;
  text.out_words = 64;
  text.body = "st.shared.u32 [%r1], 1;";
  check_race(text, "write-write");
  text.body =
      "shl.b32 %r4, %r0, 2; add.s32 %r4, %r4, %r1; st.shared.u32 [%r4], 1; "
      "ld.shared.u32 %r5, [%r4]; st.shared.u32 [%r4], 2; ld.shared.u32 %r5, [%r4];";
  check_ordered(text);
}

TEST_CASE("bytes are told apart, and an overlap of one is enough") {
  KernelText text;
  text.threads = 64;
  text.out_words = 64;
  text.body = "add.s32 %r4, %r1, %r0; st.shared.u8 [%r4], %r0; ld.shared.u8 %r5, [%r4];";
  check_ordered(text);
  text.body =
      "shl.b32 %r4, %r0, 1; add.s32 %r4, %r4, %r1; st.shared.u16 [%r4], %r0;\n"
      "setp.ne.u32 %p0, %r0, 40; @%p0 bra END; ld.shared.u8 %r5, [%r4-1]; END:";
  check_race(text, "thread 40 in ld.shared.u8");
}

TEST_CASE("an arrival orders its past before those who wait, not the other way round") {
  // Warp 0 writes and arrives; warp 1 waits and reads.
  const std::string head =
      "shr.u32 %r4, %r0, 5; setp.eq.u32 %p0, %r4, 0; and.b32 %r5, %r0, 31; shl.b32 %r5, %r5, 2;\n"
      "add.s32 %r5, %r5, %r1; @!%p0 bra OTHER;\n";
  KernelText text;
  text.threads = 64;
  text.out_words = 64;
  text.body = head +
              "st.shared.u32 [%r5], %r0; bar.arrive 1, 64; bra END;\n"
              "OTHER: bar.sync 1, 64; ld.shared.u32 %r6, [%r5]; END:";
  check_ordered(text);
  text.body = head +
              "bar.arrive 1, 64; st.shared.u32 [%r5], %r0; bra END;\n"
              "OTHER: bar.sync 1, 64; ld.shared.u32 %r6, [%r5]; END:";
  for (const Verdict& verdict : verdicts(text)) {
    INFO(verdict.faults);
    CHECK(verdict.races > 0);
  }
}

const std::string kCopy =
    "shl.b32 %r4, %r0, 4; add.s32 %r4, %r4, %r1; mul.wide.u32 %rd3, %r0, 16; add.s64 %rd3, %rd0, "
    "%rd3;\nxor.b32 %r5, %r0, 1; shl.b32 %r5, %r5, 4; add.s32 %r5, %r5, %r1;\n"
    "cp.async.cg.shared.global [%r4], [%rd3], 16;\n";

KernelText copying(const std::string& after) {
  KernelText text;
  text.threads = 64;
  text.out_words = 64;
  text.body = kCopy + after;
  return text;
}

TEST_CASE("a copy is visible to its thread after the wait, to others after a barrier as well") {
  check_ordered(copying("cp.async.commit_group; cp.async.wait_group 0; ld.shared.u32 %r6, [%r4];"));
  check_ordered(copying("cp.async.wait_all; bar.sync 0; ld.shared.u32 %r6, [%r5];"));
  check_race(copying("ld.shared.u32 %r6, [%r4]; cp.async.wait_all;"), "asynchronous copy");
  check_race(copying("cp.async.wait_all; ld.shared.u32 %r6, [%r5];"), "write-read");
  check_race(copying("cp.async.commit_group; bar.sync 0; cp.async.wait_all; ld.shared.u32 %r6, "
                     "[%r5];"),
             "write-read");
  // Not committed: wait_group 0 does not cover it.
  check_race(copying("cp.async.wait_group 0; ld.shared.u32 %r6, [%r4]; cp.async.wait_all;"),
             "write-read");
  // The second of two groups is still under way.
  check_race(copying("cp.async.commit_group; cp.async.cg.shared.global [%r4+2048], [%rd3], 16;\n"
                     "cp.async.commit_group; cp.async.wait_group 1; ld.shared.u32 %r6, [%r4];\n"
                     "ld.shared.u32 %r7, [%r4+2048]; cp.async.wait_all;"),
             "write-read");
}

TEST_CASE("a copy into memory still being read, written or copied to is a race") {
  check_race(copying("st.shared.u32 [%r4+4], 1; cp.async.wait_all;"), "write-write");
  check_race(copying("cp.async.commit_group; cp.async.cg.shared.global [%r4], [%rd3], 16; "
                     "cp.async.wait_all;"),
             "write-write");
  check_race(copying("cp.async.wait_all; bar.sync 0; ld.shared.u32 %r6, [%r5];\n"
                     "cp.async.cg.shared.global [%r4], [%rd3], 16; cp.async.wait_all;"),
             "read-write");
  check_ordered(
      copying("cp.async.wait_all; bar.sync 0; ld.shared.u32 %r6, [%r5]; bar.sync 0;\n"
              "cp.async.cg.shared.global [%r4], [%rd3], 16; cp.async.wait_all;"));
}

TEST_CASE("atomics do not race with each other, but with plain accesses") {
  KernelText text;
  text.threads = 64;
  text.out_words = 64;
  const std::string clear = "setp.eq.u32 %p0, %r0, 0; @%p0 st.shared.u32 [%r1], 0; bar.sync 0;\n";
  text.body = clear +
              "atom.shared.add.u32 %r4, [%r1], 1; bar.sync 0; ld.shared.u32 %r5, [%r1]; "
              "st.global.u32 [%rd2], %r5;";
  check_ordered(text);
  CHECK(run_kernel(text).out[17] == 64);
  text.body = clear + "atom.shared.add.u32 %r4, [%r1], 1; ld.shared.u32 %r5, [%r1];";
  check_race(text, "on shared memory at offset 0");
}

// Thread 0 writes data, then a flag; thread 32 spins on the flag, then reads the data.
KernelText message(const std::string& give, const std::string& take) {
  KernelText text;
  text.threads = 64;
  text.out_words = 64;
  text.body =
      "setp.eq.u32 %p0, %r0, 0; @%p0 st.shared.u32 [%r1], 0; bar.sync 0;\n"
      "setp.eq.u32 %p1, %r0, 32; @%p0 bra GIVE; @%p1 bra TAKE; bra END;\n"
      "GIVE: st.shared.u32 [%r1+64], 42; " +
      give +
      " bra END;\n"
      "TAKE: " +
      take +
      " setp.eq.u32 %p2, %r4, 0; @%p2 bra TAKE; AFTER\n"
      "ld.shared.u32 %r5, [%r1+64]; st.global.u32 [%rd2], %r5; END:";
  return text;
}

KernelText with_fence(KernelText text, const std::string& fence) {
  text.body.replace(text.body.find("AFTER"), 5, fence);
  return text;
}

TEST_CASE("release and acquire pass what was known; relaxed accesses need fences around them") {
  check_ordered(with_fence(
      message("st.release.cta.shared.u32 [%r1], 1;", "ld.acquire.cta.shared.u32 %r4, [%r1];"), ""));
  check_ordered(with_fence(message("fence.acq_rel.cta; st.relaxed.cta.shared.u32 [%r1], 1;",
                                   "ld.relaxed.cta.shared.u32 %r4, [%r1];"),
                           "membar.cta;"));
  check_ordered(with_fence(message("atom.acq_rel.cta.shared.exch.b32 %r6, [%r1], 1;",
                                   "atom.acquire.cta.shared.or.b32 %r4, [%r1], 0;"),
                           ""));
  check_race(with_fence(message("st.relaxed.cta.shared.u32 [%r1], 1;",
                                "ld.acquire.cta.shared.u32 %r4, [%r1];"),
                        ""),
             "write-read");
  check_race(with_fence(message("fence.acq_rel.cta; st.volatile.shared.u32 [%r1], 1;",
                                "ld.volatile.shared.u32 %r4, [%r1];"),
                        ""),
             "write-read");
}

TEST_CASE("memory never written is reported when read") {
  KernelText text;
  text.body = "ld.shared.u32 %r4, [%r1+12]; st.global.u32 [%rd2], %r4;";
  const KernelRun run = run_kernel(text);
  CHECK(has_fault(run.report, FaultKind::protocol, "never written"));
  CHECK(run.out[0] == 0xffffffff);  // a NaN in every float type
  text.body = "st.shared.u16 [%r1], 1; ld.shared.u32 %r4, [%r1];";
  text.threads = 1;
  CHECK(has_fault(run_kernel(text).report, FaultKind::protocol, "never written"));
}

}  // namespace
}  // namespace attngen::vgpu
