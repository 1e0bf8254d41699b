// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/thread_block.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "runtime/vgpu/race_report.h"

namespace attngen::vgpu {
namespace {

/// PTX instructions between two polls of a thread that loops.
constexpr std::uint64_t kPollInterval = 1 << 16;
/// What shared memory holds before it is written: a NaN in every float type.
constexpr int kPoisonByte = 0xff;
/// With random completion, one schedule step in so many lands a copy.
constexpr std::uint64_t kLandingOdds = 8;
/// In a random schedule, one schedule step in so many is another block's.
constexpr std::uint64_t kLeavingOdds = 8;
/// A thread that only computes lets other blocks go on at one poll in so many.
constexpr std::uint64_t kPollsToRest = 16;

}  // namespace

ThreadBlock::ThreadBlock(const LaunchContext& context, GlobalShadow* shadow, Progress& progress)
    : context_(context),
      threads_(static_cast<std::size_t>(context.threads)),
      warps_(static_cast<std::size_t>((context.threads + kWarpSize - 1) / kWarpSize)),
      shared_(context.shared_bytes),
      shadow_(shadow),
      progress_(progress) {
  if (context.options.check_races) {
    races_ = std::make_unique<RaceChecker>(
        context.threads, context.shared_bytes,
        [this](const RaceFinding& finding) { log_finding(log_, context_, finding); });
  }
}

void ThreadBlock::start(std::uint64_t index) {
  index_ = index;
  random_ = RandomStream(context_.options.seed * 0x9e3779b97f4a7c15 + index);
  std::fill(shared_.begin(), shared_.end(), static_cast<std::byte>(kPoisonByte));
  queue_.clear();
  resting_.clear();
  counted_ = 0;
  log_ = FaultLog();
  live_ = context_.threads;
  pending_copies_ = 0;
  abandoned_ = false;
  if (races_) races_->reset(static_cast<std::uint32_t>(index));
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
  for (int t = 0; t < context_.threads; ++t) {
    reset_thread(threads_[static_cast<std::size_t>(t)], t);
    ready(t);
  }
}

void ThreadBlock::reset_thread(Thread& thread, int number) {
  const Launch& launch = *context_.launch;
  const auto [gx, gy, gz] = launch.grid;
  const auto [bx, by, bz] = launch.block;
  const auto grid_x = static_cast<std::uint64_t>(gx);
  const auto grid_y = static_cast<std::uint64_t>(gy);
  thread.block = this;
  thread.id = number;
  thread.finished = false;
  thread.waiting = Waiting();
  thread.strong_reads = StrongReads();
  thread.polls = 0;
  thread.copies.clear();
  thread.open_group = 0;
  thread.local.assign(context_.program->local_bytes, static_cast<std::byte>(kPoisonByte));
  thread.parameters = launch.parameters.data();
  thread.globals = context_.globals;
  thread.instructions = 0;
  thread.next_poll = kPollInterval;
  thread.tid[0] = static_cast<std::uint32_t>(number % bx);
  thread.tid[1] = static_cast<std::uint32_t>(number / bx % by);
  thread.tid[2] = static_cast<std::uint32_t>(number / bx / by);
  thread.ctaid[0] = static_cast<std::uint32_t>(index_ % grid_x);
  thread.ctaid[1] = static_cast<std::uint32_t>(index_ / grid_x % grid_y);
  thread.ctaid[2] = static_cast<std::uint32_t>(index_ / grid_x / grid_y);
  const std::array<int, 3> block_extents{bx, by, bz};
  const std::array<int, 3> grid_extents{gx, gy, gz};
  for (std::size_t d = 0; d < 3; ++d) {
    thread.ntid[d] = static_cast<std::uint32_t>(block_extents[d]);
    thread.nctaid[d] = static_cast<std::uint32_t>(grid_extents[d]);
  }
  thread.lane = static_cast<std::uint32_t>(number % kWarpSize);
  thread.warp = static_cast<std::uint32_t>(number / kWarpSize);
  thread.warps = static_cast<std::uint32_t>(warps_.size());
  thread.dynamic_shared = static_cast<std::uint32_t>(launch.shared_bytes);
  thread.total_shared = static_cast<std::uint32_t>(context_.shared_bytes);
  thread.fiber.start(&ThreadBlock::thread_main, &thread);
}

BlockResult ThreadBlock::run(std::uint64_t index) {
  progress_ = Progress();
  start(index);
  while (advance() == BlockState::resting) {
    if (progress_.stuck(runnable())) {
      log_deadlock("no thread gets on: ");
      break;
    }
  }
  return take_result();
}

BlockState ThreadBlock::advance() {
  for (const int thread : resting_) ready(thread);
  resting_.clear();
  current_ = take_ready();
  Fiber::switch_to(runner_, threads_[static_cast<std::size_t>(current_)].fiber);
  if (abandoned_) return BlockState::abandoned;
  return live_ == 0 ? BlockState::finished : BlockState::resting;
}

BlockResult ThreadBlock::take_result() {
  BlockResult result;
  for (const Thread& thread : threads_) result.instructions += thread.instructions;
  progress_.spend(result.instructions - counted_);
  counted_ = result.instructions;
  result.completed = !abandoned_ && live_ == 0;
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
  progress_.news();
  if (live_ == 0) stop(thread);
  const int next = next_ready();
  if (next < 0 && runnable() == 0) deadlock(thread);
  continue_with(thread, next);
  std::abort();  // a finished thread is never continued
}

int ThreadBlock::take_ready() {
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

/// -1 when it is another block's turn, or nobody's.
int ThreadBlock::next_ready() {
  const bool leaves =
      context_.interleaved && context_.options.random_schedule && random_.below(kLeavingOdds) == 0;
  return leaves ? -1 : take_ready();
}

void ThreadBlock::continue_with(Thread& from, int next) {
  current_ = next;
  if (next == from.id && !from.finished) return;
  Fiber& to = next < 0 ? runner_ : threads_[static_cast<std::size_t>(next)].fiber;
  Fiber::switch_to(from.fiber, to);
}

void ThreadBlock::suspend(Thread& thread) {
  const int next = next_ready();
  if (next < 0 && runnable() == 0) deadlock(thread);
  continue_with(thread, next);
  thread.waiting.what = Waiting::For::nothing;
}

void ThreadBlock::rest(Thread& thread) {
  resting_.push_back(thread.id);
  progress_.rested();
  suspend(thread);
}

void ThreadBlock::poll(Thread& thread, std::uint32_t statement) {
  thread.next_poll = thread.instructions + kPollInterval;
  const std::uint64_t limit = context_.options.max_instructions;
  if (limit > 0) {
    std::uint64_t executed = 0;
    for (const Thread& each : threads_) executed += each.instructions;
    progress_.spend(executed - counted_);
    counted_ = executed;
    if (progress_.spent() > limit) {
      abandon(FaultKind::budget, statement,
              fmt::format("more than {} PTX instructions executed", limit));
    }
  }
  const bool may_wait = thread.strong_reads.since_poll > 0;
  thread.strong_reads.since_poll = 0;
  if (may_wait || ++thread.polls % kPollsToRest == 0) {
    rest(thread);
    return;
  }
  progress_.news();
  ready(thread.id);
  suspend(thread);
}

/// A block that is finished or abandoned is never continued.
void ThreadBlock::stop(Thread& from) {
  Fiber::switch_to(from.fiber, runner_);
  std::abort();
}

void ThreadBlock::abandon(FaultKind kind, std::uint32_t statement, std::string message) {
  report(kind, statement, std::move(message));
  message = std::string();  // this frame is never unwound
  message.shrink_to_fit();
  abandoned_ = true;
  stop(threads_[static_cast<std::size_t>(current_)]);
}

void ThreadBlock::report(FaultKind kind, std::uint32_t statement, std::string message) {
  Fault fault;
  fault.kind = kind;
  fault.source_line = line_of(statement);
  fault.message = std::move(message);
  const bool placed = kind != FaultKind::budget;
  log_.add(std::move(fault), placed ? site_of(statement) : -1);
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
