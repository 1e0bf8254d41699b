// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/machine.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "base/error.h"
#include "runtime/vgpu/thread_block.h"

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

/// The blocks of one launch, shared among OS threads; results keep the order of the blocks.
class Grid {
 public:
  Grid(const LaunchContext& context, std::uint64_t blocks)
      : context_(context), results_(static_cast<std::size_t>(blocks)) {}

  void run() {
    const std::size_t most = std::max(1u, std::thread::hardware_concurrency());
    const std::size_t workers = std::min(most, results_.size());
    std::vector<std::thread> others;
    for (std::size_t w = 1; w < workers; ++w) others.emplace_back([this] { work(); });
    work();
    for (std::thread& other : others) other.join();
    if (failure_) std::rethrow_exception(failure_);
  }

  Report report() const {
    FaultLog log;
    Report report;
    report.completed = true;
    for (const BlockResult& result : results_) {
      log.merge(result.log);
      report.instructions += result.instructions;
      report.completed = report.completed && result.completed;
    }
    const std::uint64_t limit = context_.options.max_instructions;
    if (limit > 0 && report.instructions > limit) {
      Fault fault;
      fault.kind = FaultKind::budget;
      fault.message = fmt::format("more than {} PTX instructions executed", limit);
      log.add(std::move(fault), -1);
      report.completed = false;
    }
    report.faults = log.faults();
    report.races = log.races();
    return report;
  }

 private:
  void work() {
    try {
      ThreadBlock block(context_);
      for (;;) {
        const std::uint64_t index = next_.fetch_add(1);
        if (index >= results_.size()) return;
        BlockResult result = block.run(index);
        spent_ += result.instructions;
        results_[static_cast<std::size_t>(index)] = std::move(result);
        const std::uint64_t limit = context_.options.max_instructions;
        if (limit > 0 && spent_ > limit) next_ = results_.size();
      }
    } catch (...) {
      const std::lock_guard<std::mutex> lock(mutex_);
      failure_ = std::current_exception();
      next_ = results_.size();
    }
  }

  const LaunchContext& context_;
  std::vector<BlockResult> results_;
  std::atomic<std::uint64_t> next_{0};
  std::atomic<std::uint64_t> spent_{0};
  std::mutex mutex_;
  std::exception_ptr failure_;
};

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
  Grid grid(context, extent(0) * extent(1) * extent(2));
  grid.run();
  return grid.report();
}

}  // namespace attngen::vgpu
