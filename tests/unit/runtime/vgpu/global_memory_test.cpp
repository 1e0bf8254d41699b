// SPDX-License-Identifier: Apache-2.0
// What orders accesses to global memory, and what does not, when blocks run apart and interleaved.
#include <doctest/doctest.h>

#include "grid_runs.h"
#include "kernel_runs.h"

namespace attngen::vgpu {
namespace {

void check_clean(const GridText& text) {
  const GridKernel kernel(text);
  for (const Options& options : many_schedules()) {
    const Report report = kernel.run(options).report;
    INFO(text.body, "\n", faults_of(report));
    REQUIRE(report.clean());
  }
}

void check_fault(const GridText& text, FaultKind kind, const std::string& part) {
  const GridKernel kernel(text);
  for (const Options& options : many_schedules()) {
    const Report report = kernel.run(options).report;
    INFO(text.body, "\n", faults_of(report));
    REQUIRE(report.completed);
    REQUIRE(has_fault(report, kind, part));
  }
}

TEST_CASE("blocks that touch their own words do not race, even within one page and one line") {
  check_clean({"st.global.u32 [%rd3], %r5; ld.global.u32 %r6, [%rd3]; st.global.u32 [%rd4], %r6;"});
  check_clean(
      {"add.s64 %rd5, %rd0, %rd6; cvt.u64.u32 %rd6, %r5; add.s64 %rd5, %rd0, %rd6;\n"
       "st.global.u8 [%rd5], %r5;"});
}

TEST_CASE("blocks that write the same word, or read what another writes, race") {
  check_fault({"st.global.u32 [%rd0], 1;"}, FaultKind::race,
              "write-write on buffer 'data' at byte 0");
  check_fault({"setp.ne.u32 %p0, %r0, 0; @%p0 bra END; st.global.u32 [%rd0], 1; END:"},
              FaultKind::race, "write-write on buffer 'data' at byte 0: write by block");
  // Block 3 reads what block 0 writes; either may come first.
  const GridKernel kernel(
      {"setp.ne.u32 %p0, %r0, 7; @%p0 bra END; setp.eq.u32 %p1, %r1, 0; @%p1 st.global.u16 "
       "[%rd0+2], 1;\nsetp.eq.u32 %p1, %r1, 3; @%p1 ld.global.u32 %r6, [%rd0]; END:"});
  for (const Options& options : many_schedules()) {
    const Report report = kernel.run(options).report;
    INFO(faults_of(report));
    CHECK(report.races == 1);
    CHECK((has_fault(report, FaultKind::race, "write-read on buffer 'data'") ||
           has_fault(report, FaultKind::race, "read-write on buffer 'data'")));
    CHECK(has_fault(report, FaultKind::race, "by block 0, thread 7 in st.global.u16"));
    CHECK(has_fault(report, FaultKind::race, "by block 3, thread 7 in ld.global.u32"));
  }
}

TEST_CASE("many blocks apart: one of hundreds that strays is found") {
  // Block 251 writes one byte of the slot of block 17.
  const std::string stray =
      "st.global.u32 [%rd3], %r5; setp.ne.u32 %p0, %r1, 251; @%p0 bra END;\n"
      "setp.ne.u32 %p0, %r0, 9; @%p0 bra END; st.global.u8 [%rd0+2180], 1; END:";
  const GridKernel kernel({stray, 300, 32});
  for (int again = 0; again < 20; ++again) {
    const Report report = kernel.run({}).report;
    INFO(faults_of(report));
    CHECK(report.races == 1);
    CHECK(has_fault(report, FaultKind::race, "'data' at byte 2180"));
    CHECK(has_fault(report, FaultKind::race, "block 251, thread 9"));
    CHECK(has_fault(report, FaultKind::race, "block 17, thread 1 "));
  }
}

TEST_CASE("within a block barriers order global memory, and nothing else does") {
  const std::string next =
      "add.s32 %r6, %r0, 33; rem.u32 %r6, %r6, %r2; mad.lo.u32 %r6, %r1, %r2, %r6;\n"
      "mul.wide.u32 %rd5, %r6, 4; add.s64 %rd5, %rd0, %rd5; ld.global.u32 %r7, [%rd5];\n"
      "st.global.u32 [%rd4], %r7;";
  check_clean({"st.global.u32 [%rd3], %r5; bar.sync 0;\n" + next, 3, 64});
  check_fault({"st.global.u32 [%rd3], %r5;\n" + next, 3, 64}, FaultKind::race, "on buffer 'data'");
  check_fault({"st.global.u32 [%rd3], %r5; bar.warp.sync -1; membar.gl;\n" + next, 3, 64},
              FaultKind::race, "on buffer 'data'");
  // Written again while the others may still read.
  check_fault(
      {"st.global.u32 [%rd3], %r5; bar.sync 0;\n" + next + "st.global.u32 [%rd3], 0;", 3, 64},
      FaultKind::race, "on buffer 'data'");
}

TEST_CASE("a copy reads global memory until it is waited for") {
  const std::string copy =
      "shl.b32 %r6, %r0, 2; add.s32 %r6, %r6, %r4; st.global.u32 [%rd3], %r5; bar.sync 0;\n"
      "cp.async.ca.shared.global [%r6], [%rd3], 4; ";
  const std::string overwrite =
      "xor.b32 %r7, %r0, 1; mad.lo.u32 %r7, %r1, %r2, %r7; mul.wide.u32 %rd5, %r7, 4;\n"
      "add.s64 %rd5, %rd0, %rd5; st.global.u32 [%rd5], 0;\n";
  check_clean({copy + "cp.async.wait_all; bar.sync 0;" + overwrite});
  check_fault({copy + "bar.sync 0;" + overwrite + "cp.async.wait_all;"}, FaultKind::race,
              "asynchronous copy in cp.async.ca");
}

TEST_CASE("reading what nobody wrote, where the buffer is declared unwritten") {
  check_fault({"ld.global.u32 %r6, [%rd3];"}, FaultKind::protocol, "of buffer 'data' at byte");
  check_fault({"red.global.add.u32 [%rd3], 1;"}, FaultKind::protocol, "never written");
  check_fault({"st.global.u16 [%rd3], 1; ld.global.u32 %r6, [%rd3];"}, FaultKind::protocol,
              "never written");
  check_clean(
      {"st.global.u16 [%rd3], 1; st.relaxed.gpu.global.u16 [%rd3+2], 1; ld.global.u32 %r6, "
       "[%rd3];"});
  GridKernel kernel({"ld.global.u32 %r6, [%rd3]; red.global.add.u32 [%rd4], 1;"});
  kernel.starts_unwritten = false;
  CHECK(kernel.run({}).report.clean());
}

TEST_CASE("the last of several atomic writers does not stand for the others") {
  // Blocks 0 and 1 add; only block 1 publishes; block 2 knows of block 1 and reads plainly.
  const std::string body =
      "setp.ne.u32 %p0, %r0, 0; @%p0 bra END; setp.eq.u32 %p1, %r1, 2; @%p1 bra TAKE;\n"
      "red.relaxed.gpu.global.add.u32 [%rd1+8], 1; setp.eq.u32 %p1, %r1, PUBLISHER; @%p1 "
      "st.release.gpu.global.u32 [%rd1], 1; bra END;\n"
      "TAKE: ld.acquire.gpu.global.u32 %r6, [%rd1]; setp.eq.u32 %p2, %r6, 0; @%p2 bra TAKE;\n"
      "ld.global.u32 %r7, [%rd1+8]; END:";
  for (const std::string& publisher : {std::string("0"), std::string("1")}) {
    std::string filled = body;
    filled.replace(filled.find("PUBLISHER"), 9, publisher);
    const GridKernel kernel({filled, 3, 32});
    for (Options options : many_schedules()) {
      options.resident_blocks = 0;
      const Report report = kernel.run(options).report;
      INFO(faults_of(report));
      CHECK(has_fault(report, FaultKind::race,
                      publisher == "0" ? "block 1, thread 0" : "block 0, thread 0"));
    }
  }
}

/// Block 0 publishes with release, block 1 passes the flag on, block 2 takes it and reads.
GridText chain(const std::string& pass_on) {
  return {
      "setp.ne.u32 %p0, %r0, 0; @%p0 bra END; setp.eq.u32 %p1, %r1, 1; @%p1 bra PASS;\n"
      "setp.eq.u32 %p1, %r1, 2; @%p1 bra TAKE;\n"
      "st.global.u32 [%rd0], 42; st.release.gpu.global.u32 [%rd1], 1; bra END;\n"
      "PASS: ld.WAITgpu.global.u32 %r6, [%rd1]; setp.ne.u32 %p2, %r6, 1; @%p2 bra PASS;\n" +
          pass_on +
          " bra END;\n"
          "TAKE: ld.acquire.gpu.global.u32 %r6, [%rd1]; setp.ne.u32 %p2, %r6, 2; @%p2 bra "
          "TAKE;\nld.global.u32 %r7, [%rd0]; st.global.u32 [%rd4], %r7; END:",
      3, 32};
}

TEST_CASE("read-modify-writes carry a release on, stores begin anew, and knowledge is passed on") {
  // Where block 2 may look before block 1 passes on, it may learn from block 0 itself; so a chain
  // that is broken shows in each schedule that lets it look late, as the default does.
  const auto run = [](GridText text, const std::string& wait, bool clean) {
    text.body.replace(text.body.find("WAIT"), 4, wait);
    const GridKernel kernel(text);
    int races = 0;
    for (Options options : many_schedules()) {
      options.resident_blocks = 0;
      const Report report = kernel.run(options).report;
      INFO(text.body, faults_of(report));
      if (clean) REQUIRE(report.clean());
      races += has_fault(report, FaultKind::race, "on buffer 'data' at byte 0") ? 1 : 0;
    }
    CHECK((races > 5) == !clean);
    CHECK(kernel.run({}).report.clean() == clean);
  };
  run(chain("atom.relaxed.gpu.global.add.u32 %r8, [%rd1], 1;"), "relaxed.", true);
  run(chain("red.relaxed.gpu.global.add.u32 [%rd1], 1;"), "relaxed.", true);
  run(chain("st.relaxed.gpu.global.u32 [%rd1], 2;"), "relaxed.", false);
  run(chain("st.relaxed.gpu.global.u32 [%rd1], 2;"), "acquire.", false);
  run(chain("st.release.gpu.global.u32 [%rd1], 2;"), "acquire.", true);
  run(chain("st.release.gpu.global.u32 [%rd1], 2;"), "relaxed.", false);
  run(chain("fence.acq_rel.gpu; st.relaxed.gpu.global.u32 [%rd1], 2;"), "relaxed.", true);
}

TEST_CASE("what thread 0 learned reaches the block through its barriers and shared flags") {
  const std::string body =
      "setp.eq.u32 %p1, %r1, 0; @%p1 bra GIVE; setp.ne.u32 %p0, %r0, 0; @%p0 bra JOIN;\n"
      "TAKE: ld.acquire.gpu.global.u32 %r6, [%rd1]; setp.eq.u32 %p2, %r6, 0; @%p2 bra TAKE;\n"
      "JOIN: BETWEEN mul.wide.u32 %rd5, %r0, 4; add.s64 %rd5, %rd0, %rd5; ld.global.u32 %r7, "
      "[%rd5];\n"
      "bra END;\n"
      "GIVE: st.global.u32 [%rd3], 1; bar.sync 0; setp.eq.u32 %p0, %r0, 0;\n"
      "@%p0 st.release.gpu.global.u32 [%rd1], 1; END:";
  const auto with = [&](const std::string& between) {
    std::string filled = body;
    filled.replace(filled.find("BETWEEN"), 7, between);
    return GridText{filled, 2, 64};
  };
  const auto races = [&](const std::string& between) {
    const GridKernel kernel(with(between));
    int found = 0;
    for (Options options : many_schedules()) {
      options.resident_blocks = 0;
      found += kernel.run(options).report.races > 0 ? 1 : 0;
    }
    return found;
  };
  const int all = static_cast<int>(many_schedules().size());
  CHECK(races("bar.sync 1;") == 0);
  CHECK(races("setp.lt.u32 %p3, %r0, 64; bar.red.popc.u32 %r9, 0, %p3;") == 0);
  CHECK(races("bar.warp.sync -1;") == all);
  CHECK(races("") == all);
  // Release and acquire on a word of shared memory that thread 0 clears first.
  const std::string shared_flag =
      "setp.eq.u32 %p3, %r0, 0; @%p3 st.release.cta.shared.u32 [%r4], 1;\n"
      "SPIN: ld.acquire.cta.shared.u32 %r8, [%r4]; setp.ne.u32 %p4, %r8, 1; @%p4 bra SPIN;\n";
  const GridKernel kernel(with(shared_flag));
  for (Options options : many_schedules()) {
    options.resident_blocks = 0;
    const Report report = kernel.run(options).report;
    INFO(faults_of(report));
    CHECK(report.races == 0);
  }
}

TEST_CASE("fields of buffers that nobody may write cost no record and no race") {
  KernelText text;
  text.blocks = 4;
  text.out_words = 128;
  text.body =
      "ld.global.nc.u32 %r4, [%rd0]; ld.volatile.global.u32 %r5, [%rd0]; st.global.u32 "
      "[%rd2], %r5;";
  CHECK(run_kernel(text, {7}).report.clean());
}

TEST_CASE("counters that must be zero at the end are named") {
  GridKernel kernel({"setp.eq.u32 %p0, %r5, 40; @%p0 red.global.add.u32 [%rd1+20], 7;"});
  CHECK(kernel.run({}).report.clean());
  kernel.counters_end_zero = true;
  const Report report = kernel.run({}).report;
  CHECK(has_fault(report, FaultKind::protocol,
                  "counter 5 (byte 20) of buffer 'counters' is 7 at the end of the launch and must "
                  "be zero"));
  CHECK(report.completed);
}

}  // namespace
}  // namespace attngen::vgpu
