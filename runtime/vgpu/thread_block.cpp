// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/thread_block.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <map>

namespace attngen::vgpu {
namespace {

/// PTX instructions between two polls of a thread that loops.
constexpr std::uint64_t kPollInterval = 1 << 16;
/// What shared memory holds before it is written: a NaN in every float type.
constexpr int kPoisonByte = 0xff;
/// With random completion, one schedule step in so many lands a copy.
constexpr std::uint64_t kLandingOdds = 8;

std::string described_threads(const std::vector<int>& ids) {
  std::string text;
  for (std::size_t i = 0; i < ids.size();) {
    std::size_t end = i + 1;
    while (end < ids.size() && ids[end] == ids[end - 1] + 1) ++end;
    if (!text.empty()) text += ",";
    text += end - i > 1 ? fmt::format("{}-{}", ids[i], ids[end - 1]) : fmt::format("{}", ids[i]);
    i = end;
  }
  return text;
}

}  // namespace

ThreadBlock::ThreadBlock(const LaunchContext& context)
    : context_(context),
      threads_(static_cast<std::size_t>(context.threads)),
      warps_(static_cast<std::size_t>((context.threads + kWarpSize - 1) / kWarpSize)),
      shared_(context.shared_bytes) {
  if (context.options.check_races) {
    races_ =
        std::make_unique<RaceChecker>(context.threads, context.shared_bytes,
                                      [this](const RaceFinding& finding) { report_race(finding); });
  }
}

void ThreadBlock::reset(std::uint64_t index) {
  const Launch& launch = *context_.launch;
  index_ = index;
  random_ = RandomStream(context_.options.seed * 0x9e3779b97f4a7c15 + index);
  std::fill(shared_.begin(), shared_.end(), static_cast<std::byte>(kPoisonByte));
  queue_.clear();
  log_ = FaultLog();
  live_ = context_.threads;
  pending_copies_ = 0;
  abandoned_ = false;
  if (races_) races_->reset();
  for (Barrier& barrier : barriers_) {
    barrier = Barrier();
    barrier.statement_of_warp.fill(-1);
    if (races_) barrier.clock = races_->new_clock();
  }
  for (std::size_t w = 0; w < warps_.size(); ++w) {
    const int lanes = std::min(kWarpSize, context_.threads - static_cast<int>(w) * kWarpSize);
    warps_[w].lanes = lanes == kWarpSize ? ~0u : (1u << lanes) - 1;
    warps_[w].live = warps_[w].lanes;
    warps_[w].open.clear();
  }
  const auto [gx, gy, gz] = launch.grid;
  const auto [bx, by, bz] = launch.block;
  const auto grid_x = static_cast<std::uint64_t>(gx);
  const auto grid_y = static_cast<std::uint64_t>(gy);
  for (int t = 0; t < context_.threads; ++t) {
    Thread& thread = threads_[static_cast<std::size_t>(t)];
    thread.block = this;
    thread.id = t;
    thread.finished = false;
    thread.waiting = Waiting();
    thread.copies.clear();
    thread.open_group = 0;
    thread.local.assign(context_.program->local_bytes, static_cast<std::byte>(kPoisonByte));
    thread.parameters = launch.parameters.data();
    thread.globals = context_.globals;
    thread.instructions = 0;
    thread.next_poll = kPollInterval;
    thread.tid[0] = static_cast<std::uint32_t>(t % bx);
    thread.tid[1] = static_cast<std::uint32_t>(t / bx % by);
    thread.tid[2] = static_cast<std::uint32_t>(t / bx / by);
    thread.ctaid[0] = static_cast<std::uint32_t>(index % grid_x);
    thread.ctaid[1] = static_cast<std::uint32_t>(index / grid_x % grid_y);
    thread.ctaid[2] = static_cast<std::uint32_t>(index / grid_x / grid_y);
    const std::array<int, 3> block_extents{bx, by, bz};
    const std::array<int, 3> grid_extents{gx, gy, gz};
    for (std::size_t d = 0; d < 3; ++d) {
      thread.ntid[d] = static_cast<std::uint32_t>(block_extents[d]);
      thread.nctaid[d] = static_cast<std::uint32_t>(grid_extents[d]);
    }
    thread.lane = static_cast<std::uint32_t>(t % kWarpSize);
    thread.warp = static_cast<std::uint32_t>(t / kWarpSize);
    thread.warps = static_cast<std::uint32_t>(warps_.size());
    thread.dynamic_shared = static_cast<std::uint32_t>(launch.shared_bytes);
    thread.total_shared = static_cast<std::uint32_t>(context_.shared_bytes);
    thread.fiber.start(&ThreadBlock::thread_main, &thread);
    ready(t);
  }
}

BlockResult ThreadBlock::run(std::uint64_t index) {
  reset(index);
  const int first = next_ready();
  current_ = first;
  Fiber::switch_to(runner_, threads_[static_cast<std::size_t>(first)].fiber);
  BlockResult result;
  for (const Thread& thread : threads_) result.instructions += thread.instructions;
  const std::uint64_t limit = context_.options.max_instructions;
  if (!abandoned_ && limit > 0 && result.instructions > limit) {
    report(FaultKind::budget, 0, fmt::format("more than {} PTX instructions executed", limit));
  }
  result.completed = !abandoned_;
  result.log = std::move(log_);
  return result;
}

void ThreadBlock::thread_main(void* argument) {
  auto& thread = *static_cast<Thread*>(argument);
  Fiber::entered(thread.fiber);
  thread.block->context_.entry->main(&thread);
  thread.block->leave(thread);
}

void ThreadBlock::leave(Thread& thread) {
  if (!thread.copies.empty()) {
    report(FaultKind::protocol, thread.copies.front().statement,
           fmt::format("thread {} exits with {} cp.async copies that it never waited for",
                       thread.id, thread.copies.size()));
    pending_copies_ -= thread.copies.size();
    thread.copies.clear();
  }
  thread.finished = true;
  --live_;
  complete_after_exit(thread);
  if (live_ == 0) back_to_run(thread);
  const int next = next_ready();
  if (next < 0) deadlock(thread);
  continue_with(thread, next);
  std::abort();  // a finished thread is never continued
}

int ThreadBlock::next_ready() {
  if (context_.options.completion == Completion::random && pending_copies_ > 0 &&
      random_.below(kLandingOdds) == 0) {
    land_some();
  }
  if (queue_.empty()) return -1;
  if (context_.options.random_schedule) {
    std::swap(queue_.front(), queue_[random_.below(queue_.size())]);
  }
  const int next = queue_.front();
  queue_.pop_front();
  return next;
}

void ThreadBlock::continue_with(Thread& from, int next) {
  if (next == from.id && !from.finished) {
    current_ = next;
    return;
  }
  current_ = next;
  Fiber::switch_to(from.fiber, threads_[static_cast<std::size_t>(next)].fiber);
}

void ThreadBlock::suspend(Thread& thread) {
  const int next = next_ready();
  if (next < 0) deadlock(thread);
  continue_with(thread, next);
  thread.waiting.what = Waiting::For::nothing;
}

void ThreadBlock::yield(Thread& thread) {
  ready(thread.id);
  suspend(thread);
}

void ThreadBlock::poll(Thread& thread, std::uint32_t statement) {
  thread.next_poll = thread.instructions + kPollInterval;
  const std::uint64_t limit = context_.options.max_instructions;
  if (limit > 0) {
    std::uint64_t executed = 0;
    for (const Thread& each : threads_) executed += each.instructions;
    if (executed > limit) {
      abandon(FaultKind::budget, statement,
              fmt::format("more than {} PTX instructions executed", limit));
    }
  }
  yield(thread);
}

void ThreadBlock::back_to_run(Thread& from) {
  Fiber::switch_to(from.fiber, runner_);
  std::abort();  // an abandoned or finished block is never continued
}

void ThreadBlock::abandon(FaultKind kind, std::uint32_t statement, std::string message) {
  report(kind, statement, std::move(message));
  message = std::string();  // this frame is never unwound
  message.shrink_to_fit();
  abandoned_ = true;
  back_to_run(threads_[static_cast<std::size_t>(current_)]);
}

void ThreadBlock::report(FaultKind kind, std::uint32_t statement, std::string message) {
  Fault fault;
  fault.kind = kind;
  fault.source_line = line_of(statement);
  fault.message = std::move(message);
  const bool placed = kind != FaultKind::budget;
  log_.add(std::move(fault), placed ? site_of(statement) : -1);
}

void ThreadBlock::deadlock(Thread& last) {
  std::uint32_t statement = 0;
  for (const Thread& thread : threads_) {
    if (!thread.finished && thread.waiting.what != Waiting::For::nothing) {
      statement = thread.waiting.statement;
      break;
    }
  }
  {
    Fault fault;
    fault.kind = FaultKind::deadlock;
    fault.source_line = line_of(statement);
    fault.message = "no thread can continue: " + waiters();
    log_.add(std::move(fault), site_of(statement));
  }
  abandoned_ = true;
  back_to_run(last);
}

std::string ThreadBlock::waiters() const {
  std::map<std::pair<std::uint32_t, int>, std::vector<int>> groups;
  for (const Thread& thread : threads_) {
    if (thread.finished) continue;
    const int barrier = thread.waiting.what == Waiting::For::barrier ? thread.waiting.barrier : -1;
    groups[{thread.waiting.statement, barrier}].push_back(thread.id);
  }
  std::string text;
  for (const auto& [key, ids] : groups) {
    if (!text.empty()) text += "; ";
    text += fmt::format("threads {} wait in {}", described_threads(ids), at(key.first));
    if (key.second < 0) continue;
    const Barrier& barrier = barriers_[static_cast<std::size_t>(key.second)];
    text += fmt::format(", barrier {}, {} of {} threads arrived", key.second, barrier.arrived,
                        barrier.expected > 0 ? barrier.expected : live_);
  }
  if (live_ < context_.threads)
    text += fmt::format("; {} threads have exited", context_.threads - live_);
  return text;
}

std::string ThreadBlock::at(std::uint32_t statement) const {
  const Statement& found = context_.program->statements[statement];
  return fmt::format("{} at {}", found.opcode, to_text(found.place));
}

int ThreadBlock::site_of(std::uint32_t statement) const {
  return context_.program->statements[statement].site;
}

int ThreadBlock::line_of(std::uint32_t statement) const {
  return statement < context_.program->statements.size()
             ? context_.program->statements[statement].place.line
             : 0;
}

}  // namespace attngen::vgpu
