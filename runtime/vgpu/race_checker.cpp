// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/race_checker.h"

#include "runtime/vgpu/sync_flags.h"

namespace attngen::vgpu {
namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

}  // namespace

RaceChecker::RaceChecker(int threads, std::size_t shared_bytes, Report report)
    : threads_(threads),
      agents_(2 * at(threads)),
      report_(std::move(report)),
      shared_(shared_bytes) {
  reset(0);
}

void RaceChecker::reset(std::uint32_t block) {
  block_ = block;
  shared_.reset();
  clocks_.assign(at(threads_), new_clock());
  for (std::size_t t = 0; t < clocks_.size(); ++t) clocks_[t][t] = 1;
  fences_.assign(at(threads_), {});
}

Access RaceChecker::access_of(int thread, std::uint32_t statement) const {
  Access access;
  access.clock = clocks_[at(thread)][at(thread)];
  access.statement = statement;
  access.agent = static_cast<std::uint32_t>(block_ * agents_ + at(thread));
  return access;
}

Access RaceChecker::copy_of(int thread, int group, std::uint32_t statement) const {
  Access access;
  access.clock = static_cast<Clock>(group) + 1;
  access.statement = statement;
  access.agent = static_cast<std::uint32_t>(block_ * agents_ + at(threads_ + thread));
  return access;
}

void RaceChecker::tell(const Conflict& conflict, const Spot& spot, const Access& now, bool writes) {
  if (conflict.kind == RaceKind::none) return;
  if (conflict.kind == RaceKind::never_written && spot.buffer != nullptr &&
      !spot.buffer->starts_unwritten) {
    return;
  }
  report_({conflict.kind, spot.buffer, spot.buffer != nullptr ? spot.offset_in_buffer : spot.offset,
           spot.bytes, conflict.before, now, writes});
}

void RaceChecker::read(int thread, const Spot& spot, std::uint32_t statement) {
  const Access now = access_of(thread, statement);
  tell(spot.history.read(now, clocks_[at(thread)], spot.offset, spot.bytes), spot, now, false);
}

void RaceChecker::read_once(int thread, const Spot& spot, std::uint32_t statement) {
  const Access now = access_of(thread, statement);
  tell(spot.history.read_once(now, clocks_[at(thread)], spot.offset, spot.bytes), spot, now, false);
}

void RaceChecker::write(int thread, const Spot& spot, std::uint32_t statement) {
  const Access now = access_of(thread, statement);
  tell(spot.history.write(now, clocks_[at(thread)], spot.offset, spot.bytes), spot, now, true);
}

void RaceChecker::synchronise(int thread, const Spot& spot, int flags, std::uint32_t statement) {
  VectorClock& clock = clocks_[at(thread)];
  AroundFences& fences = fences_[at(thread)];
  const bool device = (flags & kSyncDevice) != 0;
  SyncObject& object = spot.history.object(spot.offset, spot.bytes);
  if ((flags & kSyncReads) != 0) {
    const Knowledge own = object.from_own_block(block_);
    const Knowledge others = device ? object.from_device() : nullptr;
    if ((flags & kSyncAcquires) != 0) {
      clock.learn(own);
      clock.learn(others);
    } else {
      fences.seen_in_block = joined(fences.seen_in_block, own);
      fences.seen_on_device = joined(fences.seen_on_device, others);
    }
  }
  const Access now = access_of(thread, statement);
  // Whoever reaches shared memory is of the block, so no scope is too narrow for it.
  const int reach = spot.buffer == nullptr ? flags | kSyncDevice : flags;
  tell(spot.history.strong(now, clock, reach, spot.offset, spot.bytes), spot, now,
       (flags & kSyncWrites) != 0);
  if ((flags & kSyncWrites) == 0) return;
  if ((flags & kSyncReads) == 0) object.forget_releases();
  if ((flags & kSyncReleases) != 0) {
    object.publish(block_, clock.snapshot(), device);
    ++clock[at(thread)];
    return;
  }
  object.publish(block_, fences.released_in_block, false);
  if (device) object.publish(block_, fences.released_on_device, true);
}

void RaceChecker::fence(int thread, int flags) {
  VectorClock& clock = clocks_[at(thread)];
  AroundFences& fences = fences_[at(thread)];
  const bool device = (flags & kSyncDevice) != 0;
  if ((flags & kSyncAcquires) != 0) {
    clock.learn(fences.seen_in_block);
    if (device) clock.learn(fences.seen_on_device);
  }
  if ((flags & kSyncReleases) != 0) {
    fences.released_in_block = clock.snapshot();
    if (device) fences.released_on_device = fences.released_in_block;
    ++clock[at(thread)];
  }
}

void RaceChecker::copy_to(int thread, int group, const Spot& spot, std::uint32_t statement) {
  const Access now = copy_of(thread, group, statement);
  tell(spot.history.write(now, clocks_[at(thread)], spot.offset, spot.bytes), spot, now, true);
}

void RaceChecker::copy_from(int thread, int group, const Spot& spot, std::uint32_t statement) {
  const Access now = copy_of(thread, group, statement);
  tell(spot.history.read(now, clocks_[at(thread)], spot.offset, spot.bytes), spot, now, false);
}

void RaceChecker::copies_done(int thread, int end_group) {
  Clock& known = clocks_[at(thread)][at(threads_ + thread)];
  if (end_group > 0) known = std::max(known, static_cast<Clock>(end_group));
}

void RaceChecker::release(int thread, VectorClock& into) {
  into.join(clocks_[at(thread)]);
  ++clocks_[at(thread)][at(thread)];
}

void RaceChecker::acquire(int thread, const VectorClock& from) {
  clocks_[at(thread)].join(from);
}

}  // namespace attngen::vgpu
