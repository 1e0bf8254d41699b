// SPDX-License-Identifier: Apache-2.0
// The happens-before checker over one block's shared memory (FastTrack, Flanagan and Freund 2009,
// with asynchronous copies as agents). Order comes from real synchronisation alone: barriers, warp
// barriers, waits for copies, and acquire/release atomics or fences; shuffles and mma give none.
#pragma once

#include <functional>
#include <unordered_map>
#include <vector>

#include "runtime/vgpu/shadow_memory.h"
#include "runtime/vgpu/vector_clock.h"

namespace attngen::vgpu {

enum class RaceKind : std::uint8_t { write_read, read_write, write_write, never_written };

/// What was found: `before` is the earlier access, `now` the one that does not know of it.
struct RaceFinding {
  RaceKind kind = RaceKind::write_read;
  std::size_t offset = 0;
  std::size_t bytes = 0;
  Access before;
  Access now;
};

class RaceChecker {
 public:
  using Report = std::function<void(const RaceFinding&)>;

  RaceChecker(int threads, std::size_t shared_bytes, Report report);
  void reset();

  void read(int thread, std::size_t offset, std::size_t bytes, std::uint32_t statement);
  void write(int thread, std::size_t offset, std::size_t bytes, std::uint32_t statement);
  /// An atomic or volatile access; `flags` are SyncFlags. Atomic accesses do not race with each
  /// other.
  void synchronise(int thread, std::size_t offset, std::size_t bytes, int flags,
                   std::uint32_t statement);
  void fence(int thread);

  /// A copy of `thread` issued in its `group` writes here at some time before that group is waited
  /// for.
  void copy(int thread, int group, std::size_t offset, std::size_t bytes, std::uint32_t statement);
  /// `thread` waited for all its groups before `end_group`.
  void copies_done(int thread, int end_group);

  /// Release into and acquire from a synchronisation object's clock.
  void release(int thread, VectorClock& into);
  void acquire(int thread, const VectorClock& from);
  VectorClock new_clock() const { return VectorClock(agents_); }

  int threads() const { return threads_; }

 private:
  void record_read(Cell& cell, const Access& now, const VectorClock& known);
  Access access_of(int thread, std::uint32_t statement, bool atomic) const;
  void do_read(const Access& now, const VectorClock& known, std::size_t offset, std::size_t bytes);
  void do_write(const Access& now, const VectorClock& known, bool asynchronous, std::size_t offset,
                std::size_t bytes);

  int threads_;
  std::size_t agents_;
  Report report_;
  ShadowMemory shadow_;
  std::vector<VectorClock> clocks_;    ///< what each thread knows
  std::vector<VectorClock> fenced_;    ///< what it knew at its last fence (release side)
  std::vector<VectorClock> observed_;  ///< what relaxed reads saw since (acquire side)
  std::unordered_map<std::size_t, VectorClock> released_;  ///< by address of the atomic
};

}  // namespace attngen::vgpu
