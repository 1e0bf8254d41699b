// SPDX-License-Identifier: Apache-2.0
// The sixteen named barriers of a block.
#include <fmt/format.h>

#include "runtime/vgpu/thread_block.h"

namespace attngen::vgpu {

void ThreadBlock::enter_barrier(Thread& thread, std::uint32_t id, std::uint32_t count, bool aligned,
                                bool waits, bool vote, std::uint32_t statement) {
  if (id >= kBarriers) {
    abandon(FaultKind::protocol, statement,
            fmt::format("barrier {} does not exist, there are {}", id, kBarriers));
  }
  if (count % kWarpSize != 0 || count > warps_.size() * kWarpSize) {
    abandon(FaultKind::protocol, statement,
            fmt::format("barrier {} for {} threads; the count must be a multiple of {} and at most "
                        "the block's {} threads",
                        id, count, kWarpSize, context_.threads));
  }
  Barrier& barrier = barriers_[id];
  if (barrier.arrived > 0 && barrier.expected != static_cast<int>(count)) {
    abandon(FaultKind::protocol, statement,
            fmt::format("barrier {} is used for {} threads by thread {} and for {} by others "
                        "(0 means the whole block)",
                        id, count, thread.id, barrier.expected));
  }
  int& of_warp = barrier.statement_of_warp[thread.warp];
  if (aligned && of_warp >= 0 && of_warp != static_cast<int>(statement)) {
    abandon(FaultKind::divergence, statement,
            fmt::format(
                "warp {} meets barrier {} at two instructions, PTX lines {} and {}", thread.warp,
                id, context_.program->statements[static_cast<std::size_t>(of_warp)].place.ptx_line,
                context_.program->statements[statement].place.ptx_line));
  }
  of_warp = static_cast<int>(statement);
  barrier.expected = static_cast<int>(count);
  ++barrier.arrived;
  if (vote) ++barrier.votes;
  if (races_) races_->release(thread.id, barrier.clock);
  if (waits) barrier.waiting.push_back(thread.id);
}

void ThreadBlock::complete_if_full(Barrier& barrier) {
  const int needed = barrier.expected > 0 ? barrier.expected : live_;
  if (barrier.arrived == 0 || barrier.arrived < needed) return;
  if (races_) {
    for (const int waiter : barrier.waiting) races_->acquire(waiter, barrier.clock);
    barrier.clock.clear();
  }
  for (const int waiter : barrier.waiting) {
    threads_[static_cast<std::size_t>(waiter)].barrier_votes = barrier.votes;
    threads_[static_cast<std::size_t>(waiter)].barrier_voters = barrier.arrived;
    ready(waiter);
  }
  barrier.waiting.clear();
  barrier.votes = 0;
  barrier.arrived = 0;
  barrier.expected = 0;
  barrier.statement_of_warp.fill(-1);
}

void ThreadBlock::barrier_sync(Thread& thread, std::uint32_t id, std::uint32_t count, bool aligned,
                               std::uint32_t statement) {
  enter_barrier(thread, id, count, aligned, true, false, statement);
  thread.waiting = {Waiting::For::barrier, statement, static_cast<int>(id)};
  complete_if_full(barriers_[id]);
  suspend(thread);
}

void ThreadBlock::barrier_arrive(Thread& thread, std::uint32_t id, std::uint32_t count,
                                 bool aligned, std::uint32_t statement) {
  if (count == 0) {
    abandon(FaultKind::protocol, statement, "bar.arrive needs a thread count");
  }
  enter_barrier(thread, id, count, aligned, false, false, statement);
  complete_if_full(barriers_[id]);
}

int ThreadBlock::barrier_reduce(Thread& thread, std::uint32_t id, std::uint32_t count,
                                BarrierReduction how, bool vote, bool aligned,
                                std::uint32_t statement) {
  enter_barrier(thread, id, count, aligned, true, vote, statement);
  thread.waiting = {Waiting::For::barrier, statement, static_cast<int>(id)};
  complete_if_full(barriers_[id]);
  suspend(thread);
  if (how == BarrierReduction::count) return thread.barrier_votes;
  if (how == BarrierReduction::all) return thread.barrier_votes == thread.barrier_voters ? 1 : 0;
  return thread.barrier_votes > 0 ? 1 : 0;
}

}  // namespace attngen::vgpu
