// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/machine.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "base/error.h"
#include "runtime/vgpu/block_order.h"
#include "runtime/vgpu/grid.h"

namespace attngen::vgpu {
namespace {

std::size_t aligned(std::size_t bytes, std::size_t align) {
  return (bytes + align - 1) / align * align;
}

const ProgramEntry& entry_named(const Program& program, const std::string& name) {
  std::string known;
  for (const ProgramEntry& entry : program.entries) {
    if (entry.name == name) return entry;
    known += (known.empty() ? "" : ", ") + entry.name;
  }
  throw Error(ErrorKind::refused, fmt::format("no kernel '{}' in the PTX; it has {}", name, known));
}

void validate(const ProgramEntry& entry, const Launch& launch, std::int64_t threads) {
  const auto positive = [](int extent) { return extent > 0; };
  if (!std::all_of(launch.grid.begin(), launch.grid.end(), positive) ||
      !std::all_of(launch.block.begin(), launch.block.end(), positive)) {
    throw Error(ErrorKind::refused, "grid and block extents of a launch are at least 1");
  }
  const int most = entry.max_threads > 0 ? std::min(entry.max_threads, kMostThreads) : kMostThreads;
  if (threads > most) {
    throw Error(ErrorKind::refused, fmt::format("{} threads in a block; kernel '{}' allows {}",
                                                threads, entry.name, most));
  }
  if (launch.parameters.size() < entry.parameter_bytes) {
    throw Error(ErrorKind::refused,
                fmt::format("{} bytes of arguments; kernel '{}' takes {}", launch.parameters.size(),
                            entry.name, entry.parameter_bytes));
  }
  if (launch.shared_bytes < 0) throw Error(ErrorKind::refused, "negative shared memory size");
}

bool asks_for_turns(const Options& options) {
  return options.resident_blocks != 0 || options.block_order != BlockOrder::ascending ||
         options.first_block >= 0 || options.last_block >= 0;
}

/// Agents of a launch are numbered through in 32 bits, two for each thread.
constexpr std::uint64_t kMostThreadsOfLaunch = std::uint64_t{1} << 31;

void add_budget_fault(FaultLog& log, std::uint64_t limit) {
  Fault fault;
  fault.kind = FaultKind::budget;
  fault.message = fmt::format("more than {} PTX instructions executed", limit);
  log.add(std::move(fault), -1);
}

/// Names the first counter that its buffer promised to be zero at the end.
void check_zeros(FaultLog& log, const std::vector<Buffer>& buffers) {
  for (std::size_t b = 0; b < buffers.size(); ++b) {
    const Buffer& buffer = buffers[b];
    if (!buffer.ends_zero) continue;
    for (std::size_t at = 0; at < buffer.bytes; at += sizeof(std::uint32_t)) {
      std::uint32_t value = 0;
      std::memcpy(&value, static_cast<const std::byte*>(buffer.data) + at,
                  std::min(sizeof value, buffer.bytes - at));
      if (value == 0) continue;
      Fault fault;
      fault.kind = FaultKind::protocol;
      fault.message = fmt::format(
          "counter {} (byte {}) of buffer '{}' is {} at the end of the launch and must be zero",
          at / sizeof value, at, buffer.name, value);
      log.add(std::move(fault), -1, static_cast<int>(b));
      break;
    }
  }
}

Report report_of(const LaunchContext& context, const std::vector<Buffer>& buffers,
                 const GridResult& result) {
  FaultLog log;
  Report report;
  report.completed = true;
  for (const BlockResult& block : result.blocks) {
    log.merge(block.log);
    report.instructions += block.instructions;
    report.completed = report.completed && block.completed;
  }
  log.merge(result.log);
  const std::uint64_t limit = context.options.max_instructions;
  if (limit > 0 && report.instructions > limit) {
    add_budget_fault(log, limit);
    report.completed = false;
  }
  if (report.completed) check_zeros(log, buffers);
  report.faults = log.faults();
  report.races = log.races();
  return report;
}

}  // namespace

struct Module::State {
  Program program;
};

Module::Module(const std::string& ptx) : state_(std::make_unique<State>()) {
  state_->program = translate(ptx);
}
Module::~Module() = default;
Module::Module(Module&&) noexcept = default;
Module& Module::operator=(Module&&) noexcept = default;

Report Module::run(const Launch& launch, const std::vector<Buffer>& buffers,
                   const Options& options) const {
  const Program& program = state_->program;
  const ProgramEntry& entry = entry_named(program, launch.entry);
  const std::int64_t threads = std::int64_t{launch.block[0]} * launch.block[1] * launch.block[2];
  validate(entry, launch, threads);

  std::vector<std::byte> globals = program.globals;
  std::vector<Buffer> all = buffers;
  for (const PtxVariable& variable : program.global_variables) {
    all.push_back({variable.name, globals.data() + variable.offset, variable.bytes,
                   variable.space == VariableSpace::global});
  }
  const MemoryMap memory(std::move(all));

  LaunchContext context;
  context.program = &program;
  context.entry = &entry;
  context.launch = &launch;
  context.memory = &memory;
  context.globals = globals.data();
  context.options = options;
  context.threads = static_cast<int>(threads);
  context.shared_bytes = aligned(program.static_shared_bytes,
                                 launch.shared_bytes > 0 ? program.dynamic_shared_align : 1) +
                         static_cast<std::size_t>(launch.shared_bytes);
  const auto extent = [&](std::size_t axis) {
    return static_cast<std::uint64_t>(launch.grid[axis]);
  };
  context.blocks = extent(0) * extent(1) * extent(2);
  const std::string reason = reason_against(options, context.blocks, context.threads);
  if (!reason.empty()) throw Error(ErrorKind::refused, reason);
  if (options.check_races &&
      context.blocks * static_cast<std::uint64_t>(threads) >= kMostThreadsOfLaunch) {
    throw Error(ErrorKind::refused,
                fmt::format("{} blocks of {} threads are more than the race checker can number",
                            context.blocks, threads),
                "launch fewer blocks, or turn the race checker off");
  }
  context.interleaved = entry.blocks_communicate || asks_for_turns(options);
  return report_of(context, buffers,
                   context.interleaved ? run_interleaved(context) : run_apart(context));
}

}  // namespace attngen::vgpu
