// SPDX-License-Identifier: Apache-2.0
// The past of a piece of memory, a block's shared memory or a page of a global buffer, and the
// verdict on each access against it (FastTrack, Flanagan and Freund 2009).
//
// Weak accesses live in the cells of a ShadowMemory: the last write and the reads since. Strong
// ones (atom, red, ld and st with relaxed, acquire, release or volatile) do not race with each
// other, so the last of them does not stand for those before it: each location keeps the last
// strong write and read of every agent, until a weak write that knows them all takes their place.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <unordered_map>

#include "runtime/vgpu/shadow_memory.h"
#include "runtime/vgpu/vector_clock.h"

namespace attngen::vgpu {

enum class RaceKind : std::uint8_t {
  none,
  never_written,  ///< read before anything was written: not a race, and outranked by every one
  stale_read,     ///< ld.global.nc of bytes that this launch writes
  narrow_scope,   ///< two strong accesses of different blocks, one of scope .cta
  write_read,
  read_write,
  write_write,
};

/// What an access is in conflict with; `before` is the earlier one.
struct Conflict {
  RaceKind kind = RaceKind::none;
  Access before;
  /// Keeps the graver of the two, the first among equals.
  void note(RaceKind other, const Access& access) {
    const bool graver = kind == RaceKind::none || kind == RaceKind::never_written;
    if (graver && other > kind) *this = {other, access};
  }
};

/// A location used for synchronisation.
class SyncObject {
 public:
  /// The last strong access of an agent, and its last one of scope .cta, which is in conflict with
  /// more.
  struct Strong {
    Access last;
    Access narrow;
  };

  explicit SyncObject(std::size_t size) : bytes(size) {}

  /// A release, or a strong write after a fence, hands over what its thread knew: to the threads of
  /// its block, and with `device` (the scope of both the write and the fence) to those of others.
  void publish(std::uint32_t block, const Knowledge& known, bool device);
  /// What a read of the value in place gets to know, from its own block's writers and from others.
  Knowledge from_own_block(std::uint32_t block) const;
  const Knowledge& from_device() const { return device_; }
  /// A plain store begins a new chain: who reads it learns nothing from the stores before.
  void forget_releases();
  /// A weak write that takes the place of all strong accesses.
  void clear();

  std::size_t bytes;
  std::unordered_map<std::uint32_t, Strong> writes;  ///< by agent, the last one
  std::unordered_map<std::uint32_t, Strong> reads;
  bool narrow = false;  ///< some access was of scope .cta

 private:
  Knowledge device_;
  std::map<std::uint32_t, Knowledge> own_;
};

class MemoryHistory {
 public:
  explicit MemoryHistory(std::size_t bytes) : shadow_(bytes), bytes_(bytes) {}
  void reset();

  Conflict read(const Access& now, const VectorClock& known, std::size_t offset, std::size_t bytes);
  /// A read by ld.global.nc: nothing may write those bytes in the whole launch.
  Conflict read_once(const Access& now, const VectorClock& known, std::size_t offset,
                     std::size_t bytes);
  Conflict write(const Access& now, const VectorClock& known, std::size_t offset,
                 std::size_t bytes);
  /// `flags` are SyncFlags.
  Conflict strong(const Access& now, const VectorClock& known, int flags, std::size_t offset,
                  std::size_t bytes);
  SyncObject& object(std::size_t offset, std::size_t bytes);

  /// `writer` wrote [offset, offset + bytes), `other` touched it.
  using Found = std::function<void(RaceKind, const Access& writer, const Access& other,
                                   std::size_t offset, std::size_t bytes)>;
  /// Every conflict between two histories of the same memory, kept for blocks that nothing orders.
  void compare(const MemoryHistory& other, const Found& found) const;

 private:
  /// Any recorded access, as compare() sees it.
  struct Touch {
    Access access;
    bool writes = false;
    bool strong = false;
    bool device = false;
    bool once = false;
  };
  using OnTouch = std::function<void(const Touch&, std::size_t begin, std::size_t end)>;

  static Touch touch_of(const SyncObject::Strong& strong, bool writes);
  template <typename Visit>
  void overlapping(std::size_t offset, std::size_t bytes, Visit&& visit);
  bool strongly_written(std::size_t offset) const;
  void record_read(Cell& cell, const Access& now, const VectorClock& known);
  void check_read_once(Conflict& conflict, std::size_t offset, std::size_t bytes) const;
  void each_write(const OnTouch& visit) const;
  void each_touch(std::size_t begin, std::size_t end, const OnTouch& visit) const;

  ShadowMemory shadow_;
  std::map<std::size_t, SyncObject> objects_;  ///< by offset
  std::unique_ptr<ShadowMemory> read_once_;    ///< its cells' reads
  std::size_t bytes_;
  bool written_ = false;
};

}  // namespace attngen::vgpu
