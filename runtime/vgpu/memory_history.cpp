// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/memory_history.h"

#include "runtime/vgpu/sync_flags.h"

namespace attngen::vgpu {
namespace {

bool knows(const VectorClock& known, const Access& access) {
  return known.knows(access.agent, access.clock);
}

/// The widest access is four 16-byte words.
constexpr std::size_t kWidestAccess = 64;

}  // namespace

void SyncObject::publish(std::uint32_t block, const Knowledge& known, bool device) {
  Knowledge& own = own_[block];
  own = joined(own, known);
  if (device) device_ = joined(device_, known);
}

Knowledge SyncObject::from_own_block(std::uint32_t block) const {
  const auto found = own_.find(block);
  return found != own_.end() ? found->second : nullptr;
}

void SyncObject::forget_releases() {
  device_.reset();
  own_.clear();
}

void SyncObject::clear() {
  forget_releases();
  writes.clear();
  reads.clear();
  narrow = false;
}

void MemoryHistory::reset() {
  shadow_.reset();
  objects_.clear();
  read_once_.reset();
  written_ = false;
}

SyncObject& MemoryHistory::object(std::size_t offset, std::size_t bytes) {
  SyncObject& object = objects_.try_emplace(offset, bytes).first->second;
  object.bytes = std::max(object.bytes, bytes);
  return object;
}

template <typename Visit>
void MemoryHistory::overlapping(std::size_t offset, std::size_t bytes, Visit&& visit) {
  const std::size_t first = offset < kWidestAccess ? 0 : offset - kWidestAccess;
  for (auto at = objects_.lower_bound(first); at != objects_.end() && at->first < offset + bytes;
       ++at) {
    if (at->first + at->second.bytes > offset) visit(at->second);
  }
}

bool MemoryHistory::strongly_written(std::size_t offset) const {
  const std::size_t first = offset < kWidestAccess ? 0 : offset - kWidestAccess;
  for (auto at = objects_.lower_bound(first); at != objects_.end() && at->first <= offset; ++at) {
    if (at->first + at->second.bytes > offset && !at->second.writes.empty()) return true;
  }
  return false;
}

void MemoryHistory::record_read(Cell& cell, const Access& now, const VectorClock& known) {
  const auto superseded = [&](const Access& earlier) {
    return earlier.agent == now.agent || knows(known, earlier);
  };
  if (cell.readers < 0) {
    if (cell.read.clock == 0 || superseded(cell.read)) {
      cell.read = now;
      return;
    }
    cell.readers = shadow_.new_readers();
    shadow_.readers(cell.readers).push_back(cell.read);
    shadow_.readers(cell.readers).push_back(now);
    return;
  }
  std::vector<Access>& readers = shadow_.readers(cell.readers);
  for (Access& reader : readers) {
    if (superseded(reader)) {
      reader = now;
      return;
    }
  }
  readers.push_back(now);
}

Conflict MemoryHistory::read(const Access& now, const VectorClock& known, std::size_t offset,
                             std::size_t bytes) {
  Conflict conflict;
  shadow_.visit(offset, bytes, [&](Cell& cell, std::size_t at) {
    if (cell.write.clock == 0) {
      if (!strongly_written(at)) conflict.note(RaceKind::never_written, cell.write);
    } else if (!knows(known, cell.write)) {
      conflict.note(RaceKind::write_read, cell.write);
    }
    record_read(cell, now, known);
  });
  overlapping(offset, bytes, [&](const SyncObject& object) {
    for (const auto& [agent, write] : object.writes) {
      if (!knows(known, write.last)) conflict.note(RaceKind::write_read, write.last);
    }
  });
  return conflict;
}

Conflict MemoryHistory::read_once(const Access& now, const VectorClock& known, std::size_t offset,
                                  std::size_t bytes) {
  Conflict conflict = read(now, known, offset, bytes);
  shadow_.each(offset, bytes, [&](const Cell& cell, std::size_t, std::size_t) {
    if (cell.write.clock != 0) conflict.note(RaceKind::stale_read, cell.write);
  });
  overlapping(offset, bytes, [&](const SyncObject& object) {
    for (const auto& [agent, write] : object.writes) {
      conflict.note(RaceKind::stale_read, write.last);
    }
  });
  if (read_once_ == nullptr) read_once_ = std::make_unique<ShadowMemory>(bytes_);
  read_once_->visit(offset, bytes, [&](Cell& cell, std::size_t) { cell.read = now; });
  return conflict;
}

void MemoryHistory::check_read_once(Conflict& conflict, std::size_t offset,
                                    std::size_t bytes) const {
  if (read_once_ == nullptr) return;
  read_once_->each(offset, bytes, [&](const Cell& cell, std::size_t, std::size_t) {
    if (cell.read.clock != 0) conflict.note(RaceKind::stale_read, cell.read);
  });
}

Conflict MemoryHistory::write(const Access& now, const VectorClock& known, std::size_t offset,
                              std::size_t bytes) {
  Conflict conflict;
  written_ = true;
  const auto check = [&](RaceKind kind, const Access& before) {
    if (!knows(known, before)) conflict.note(kind, before);
  };
  shadow_.visit(offset, bytes, [&](Cell& cell, std::size_t) {
    check(RaceKind::write_write, cell.write);
    if (cell.readers >= 0) {
      for (const Access& reader : shadow_.readers(cell.readers)) {
        check(RaceKind::read_write, reader);
      }
    } else {
      check(RaceKind::read_write, cell.read);
    }
    shadow_.release_readers(cell);
    cell.write = now;
  });
  overlapping(offset, bytes, [&](SyncObject& object) {
    for (const auto& [agent, write] : object.writes) check(RaceKind::write_write, write.last);
    for (const auto& [agent, read] : object.reads) check(RaceKind::read_write, read.last);
    object.clear();
  });
  check_read_once(conflict, offset, bytes);
  return conflict;
}

Conflict MemoryHistory::strong(const Access& now, const VectorClock& known, int flags,
                               std::size_t offset, std::size_t bytes) {
  const bool reads = (flags & kSyncReads) != 0;
  const bool writes = (flags & kSyncWrites) != 0;
  const bool device = (flags & kSyncDevice) != 0;
  Conflict conflict;
  const auto check = [&](RaceKind kind, const Access& before) {
    if (!knows(known, before)) conflict.note(kind, before);
  };
  shadow_.visit(offset, bytes, [&](Cell& cell, std::size_t at) {
    if (cell.write.clock == 0 && reads && !strongly_written(at)) {
      conflict.note(RaceKind::never_written, cell.write);
    }
    check(reads ? RaceKind::write_read : RaceKind::write_write, cell.write);
    if (!writes) return;
    if (cell.readers >= 0) {
      for (const Access& reader : shadow_.readers(cell.readers)) {
        check(RaceKind::read_write, reader);
      }
    } else {
      check(RaceKind::read_write, cell.read);
    }
  });
  const auto check_scope = [&](const SyncObject::Strong& before) {
    const Access& conflicting = device ? before.narrow : before.last;
    if (!known.is_own(conflicting.agent)) check(RaceKind::narrow_scope, conflicting);
  };
  overlapping(offset, bytes, [&](SyncObject& object) {
    if (device && !object.narrow) return;
    for (const auto& [agent, write] : object.writes) check_scope(write);
    if (!writes) return;
    for (const auto& [agent, read] : object.reads) check_scope(read);
  });
  if (writes) check_read_once(conflict, offset, bytes);

  SyncObject& here = object(offset, bytes);
  here.narrow = here.narrow || !device;
  SyncObject::Strong& own = (writes ? here.writes : here.reads)[now.agent];
  own.last = now;
  if (!device) own.narrow = now;
  written_ = written_ || writes;
  return conflict;
}

MemoryHistory::Touch MemoryHistory::touch_of(const SyncObject::Strong& strong, bool writes) {
  const bool device = strong.narrow.clock == 0;
  return {device ? strong.last : strong.narrow, writes, true, device};
}

void MemoryHistory::each_write(const OnTouch& visit) const {
  if (!written_) return;
  shadow_.each(0, bytes_, [&](const Cell& cell, std::size_t begin, std::size_t end) {
    if (cell.write.clock != 0) visit({cell.write, true}, begin, end);
  });
  for (const auto& [offset, object] : objects_) {
    for (const auto& [agent, write] : object.writes) {
      visit(touch_of(write, true), offset, offset + object.bytes);
    }
  }
}

void MemoryHistory::each_touch(std::size_t begin, std::size_t end, const OnTouch& visit) const {
  shadow_.each(begin, end - begin, [&](const Cell& cell, std::size_t from, std::size_t to) {
    if (cell.write.clock != 0) visit({cell.write, true}, from, to);
    if (cell.readers >= 0) {
      for (const Access& reader : shadow_.readers(cell.readers)) visit({reader}, from, to);
    } else if (cell.read.clock != 0) {
      visit({cell.read}, from, to);
    }
  });
  for (const auto& [offset, object] : objects_) {
    const std::size_t from = std::max(begin, offset);
    const std::size_t to = std::min(end, offset + object.bytes);
    if (from >= to) continue;
    for (const auto& [agent, write] : object.writes) visit(touch_of(write, true), from, to);
    for (const auto& [agent, read] : object.reads) visit(touch_of(read, false), from, to);
  }
  if (read_once_ == nullptr) return;
  read_once_->each(begin, end - begin, [&](const Cell& cell, std::size_t from, std::size_t to) {
    if (cell.read.clock != 0) visit({cell.read, false, false, false, true}, from, to);
  });
}

void MemoryHistory::compare(const MemoryHistory& other, const Found& found) const {
  const auto meet = [&](const MemoryHistory& writer, const MemoryHistory& toucher, bool both) {
    writer.each_write([&](const Touch& write, std::size_t begin, std::size_t end) {
      toucher.each_touch(begin, end, [&](const Touch& touch, std::size_t from, std::size_t to) {
        if (touch.writes && !both) return;
        const bool strong = write.strong && touch.strong;
        if (strong && write.device && touch.device) return;
        const RaceKind kind = touch.once     ? RaceKind::stale_read
                              : strong       ? RaceKind::narrow_scope
                              : touch.writes ? RaceKind::write_write
                                             : RaceKind::write_read;
        found(kind, write.access, touch.access, from, to - from);
      });
    });
  };
  meet(*this, other, true);
  meet(other, *this, false);
}

}  // namespace attngen::vgpu
