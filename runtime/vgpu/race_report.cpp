// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/race_report.h"

#include <fmt/format.h>

#include "runtime/vgpu/launch_context.h"

namespace attngen::vgpu {
namespace {

/// Within shared memory the block goes without saying.
std::string agent_name(const LaunchContext& context, const RaceFinding& finding,
                       const Access& access) {
  const auto threads = static_cast<std::uint32_t>(context.threads);
  const std::uint32_t agent = access.agent % (2 * threads);
  const std::string copy = agent < threads ? "" : "'s asynchronous copy";
  const std::string thread = fmt::format("thread {}{}", agent % threads, copy);
  if (finding.buffer == nullptr) return thread;
  return block_name(context, access.agent / (2 * threads)) + ", " + thread;
}

std::string place_name(const RaceFinding& finding) {
  return finding.buffer == nullptr
             ? fmt::format("shared memory at offset {}", finding.offset)
             : fmt::format("buffer '{}' at byte {}", finding.buffer->name, finding.offset);
}

std::string never_written(const LaunchContext& context, const RaceFinding& finding) {
  const std::string memory =
      finding.buffer == nullptr
          ? fmt::format("shared memory at offset {}", finding.offset)
          : fmt::format("buffer '{}' at byte {}", finding.buffer->name, finding.offset);
  return fmt::format("{} reads {} bytes of {} that were never written, in {}",
                     agent_name(context, finding, finding.now), finding.bytes, memory,
                     statement_name(context, finding.now.statement));
}

std::string stale_read(const LaunchContext& context, const RaceFinding& finding) {
  const Access& reader = finding.writes_now ? finding.before : finding.now;
  const Access& writer = finding.writes_now ? finding.now : finding.before;
  return fmt::format(
      "{} reads {} by the non-coherent path in {}, and {} writes there in the same launch in {}; "
      "what it gets may be stale, whatever orders the two",
      agent_name(context, finding, reader), place_name(finding),
      statement_name(context, reader.statement), agent_name(context, finding, writer),
      statement_name(context, writer.statement));
}

std::string race(const LaunchContext& context, const RaceFinding& finding) {
  const std::string sides = fmt::format("{} by {} in {}, and {} of {} bytes by {} in {}",
                                        finding.kind == RaceKind::narrow_scope ? "atomic access"
                                        : finding.kind == RaceKind::read_write ? "read"
                                                                               : "write",
                                        agent_name(context, finding, finding.before),
                                        statement_name(context, finding.before.statement),
                                        finding.kind == RaceKind::narrow_scope ? "atomic access"
                                        : finding.writes_now                   ? "write"
                                                                               : "read",
                                        finding.bytes, agent_name(context, finding, finding.now),
                                        statement_name(context, finding.now.statement));
  if (finding.kind == RaceKind::narrow_scope) {
    return fmt::format(
        "scope on {}: {}, one of them of scope .cta, which is atomic only within "
        "its block",
        place_name(finding), sides);
  }
  return fmt::format("{}-{} on {}: {}, with nothing that orders them",
                     finding.kind == RaceKind::read_write ? "read" : "write",
                     finding.writes_now ? "write" : "read", place_name(finding), sides);
}

}  // namespace

std::string block_name(const LaunchContext& context, std::uint64_t block) {
  const auto x = static_cast<std::uint64_t>(context.launch->grid[0]);
  const auto y = static_cast<std::uint64_t>(context.launch->grid[1]);
  if (y == 1 && context.launch->grid[2] == 1) return fmt::format("block {}", block);
  return fmt::format("block ({},{},{})", block % x, block / x % y, block / x / y);
}

std::string statement_name(const LaunchContext& context, std::uint32_t statement) {
  const Statement& found = context.program->statements[statement];
  return fmt::format("{} at {}", found.opcode, to_text(found.place));
}

void log_finding(FaultLog& log, const LaunchContext& context, const RaceFinding& finding) {
  const std::vector<Statement>& statements = context.program->statements;
  Fault fault;
  fault.source_line = statements[finding.now.statement].place.line;
  const int site = statements[finding.now.statement].site;
  if (finding.kind == RaceKind::never_written) {
    fault.kind = FaultKind::protocol;
    fault.message = never_written(context, finding);
    log.add(std::move(fault), site);
    return;
  }
  const bool stale = finding.kind == RaceKind::stale_read;
  fault.kind = stale ? FaultKind::protocol : FaultKind::race;
  fault.message = stale ? stale_read(context, finding) : race(context, finding);
  log.add(std::move(fault), statements[finding.before.statement].site, site);
}

}  // namespace attngen::vgpu
