// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "base/error.h"
#include "kernel_runs.h"

namespace attngen::vgpu {
namespace {

Report report_of(const std::string& body, int threads = 32, const Options& options = {}) {
  KernelText text;
  text.body = body;
  text.threads = threads;
  text.out_words = static_cast<std::size_t>(threads);
  return run_kernel(text, std::vector<std::uint32_t>(256, 1), options).report;
}

TEST_CASE("global accesses outside every buffer name the nearest one and the line") {
  const Report read = report_of(".loc 1 17 3\nld.global.u32 %r4, [%rd0+1024];");
  REQUIRE(has_fault(read, FaultKind::out_of_bounds, "read of 4 bytes at address"));
  CHECK(has_fault(read, FaultKind::out_of_bounds,
                  "0 bytes past the end of buffer 'in' (1024 bytes)"));
  CHECK(read.faults[0].source_line == 17);
  CHECK(to_text(read.faults[0]).find("out of bounds at line 17: ") == 0);
  CHECK_FALSE(read.completed);
  CHECK(has_fault(report_of("ld.global.v4.u32 {%r4,%r5,%r6,%r7}, [%rd0+1008];"),
                  FaultKind::out_of_bounds) == false);
  CHECK(has_fault(report_of("ld.global.v4.u32 {%r4,%r5,%r6,%r7}, [%rd0+1016];"),
                  FaultKind::out_of_bounds, "'in'"));
  CHECK(has_fault(report_of("st.global.u32 [%rd0], 5;"), FaultKind::out_of_bounds,
                  "write of 4 bytes in the read-only buffer 'in' at byte 0"));
  CHECK(
      has_fault(report_of("red.global.add.u32 [%rd0], 5;"), FaultKind::out_of_bounds, "read-only"));
  CHECK(
      has_fault(report_of("mov.u64 %rd5, 0; st.global.u32 [%rd5], 5;"), FaultKind::out_of_bounds));
  CHECK(has_fault(report_of("cp.async.cg.shared.global [%r1], [%rd0+1024], 16; cp.async.wait_all;"),
                  FaultKind::out_of_bounds, "'in'"));
  // Nothing is read with a source size of zero, so the address does not matter.
  CHECK(report_of("mov.u64 %rd5, 0; mov.u32 %r9, 0; shl.b32 %r4, %r0, 4; add.s32 %r4, %r4, %r1;"
                  "cp.async.cg.shared.global [%r4], [%rd5], 16, %r9; cp.async.wait_all;")
            .clean());
}

TEST_CASE("shared and local accesses outside their memory") {
  CHECK(has_fault(report_of("ld.shared.u32 %r4, [%r1+4096];"), FaultKind::out_of_bounds,
                  "read of 4 bytes at offset 4096 of the block's 4096 bytes of shared memory"));
  CHECK(has_fault(report_of("st.shared.u8 [%r1-1], 0;"), FaultKind::out_of_bounds, "offset -1"));
  CHECK(has_fault(report_of("mov.u32 %r5, 0; ld.shared.u8 %r4, [%r5];"), FaultKind::out_of_bounds));
  CHECK(has_fault(report_of("cp.async.ca.shared.global [%r1+4096], [%rd0], 4; cp.async.wait_all;"),
                  FaultKind::out_of_bounds, "cp.async"));
  CHECK(has_fault(report_of("add.s32 %r5, %r1, 4096; ldmatrix.sync.aligned.m8n8.x1.shared.b16 "
                            "{%r4}, [%r5];"),
                  FaultKind::out_of_bounds, "shared"));
  CHECK(has_fault(report_of(".local .b32 spot[2]; mov.u64 %rd5, spot; st.local.u32 [%rd5+8], 1;"),
                  FaultKind::out_of_bounds, "local"));
}

TEST_CASE("misaligned accesses") {
  CHECK(has_fault(report_of("ld.global.u32 %r4, [%rd0+2];"), FaultKind::misaligned,
                  "2 bytes off its alignment"));
  CHECK(has_fault(report_of("ld.global.v2.u64 {%rd5, %rd6}, [%rd0+8];"), FaultKind::misaligned,
                  "8 bytes off") != has_fault(report_of("ld.global.v2.u64 {%rd5, %rd6}, [%rd0];"),
                                              FaultKind::misaligned, "8 bytes off"));
  CHECK(has_fault(report_of("st.shared.u16 [%r1+3], 0;"), FaultKind::misaligned));
  CHECK(has_fault(report_of("cp.async.cg.shared.global [%r1+8], [%rd0], 16; cp.async.wait_all;"),
                  FaultKind::misaligned));
  CHECK(has_fault(report_of("add.s32 %r5, %r1, 8; ldmatrix.sync.aligned.m8n8.x1.shared.b16 {%r4}, "
                            "[%r5];"),
                  FaultKind::misaligned));
}

TEST_CASE("lanes that do not come together") {
  const std::string half = "setp.lt.u32 %p0, %r0, 16;\n";
  // The other half waits at another instruction that needs everyone.
  CHECK(has_fault(report_of(half + "@%p0 bra A; bar.warp.sync -1; bra END; A: shfl.sync.idx.b32 "
                                   "%r4, %r0, 0, 31, -1; END:"),
                  FaultKind::divergence, "PTX line"));
  CHECK(has_fault(report_of(half + "@%p0 bra A; shfl.sync.idx.b32 %r4, %r0, 0, 31, -1; bra END; "
                                   "A: shfl.sync.idx.b32 %r4, %r0, 0, 31, -1; END:"),
                  FaultKind::divergence));
  // The other half waits at a barrier, or left.
  const Report stuck =
      report_of(half +
                "@%p0 bra A; bar.sync 0; bra END;\n.loc 1 23 1\nA: shfl.sync.idx.b32 %r4, "
                "%r0, 0, 31, -1; bar.sync 0; END:");
  REQUIRE(has_fault(stuck, FaultKind::deadlock, "threads 0-15 wait in shfl.sync.idx.b32"));
  CHECK(has_fault(stuck, FaultKind::deadlock, "threads 16-31 wait in bar.sync"));
  CHECK(has_fault(stuck, FaultKind::deadlock, "barrier 0, 16 of 32 threads arrived"));
  CHECK(has_fault(report_of(half + "@%p0 exit; ldmatrix.sync.aligned.m8n8.x1.shared.b16 {%r4}, "
                                   "[%r1];"),
                  FaultKind::divergence, "0xffff0000"));
  CHECK(has_fault(report_of("shfl.sync.idx.b32 %r4, %r0, 0, 31, 0xFFFF;"), FaultKind::protocol,
                  "not in the member mask"));
  // Full masks where each half comes with its own are fine.
  CHECK(
      report_of(half + "@%p0 bra A; bar.warp.sync -1; bra END; A: bar.warp.sync -1; END:").clean());
}

TEST_CASE("barriers misused") {
  CHECK(has_fault(report_of("bar.sync 16;"), FaultKind::protocol, "barrier 16 does not exist"));
  CHECK(has_fault(report_of("bar.sync 1, 33;", 64), FaultKind::protocol, "multiple of 32"));
  CHECK(has_fault(report_of("bar.sync 1, 96;", 64), FaultKind::protocol, "at most"));
  CHECK(has_fault(report_of("setp.lt.u32 %p0, %r0, 32; @%p0 bra A; bar.sync 1, 96; bra END; A: "
                            "bar.sync 1, 64; END: ",
                            128),
                  FaultKind::protocol, "used for"));
  CHECK(
      has_fault(report_of("setp.lt.u32 %p0, %r0, 32; @%p0 bar.sync 0;", 64), FaultKind::deadlock) ==
      false);  // the others exit, and exited threads are not waited for
  CHECK(
      has_fault(report_of("setp.lt.u32 %p0, %r0, 32; @%p0 bra A; bar.sync 1; bra END; A: bar.sync "
                          "2; END:",
                          64),
                FaultKind::deadlock, "barrier 2, 32 of 64"));
  CHECK(
      has_fault(report_of("setp.lt.u32 %p0, %r0, 16; @%p0 bra A; bar.sync 0; bra END; A: bar.sync "
                          "0; END:"),
                FaultKind::divergence, "two instructions"));
}

TEST_CASE("traps, budgets and copies left behind") {
  CHECK(has_fault(report_of(".loc 1 5 1\ntrap;"), FaultKind::protocol, "trap"));
  CHECK(has_fault(report_of("cp.async.cg.shared.global [%r1], [%rd0], 16;", 1), FaultKind::protocol,
                  "never waited for"));
  Options options;
  options.max_instructions = 100'000;
  const Report endless = report_of("LOOP: bra LOOP;", 32, options);
  CHECK(has_fault(endless, FaultKind::budget, "more than 100000"));
  CHECK_FALSE(endless.completed);
  CHECK(endless.instructions < 10'000'000);
  options.max_instructions = 10;
  CHECK(has_fault(report_of("add.s32 %r4, %r4, 1;", 32, options), FaultKind::budget));
}

TEST_CASE("threads that spin let others go on") {
  // Thread 0 waits for thread 63 without any barrier between them.
  CHECK(report_of("setp.eq.u32 %p0, %r0, 0; @%p0 st.shared.u32 [%r1], 0; bar.sync 0;\n"
                  "setp.eq.u32 %p1, %r0, 63; @%p1 atom.shared.exch.b32 %r4, [%r1], 1; @!%p0 bra "
                  "END;\nLOOP: ld.relaxed.cta.shared.u32 %r5, [%r1]; setp.eq.u32 %p2, %r5, 0; @%p2 "
                  "bra LOOP; END:",
                  64)
            .clean());
}

TEST_CASE("a broken block does not stop the others, and equal faults are told once") {
  KernelText text;
  text.threads = 32;
  text.blocks = 6;
  text.out_words = 192;
  text.body =
      "mov.u32 %r4, %ctaid.x; setp.eq.u32 %p0, %r4, 2; setp.eq.u32 %p1, %r4, 4;\n"
      "or.pred %p0, %p0, %p1; @%p0 st.shared.u32 [%r1+9000], 1; st.global.u32 [%rd2], 7;";
  std::vector<std::string> texts;
  for (int again = 0; again < 3; ++again) {
    const KernelRun run = run_kernel(text);
    CHECK_FALSE(run.report.completed);
    CHECK(run.report.faults.size() == 1);
    CHECK(run.out[0] == 7);
    CHECK(run.out[64] == 0);
    CHECK(run.out[160] == 7);
    texts.push_back(faults_of(run.report));
  }
  CHECK(texts[0] == texts[1]);
  CHECK(texts[0] == texts[2]);
}

TEST_CASE("instructions are counted for all threads") {
  const std::string loop =
      "mov.u32 %r4, 0; LOOP: add.s32 %r4, %r4, 1; setp.lt.u32 %p0, %r4, 10; @%p0 bra LOOP;";
  const std::uint64_t with = report_of(loop).instructions;
  const std::uint64_t without = report_of("").instructions;
  CHECK(with - without == 32 * (1 + 3 * 10));
}

TEST_CASE("launches that do not fit the kernel are refused") {
  const std::string ptx =
      ".version 8.0\n.target sm_80\n.address_size 64\n"
      ".visible .entry k(.param .u64 a) .maxntid 64, 1, 1 { ret; }\n";
  const Module module(ptx);
  Launch launch;
  launch.entry = "k";
  launch.block = {64, 1, 1};
  launch.parameters.resize(8);
  CHECK(module.run(launch, {}).clean());
  const auto refused = [&](const Launch& changed, const std::string& part) {
    try {
      module.run(changed, {});
    } catch (const Error& error) {
      return error.kind() == ErrorKind::refused &&
             std::string(error.what()).find(part) != std::string::npos;
    }
    return false;
  };
  Launch wrong = launch;
  wrong.entry = "other";
  CHECK(refused(wrong, "no kernel 'other'"));
  wrong = launch;
  wrong.block = {65, 1, 1};
  CHECK(refused(wrong, "allows 64"));
  wrong = launch;
  wrong.parameters.resize(4);
  CHECK(refused(wrong, "takes 8"));
  wrong = launch;
  wrong.grid = {0, 1, 1};
  CHECK(refused(wrong, "at least 1"));
}

}  // namespace
}  // namespace attngen::vgpu
