// SPDX-License-Identifier: Apache-2.0
// The ordered last-arriver ticket between blocks: what makes it right, and every way to break it.
#include <doctest/doctest.h>

#include "grid_runs.h"
#include "kernel_runs.h"

namespace attngen::vgpu {
namespace {

/// Every block writes its slot of `data`; thread 0 takes a ticket; the last block adds up, thread
/// by thread, the slots of all blocks.
struct Ticket {
  std::string before_ticket = "bar.sync 0;";
  std::string fence = "fence.acq_rel.gpu;";
  std::string atomic = "atom.relaxed.gpu.global.inc.u32";
  std::string fence_after = "fence.acq_rel.gpu;";
  std::string load = "ld.global.u32";
  std::string peers = "%r3";
  std::string store = "st.global.u32 [%rd3], %r5;";
  bool only_last = true;
};

GridText text_of(const Ticket& ticket) {
  return {
      ticket.store + "\n" + ticket.before_ticket + "\nsetp.ne.u32 %p0, %r0, 0; @%p0 bra JOIN;\n" +
          ticket.fence + "\nmov.u32 %r6, " + ticket.peers +
          "; sub.s32 %r6, %r6, 1;\n.loc 1 40 1\n" + ticket.atomic + " %r7, [%rd1], %r6;\n" +
          ticket.fence_after +
          "\nsetp.eq.u32 %p1, %r7, %r6; selp.u32 %r8, 1, 0, %p1; st.shared.u32 [%r4], %r8;\n"
          "JOIN: bar.sync 0; ld.shared.u32 %r8, [%r4]; setp.eq.u32 %p1, %r8, 0;\n" +
          (ticket.only_last ? "@%p1 bra END;\n" : "") +
          "mov.u32 %r9, 0; mov.u32 %r10, 0;\n"
          "LOOP: mad.lo.u32 %r11, %r9, %r2, %r0; mul.wide.u32 %rd5, %r11, 4;\n"
          "add.s64 %rd6, %rd0, %rd5;\n.loc 1 50 1\n" +
          ticket.load +
          " %r12, [%rd6]; add.s32 %r10, %r10, %r12; add.s32 %r9, %r9, 1;\n"
          "setp.lt.u32 %p2, %r9, %r3; @%p2 bra LOOP;\n" +
          (ticket.only_last
               ? "mul.wide.u32 %rd7, %r0, 4; add.s64 %rd7, %rd2, %rd7; st.global.u32 [%rd7], %r10;"
               : "st.global.u32 [%rd4], %r10;") +
          "\nEND:",
      5, 64};
}

void check_proven(const Ticket& ticket) {
  GridKernel kernel(text_of(ticket));
  kernel.counters_end_zero = true;
  for (const Options& options : many_schedules()) {
    const GridRun run = kernel.run(options);
    INFO(ticket.fence, ticket.atomic, ticket.fence_after, " seed ", options.seed, "\n",
         faults_of(run.report));
    REQUIRE(run.report.clean());
    for (std::uint32_t t = 0; t < 64; ++t) REQUIRE(run.out[t] == 5 * t + 64 * (1 + 2 + 3 + 4));
  }
}

void check_found(const Ticket& ticket, FaultKind kind, const std::string& part) {
  const GridKernel kernel(text_of(ticket));
  for (const Options& options : many_schedules()) {
    const Report report = kernel.run(options).report;
    INFO(ticket.fence, ticket.atomic, ticket.fence_after, " seed ", options.seed, "\n",
         faults_of(report));
    REQUIRE(has_fault(report, kind, part));
    REQUIRE_FALSE(report.clean());
  }
}

TEST_CASE("a ticket with fences, or with acquire and release of its own, is proven") {
  check_proven({});
  Ticket ticket;
  ticket.fence = ticket.fence_after = "membar.gl;";
  ticket.atomic = "atom.global.inc.u32";
  check_proven(ticket);
  ticket.fence = ticket.fence_after = "fence.sc.sys;";
  check_proven(ticket);
  ticket.fence = ticket.fence_after = "";
  ticket.atomic = "atom.acq_rel.gpu.global.inc.u32";
  check_proven(ticket);
  ticket.fence = "fence.acq_rel.gpu;";
  ticket.atomic = "atom.acquire.sys.inc.u32";
  check_proven(ticket);
}

TEST_CASE("partials fetched by cp.async are ordered like loads") {
  Ticket ticket;
  ticket.load =
      "shl.b32 %r13, %r0, 2; add.s32 %r13, %r13, %r4;\n"
      "cp.async.ca.shared.global [%r13+256], [%rd6], 4; cp.async.wait_all;\nld.shared.u32";
  GridText text = text_of(ticket);
  const std::size_t at = text.body.find("%r12, [%rd6]");
  text.body.replace(at, 12, "%r12, [%r13+256]");
  const GridKernel kernel(text);
  for (const Options& options : many_schedules()) {
    const GridRun run = kernel.run(options);
    INFO(faults_of(run.report));
    REQUIRE(run.report.clean());
    REQUIRE(run.out[3] == 5 * 3 + 64 * 10);
  }
  ticket.fence_after = "";
  text = text_of(ticket);
  text.body.replace(text.body.find("%r12, [%rd6]"), 12, "%r12, [%r13+256]");
  const GridKernel broken(text);
  for (const Options& options : many_schedules()) {
    CHECK(has_fault(broken.run(options).report, FaultKind::race, "asynchronous copy"));
  }
}

TEST_CASE("a race on a buffer names it, the byte, both sides and the line") {
  Ticket ticket;
  ticket.fence = "";
  const GridKernel kernel(text_of(ticket));
  const Report report = kernel.run({}).report;
  // Block 4 comes last and meets first what block 0 wrote.
  REQUIRE(has_fault(report, FaultKind::race,
                    "write-read on buffer 'data' at byte 0: write by block 0, thread 0 in "
                    "st.global.u32"));
  REQUIRE(has_fault(report, FaultKind::race,
                    "read of 4 bytes by block 4, thread 0 in ld.global.u32 at source line 50"));
  for (const Fault& fault : report.faults) CHECK(fault.source_line == 50);
}

TEST_CASE("without the writer's fence") {
  Ticket ticket;
  ticket.fence = "";
  check_found(ticket, FaultKind::race, "on buffer 'data'");
  ticket.fence = "fence.acquire.gpu;";
  check_found(ticket, FaultKind::race, "on buffer 'data'");
}

TEST_CASE("without the reader's fence") {
  Ticket ticket;
  ticket.fence_after = "";
  check_found(ticket, FaultKind::race, "on buffer 'data'");
  ticket.fence_after = "fence.release.gpu;";
  check_found(ticket, FaultKind::race, "on buffer 'data'");
  ticket.fence_after = "";
  ticket.atomic = "atom.release.gpu.global.inc.u32";
  check_found(ticket, FaultKind::race, "on buffer 'data'");
}

TEST_CASE("with fences that reach no further than the block") {
  Ticket ticket;
  ticket.fence = "fence.acq_rel.cta;";
  check_found(ticket, FaultKind::race, "on buffer 'data'");
  ticket = {};
  ticket.fence_after = "membar.cta;";
  check_found(ticket, FaultKind::race, "on buffer 'data'");
}

TEST_CASE("with a ticket that is atomic only within the block") {
  Ticket ticket;
  ticket.atomic = "atom.acq_rel.cta.global.inc.u32";
  check_found(ticket, FaultKind::race, "scope on buffer 'counters' at byte 0");
  check_found(ticket, FaultKind::race, "on buffer 'data'");
}

TEST_CASE("without the barrier before the ticket") {
  Ticket ticket;
  ticket.before_ticket = "";
  check_found(ticket, FaultKind::race, "on buffer 'data'");
  ticket.before_ticket = "bar.warp.sync -1;";  // the second warp's slots are still out
  check_found(ticket, FaultKind::race, "on buffer 'data'");
}

TEST_CASE("with every thread's fence before the barrier in place of thread 0's after it") {
  Ticket ticket;
  ticket.before_ticket = "fence.acq_rel.gpu; bar.sync 0;";
  ticket.fence = "";
  check_found(ticket, FaultKind::race, "on buffer 'data'");
}

TEST_CASE("with the slot written only after the ticket") {
  Ticket ticket;
  ticket.store = "";
  ticket.fence_after += "JOIN2: st.global.u32 [%rd3], %r5;";
  check_found(ticket, FaultKind::race, "on buffer 'data'");
}

TEST_CASE("with slots read by all blocks and not by the last one alone") {
  Ticket ticket;
  ticket.only_last = false;
  check_found(ticket, FaultKind::race, "on buffer 'data'");
}

TEST_CASE("with partials read by the non-coherent path") {
  Ticket ticket;
  ticket.load = "ld.global.nc.u32";
  check_found(ticket, FaultKind::protocol, "by the non-coherent path in ld.global.nc.u32");
  // And when the write comes after the read.
  const GridKernel kernel({"ld.global.nc.u32 %r6, [%rd3]; bar.sync 0; st.global.u32 [%rd3], %r6;"});
  CHECK(has_fault(kernel.run({}).report, FaultKind::protocol, "what it gets may be stale"));
}

TEST_CASE("with the wrong number of peers") {
  Ticket ticket;
  ticket.peers = "4";
  check_found(ticket, FaultKind::race, "on buffer 'data'");
  // The fifth arrival leaves a counter behind, in whatever order they come.
  GridKernel kernel(text_of(ticket));
  kernel.counters_end_zero = true;
  for (const Options& options : many_schedules()) {
    CHECK(has_fault(kernel.run(options).report, FaultKind::protocol,
                    "counter 0 (byte 0) of buffer 'counters' is 1 at the end"));
  }
  // Too many, and nobody is last.
  ticket.peers = "6";
  GridKernel waiting(text_of(ticket));
  waiting.counters_end_zero = true;
  const GridRun run = waiting.run({});
  CHECK(has_fault(run.report, FaultKind::protocol,
                  "counter 0 (byte 0) of buffer 'counters' is 5 at the end of the launch"));
  CHECK(run.out[0] == 0xffffffff);
}

}  // namespace
}  // namespace attngen::vgpu
