// SPDX-License-Identifier: Apache-2.0
// What every thread of one block knows of all others, and the verdict on each of its accesses.
//
// Order comes from real synchronisation alone: barriers, warp barriers, waits for copies, and
// acquire and release patterns on atomics; shuffles and mma give none. Within the block a thread's
// knowledge is a vector clock with one entry per agent, its threads and their asynchronous copies.
// Of other blocks it is what they handed over by a release of device scope: the releasing thread's
// whole clock, frozen and shared by everyone who learns it, so that 264 blocks on one ticket cost
// 264 frozen clocks and not one entry for each pair of threads.
//
// Why this is sound: nothing is summarised. A frozen clock is an exact copy, joins are exact, and
// an access is ordered before another exactly when its agent's entry has reached it, as in a
// machine with one clock over all agents of the launch; so a schedule on which a pair of
// conflicting weak accesses is not ordered by happens-before is reported on that schedule,
// whichever of the two came first. Whatever the knowledge rests on is the execution seen: other
// schedules can differ where a kernel's control flow depends on arrival order, which is why callers
// run several block orders.
//
// Where it is stricter than the PTX model, and so could report what is allowed: fence.sc orders no
// more than fence.acq_rel, a release followed by a relaxed store of the same thread to the same
// location is not one release pattern, and .cluster is taken for .cta. Where it is laxer: values
// are those of one interleaving, weak behaviours of race-free relaxed atomics are not enumerated,
// and strong accesses that overlap in part count as the same location.
#pragma once

#include <functional>
#include <vector>

#include "runtime/binary.h"
#include "runtime/vgpu/memory_history.h"
#include "runtime/vgpu/vector_clock.h"

namespace attngen::vgpu {

/// Bytes of shared memory, or of a global buffer, with their past.
struct Spot {
  MemoryHistory& history;
  std::size_t offset = 0;  ///< in `history`
  std::size_t bytes = 0;
  const Buffer* buffer = nullptr;  ///< nullptr for shared memory
  std::size_t offset_in_buffer = 0;
};

/// What was found: `before` is the earlier access, `now` the one that does not know of it.
struct RaceFinding {
  RaceKind kind = RaceKind::write_read;
  const Buffer* buffer = nullptr;  ///< nullptr for shared memory
  std::size_t offset = 0;
  std::size_t bytes = 0;
  Access before;
  Access now;
  bool writes_now = false;
};

class RaceChecker {
 public:
  using Report = std::function<void(const RaceFinding&)>;

  RaceChecker(int threads, std::size_t shared_bytes, Report report);
  /// Forgets all; what follows is done by block `block` of the launch.
  void reset(std::uint32_t block);

  Spot shared(std::size_t offset, std::size_t bytes) { return {shared_, offset, bytes}; }

  void read(int thread, const Spot& spot, std::uint32_t statement);
  /// ld.global.nc
  void read_once(int thread, const Spot& spot, std::uint32_t statement);
  void write(int thread, const Spot& spot, std::uint32_t statement);
  /// An atomic or volatile access; `flags` are SyncFlags.
  void synchronise(int thread, const Spot& spot, int flags, std::uint32_t statement);
  /// `flags`: kSyncAcquires, kSyncReleases, kSyncDevice.
  void fence(int thread, int flags);

  /// A copy of `thread` issued in its `group` writes to, or reads from, here at some time before
  /// that group is waited for.
  void copy_to(int thread, int group, const Spot& spot, std::uint32_t statement);
  void copy_from(int thread, int group, const Spot& spot, std::uint32_t statement);
  /// `thread` waited for all its groups before `end_group`.
  void copies_done(int thread, int end_group);

  /// Release into and acquire from the clock of a barrier of the block.
  void release(int thread, VectorClock& into);
  void acquire(int thread, const VectorClock& from);
  VectorClock new_clock() const { return {agents_, block_}; }

 private:
  /// What a thread's fences have handed on, and what its relaxed reads saw but no fence took in.
  struct AroundFences {
    Knowledge released_in_block;
    Knowledge released_on_device;
    Knowledge seen_in_block;
    Knowledge seen_on_device;
  };

  Access access_of(int thread, std::uint32_t statement) const;
  Access copy_of(int thread, int group, std::uint32_t statement) const;
  void tell(const Conflict& conflict, const Spot& spot, const Access& now, bool writes);

  int threads_;
  std::size_t agents_;
  std::uint32_t block_ = 0;
  Report report_;
  MemoryHistory shared_;
  std::vector<VectorClock> clocks_;  ///< what each thread knows
  std::vector<AroundFences> fences_;
};

}  // namespace attngen::vgpu
