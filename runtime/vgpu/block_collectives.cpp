// SPDX-License-Identifier: Apache-2.0
// How the lanes of a warp meet: by instruction and mask, with every mismatch an error.
#include <fmt/format.h>

#include "runtime/vgpu/thread_block.h"

namespace attngen::vgpu {
namespace {

std::uint32_t bit(const Thread& thread) {
  return 1u << thread.lane;
}

/// Plain warp barriers may be different instructions; every other collective must be the same one.
bool same_instruction(const Collective& open, CollectiveKind kind, std::uint32_t statement) {
  return open.kind == kind && (open.statement == statement || kind == CollectiveKind::warp_sync);
}

bool needs_whole_warp(CollectiveKind kind) {
  return kind == CollectiveKind::load_matrix || kind == CollectiveKind::store_matrix ||
         kind == CollectiveKind::mma;
}

}  // namespace

void ThreadBlock::meet(Thread& thread, CollectiveKind kind, std::uint32_t mask, void* argument,
                       std::uint32_t statement) {
  Warp& warp = warps_[thread.warp];
  if ((mask & bit(thread)) == 0) {
    abandon(FaultKind::protocol, statement,
            fmt::format("lane {} of warp {} is not in the member mask {:#010x}", thread.lane,
                        thread.warp, mask));
  }
  const std::uint32_t needed = mask & warp.live;
  std::size_t open = warp.open.size();
  for (std::size_t k = 0; k < warp.open.size(); ++k) {
    Collective& other = warp.open[k];
    if (other.mask == mask && same_instruction(other, kind, statement)) {
      open = k;
      continue;
    }
    // The other one needs this lane, and this one needs a lane that is stuck there.
    if ((other.mask & bit(thread)) != 0 && (other.arrived & mask) != 0) {
      abandon(
          FaultKind::divergence, statement,
          fmt::format("lanes {:#010x} of warp {} wait at PTX line {} with mask {:#010x} while "
                      "lane {} is at PTX line {} with mask {:#010x}",
                      other.arrived, thread.warp,
                      context_.program->statements[other.statement].place.ptx_line, other.mask,
                      thread.lane, context_.program->statements[statement].place.ptx_line, mask));
    }
  }
  if (open == warp.open.size()) {
    warp.open.emplace_back();
    warp.open.back().kind = kind;
    warp.open.back().statement = statement;
    warp.open.back().mask = mask;
  }
  Collective& here = warp.open[open];
  here.arrived |= bit(thread);
  here.arguments[thread.lane] = argument;
  if ((here.arrived & needed) == needed) {
    complete_collective(static_cast<int>(thread.warp), open, thread.id);
    return;
  }
  thread.waiting = {Waiting::For::collective, statement, 0};
  suspend(thread);
}

void ThreadBlock::meet_aligned(Thread& thread, CollectiveKind kind, void* argument,
                               std::uint32_t statement) {
  const Warp& warp = warps_[thread.warp];
  if (warp.live != ~0u) {
    abandon(FaultKind::divergence, statement,
            fmt::format("the whole warp must execute this instruction, but only lanes {:#010x} of "
                        "warp {} are there",
                        warp.live, thread.warp));
  }
  meet(thread, kind, ~0u, argument, statement);
}

void ThreadBlock::complete_collective(int warp, std::size_t open, int completing_thread) {
  Warp& of = warps_[static_cast<std::size_t>(warp)];
  Collective& complete = of.open[open];
  const std::uint32_t arrived = complete.arrived;
  if (races_ && complete.kind == CollectiveKind::warp_sync) {
    VectorClock joined = races_->new_clock();
    for (int lane = 0; lane < kWarpSize; ++lane) {
      if ((arrived >> lane & 1) != 0) races_->release(warp * kWarpSize + lane, joined);
    }
    for (int lane = 0; lane < kWarpSize; ++lane) {
      if ((arrived >> lane & 1) != 0) races_->acquire(warp * kWarpSize + lane, joined);
    }
  }
  perform(*this, warp, complete);
  of.open.erase(of.open.begin() + static_cast<std::ptrdiff_t>(open));
  for (int lane = 0; lane < kWarpSize; ++lane) {
    const int thread = warp * kWarpSize + lane;
    if ((arrived >> lane & 1) != 0 && thread != completing_thread) ready(thread);
  }
}

void ThreadBlock::complete_after_exit(Thread& thread) {
  Warp& warp = warps_[thread.warp];
  warp.live &= ~bit(thread);
  for (std::size_t k = 0; k < warp.open.size();) {
    const Collective& open = warp.open[k];
    const std::uint32_t needed = open.mask & warp.live;
    if (needs_whole_warp(open.kind)) {
      abandon(FaultKind::divergence, open.statement,
              fmt::format("lane {} of warp {} exits while lanes {:#010x} wait for it here",
                          thread.lane, thread.warp, open.arrived));
    }
    if ((open.arrived & needed) == needed) {
      complete_collective(static_cast<int>(thread.warp), k, -1);
    } else {
      ++k;
    }
  }
  for (Barrier& barrier : barriers_) {
    if (barrier.expected == 0) complete_if_full(barrier);
  }
}

}  // namespace attngen::vgpu
