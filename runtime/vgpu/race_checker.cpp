// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/race_checker.h"

#include "runtime/vgpu/sync_flags.h"

namespace attngen::vgpu {

RaceChecker::RaceChecker(int threads, std::size_t shared_bytes, Report report)
    : threads_(threads),
      agents_(2 * static_cast<std::size_t>(threads)),
      report_(std::move(report)),
      shadow_(shared_bytes),
      clocks_(static_cast<std::size_t>(threads), VectorClock(agents_)),
      fenced_(static_cast<std::size_t>(threads)),
      observed_(static_cast<std::size_t>(threads)) {
  reset();
}

void RaceChecker::reset() {
  shadow_.reset();
  released_.clear();
  for (std::size_t t = 0; t < clocks_.size(); ++t) {
    clocks_[t].clear();
    clocks_[t][t] = 1;
    fenced_[t] = VectorClock();
    observed_[t] = VectorClock();
  }
}

Access RaceChecker::access_of(int thread, std::uint32_t statement, bool atomic) const {
  const auto t = static_cast<std::size_t>(thread);
  Access access;
  access.clock = clocks_[t][t];
  access.statement = statement;
  access.agent = static_cast<std::uint16_t>(thread);
  access.atomic = atomic;
  return access;
}

void RaceChecker::do_read(const Access& now, const VectorClock& known, std::size_t offset,
                          std::size_t bytes) {
  bool found = false;
  RaceFinding finding;
  shadow_.visit(offset, bytes, [&](Cell& cell, std::size_t) {
    const Access& last = cell.write;
    if (!found && last.clock == 0) {
      found = true;
      finding = {RaceKind::never_written, offset, bytes, last, now};
    } else if (last.clock > known[last.agent] && last.agent != now.agent &&
               !(last.atomic && now.atomic)) {
      // A race outranks a read of bytes never written.
      if (!found || finding.kind == RaceKind::never_written) {
        finding = {RaceKind::write_read, offset, bytes, last, now};
      }
      found = true;
    }
    record_read(cell, now, known);
  });
  if (found) report_(finding);
}

void RaceChecker::record_read(Cell& cell, const Access& now, const VectorClock& known) {
  const auto superseded = [&](const Access& earlier) {
    if (now.atomic && !earlier.atomic) return false;  // the plain read still races with atomics
    return earlier.agent == now.agent || earlier.clock <= known[earlier.agent];
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

void RaceChecker::do_write(const Access& now, const VectorClock& known, bool asynchronous,
                           std::size_t offset, std::size_t bytes) {
  bool found = false;
  RaceFinding finding;
  const auto unknown = [&](const Access& earlier) {
    // Copies of one thread are not ordered among themselves, so they have no own past to rely on.
    const bool own = earlier.agent == now.agent && !asynchronous;
    return earlier.clock > known[earlier.agent] && !own && !(earlier.atomic && now.atomic);
  };
  const auto note = [&](RaceKind kind, const Access& before) {
    if (!found) finding = {kind, offset, bytes, before, now};
    found = true;
  };
  shadow_.visit(offset, bytes, [&](Cell& cell, std::size_t) {
    if (unknown(cell.write)) note(RaceKind::write_write, cell.write);
    if (cell.readers >= 0) {
      for (const Access& reader : shadow_.readers(cell.readers)) {
        if (unknown(reader)) note(RaceKind::read_write, reader);
      }
    } else if (unknown(cell.read)) {
      note(RaceKind::read_write, cell.read);
    }
    shadow_.release_readers(cell);
    cell.write = now;
  });
  if (found) report_(finding);
}

void RaceChecker::read(int thread, std::size_t offset, std::size_t bytes, std::uint32_t statement) {
  do_read(access_of(thread, statement, false), clocks_[static_cast<std::size_t>(thread)], offset,
          bytes);
}

void RaceChecker::write(int thread, std::size_t offset, std::size_t bytes,
                        std::uint32_t statement) {
  do_write(access_of(thread, statement, false), clocks_[static_cast<std::size_t>(thread)], false,
           offset, bytes);
}

void RaceChecker::synchronise(int thread, std::size_t offset, std::size_t bytes, int flags,
                              std::uint32_t statement) {
  const auto t = static_cast<std::size_t>(thread);
  VectorClock& object = released_.try_emplace(offset, agents_).first->second;
  if ((flags & kSyncReads) != 0) {
    if ((flags & kSyncAcquires) != 0) {
      clocks_[t].join(object);
    } else {
      if (observed_[t].empty()) observed_[t] = new_clock();
      observed_[t].join(object);
    }
  }
  const Access now = access_of(thread, statement, true);
  if ((flags & kSyncReads) != 0) do_read(now, clocks_[t], offset, bytes);
  if ((flags & kSyncWrites) != 0) {
    do_write(now, clocks_[t], false, offset, bytes);
    if ((flags & kSyncReleases) != 0) {
      release(thread, object);
    } else if (!fenced_[t].empty()) {
      object.join(fenced_[t]);
    }
  }
}

void RaceChecker::fence(int thread) {
  const auto t = static_cast<std::size_t>(thread);
  if (!observed_[t].empty()) clocks_[t].join(observed_[t]);
  fenced_[t] = clocks_[t];
  ++clocks_[t][t];
}

void RaceChecker::copy(int thread, int group, std::size_t offset, std::size_t bytes,
                       std::uint32_t statement) {
  Access now;
  now.clock = static_cast<Clock>(group) + 1;
  now.statement = statement;
  now.agent = static_cast<std::uint16_t>(threads_ + thread);
  do_write(now, clocks_[static_cast<std::size_t>(thread)], true, offset, bytes);
}

void RaceChecker::copies_done(int thread, int end_group) {
  Clock& known =
      clocks_[static_cast<std::size_t>(thread)][static_cast<std::size_t>(threads_ + thread)];
  if (end_group > 0) known = std::max(known, static_cast<Clock>(end_group));
}

void RaceChecker::release(int thread, VectorClock& into) {
  const auto t = static_cast<std::size_t>(thread);
  into.join(clocks_[t]);
  ++clocks_[t][t];
}

void RaceChecker::acquire(int thread, const VectorClock& from) {
  clocks_[static_cast<std::size_t>(thread)].join(from);
}

}  // namespace attngen::vgpu
