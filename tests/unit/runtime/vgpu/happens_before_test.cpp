// SPDX-License-Identifier: Apache-2.0
// The race checker against the definition: random executions of a few threads, their order written
// out event by event as a graph and closed by reachability, with no clocks anywhere.
#include <doctest/doctest.h>

#include <random>

#include "runtime/vgpu/global_shadow.h"
#include "runtime/vgpu/race_checker.h"
#include "runtime/vgpu/sync_flags.h"

namespace attngen::vgpu {
namespace {

constexpr int kBlocks = 3;
constexpr int kThreads = 2;
constexpr int kPlaces = 3;
constexpr int kEvents = 40;

enum class Kind { weak_read, weak_write, strong, fence, barrier };

struct Event {
  Kind kind = Kind::weak_read;
  int block = 0;
  int thread = 0;  ///< of the block; a barrier is one event of all
  int place = 0;
  int flags = 0;

  bool has(int flag) const { return (flags & flag) != 0; }
  bool accesses() const { return kind != Kind::fence && kind != Kind::barrier; }
  bool writes() const {
    return kind == Kind::weak_write || (kind == Kind::strong && has(kSyncWrites));
  }
  bool by(const Event& other) const {
    return block == other.block &&
           (thread == other.thread || kind == Kind::barrier || other.kind == Kind::barrier);
  }
  /// Whether the two, being atomics or fences, are inclusive in scope.
  bool reaches(const Event& other) const {
    return block == other.block || (has(kSyncDevice) && other.has(kSyncDevice));
  }
};

/// Happens-before of an execution, by the definition of the PTX memory model.
class Definition {
 public:
  explicit Definition(const std::vector<Event>& events)
      : events_(events), before_(events.size(), std::vector<bool>(events.size(), false)) {
    for (std::size_t j = 0; j < events.size(); ++j) {
      for (std::size_t i = 0; i < j; ++i) {
        if (events[i].by(events[j])) before_[i][j] = true;
      }
      if (is_strong_read(j)) add_edges_of_read(j);
    }
    close();
  }

  /// The first event that races with an earlier one; -1 for none.
  int first_race() const {
    for (std::size_t j = 0; j < events_.size(); ++j) {
      for (std::size_t i = 0; i < j; ++i) {
        if (conflict(events_[i], events_[j]) && !before_[i][j]) return static_cast<int>(j);
      }
    }
    return -1;
  }

 private:
  bool is_strong_read(std::size_t j) const {
    return events_[j].kind == Kind::strong && events_[j].has(kSyncReads);
  }

  static bool conflict(const Event& a, const Event& b) {
    if (!a.accesses() || !b.accesses() || a.place != b.place || a.by(b)) return false;
    if (!a.writes() && !b.writes()) return false;
    return !(a.kind == Kind::strong && b.kind == Kind::strong && a.reaches(b));
  }

  /// Every write whose value reaches read j: back to the last store through read-modify-writes.
  void add_edges_of_read(std::size_t j) {
    for (std::size_t i = j; i-- > 0;) {
      const Event& write = events_[i];
      if (!write.writes() || write.place != events_[j].place) continue;
      if (write.kind == Kind::weak_write) return;
      add_edges_between(i, j);
      if (!write.has(kSyncReads)) return;
    }
  }

  void add_edges_between(std::size_t write, std::size_t read) {
    for (std::size_t i = 0; i <= write; ++i) {
      if (!releases(i, write)) continue;
      for (std::size_t j = read; j < events_.size(); ++j) {
        if (!acquires(j, read)) continue;
        const bool device = events_[i].has(kSyncDevice) && events_[write].has(kSyncDevice) &&
                            events_[j].has(kSyncDevice) && events_[read].has(kSyncDevice);
        if (device || events_[write].block == events_[read].block) before_[i][j] = true;
      }
    }
  }

  bool releases(std::size_t i, std::size_t write) const {
    const bool right = events_[i].has(kSyncReleases);
    if (i == write) return right;
    return right && events_[i].kind == Kind::fence && events_[i].by(events_[write]);
  }
  bool acquires(std::size_t j, std::size_t read) const {
    const bool right = events_[j].has(kSyncAcquires);
    if (j == read) return right;
    return right && events_[j].kind == Kind::fence && events_[j].by(events_[read]);
  }

  void close() {
    for (std::size_t k = 0; k < events_.size(); ++k) {
      for (std::size_t i = 0; i < events_.size(); ++i) {
        if (!before_[i][k]) continue;
        for (std::size_t j = 0; j < events_.size(); ++j) {
          if (before_[k][j]) before_[i][j] = true;
        }
      }
    }
  }

  const std::vector<Event>& events_;
  std::vector<std::vector<bool>> before_;
};

/// The same execution through the checker.
class Checked {
 public:
  Checked()
      : words_(64),
        buffer_{"words", words_.data(), words_.size() * 4, true},
        memory_({buffer_}),
        shadow_(memory_) {
    for (int b = 0; b < kBlocks; ++b) {
      blocks_.push_back(std::make_unique<RaceChecker>(
          kThreads, std::size_t{16}, [this](const RaceFinding&) { found_ = true; }));
      blocks_.back()->reset(static_cast<std::uint32_t>(b));
    }
  }

  int first_race(const std::vector<Event>& events) {
    for (std::size_t i = 0; i < events.size(); ++i) {
      apply(events[i]);
      if (found_) return static_cast<int>(i);
    }
    return -1;
  }

 private:
  void apply(const Event& event) {
    RaceChecker& block = *blocks_[static_cast<std::size_t>(event.block)];
    const auto address = reinterpret_cast<std::uint64_t>(words_.data() + event.place);
    const Spot spot = shadow_.spot(memory_.buffers()[0], address, 4);
    switch (event.kind) {
      case Kind::weak_read:
        return block.read(event.thread, spot, 0);
      case Kind::weak_write:
        return block.write(event.thread, spot, 0);
      case Kind::strong:
        return block.synchronise(event.thread, spot, event.flags, 0);
      case Kind::fence:
        return block.fence(event.thread, event.flags);
      case Kind::barrier:
        VectorClock clock = block.new_clock();
        for (int t = 0; t < kThreads; ++t) block.release(t, clock);
        for (int t = 0; t < kThreads; ++t) block.acquire(t, clock);
        return;
    }
  }

  std::vector<std::uint32_t> words_;
  Buffer buffer_;
  MemoryMap memory_;
  GlobalShadow shadow_;
  std::vector<std::unique_ptr<RaceChecker>> blocks_;
  bool found_ = false;
};

Event random_event(std::mt19937& random, int weak_in_ten, int flags_in_use) {
  const auto below = [&](int bound) {
    return static_cast<int>(random() % static_cast<unsigned>(bound));
  };
  Event event;
  event.block = below(kBlocks);
  event.thread = below(kThreads);
  event.place = below(kPlaces);
  const int device = below(12) > 0 ? kSyncDevice : 0;
  if (below(10) < weak_in_ten) {
    // Mostly one place for data, so that histories stay free of races for a while.
    event.place = below(4) > 0 ? 0 : event.place;
    event.kind = below(3) > 0 ? Kind::weak_read : Kind::weak_write;
    return event;
  }
  if (below(5) == 0) {
    event.kind = Kind::barrier;
    return event;
  }
  const int semantics = (below(2) == 0 ? kSyncAcquires : 0) | (below(2) == 0 ? kSyncReleases : 0);
  if (below(3) == 0) {
    event.kind = Kind::fence;
    event.flags = (semantics != 0 ? semantics : kSyncAcquires | kSyncReleases) | device;
    return event;
  }
  event.kind = Kind::strong;
  event.place = 1 + below(flags_in_use);
  const int direction = 1 + below(3);  // load, store, read-modify-write
  event.flags = direction | device |
                ((direction & kSyncReads) != 0 ? semantics & kSyncAcquires : 0) |
                ((direction & kSyncWrites) != 0 ? semantics & kSyncReleases : 0);
  return event;
}

TEST_CASE("the first race of a random execution is found at its event, and no other") {
  std::mt19937 random(20);
  int clean = 0;
  int late = 0;
  for (int round = 0; round < 10'000; ++round) {
    std::vector<Event> events;
    const int weak_in_ten = 1 + round % 4;
    const int flags_in_use = 1 + round % (kPlaces - 1);
    for (int i = 0; i < kEvents; ++i) {
      events.push_back(random_event(random, weak_in_ten, flags_in_use));
    }
    const int expected = Definition(events).first_race();
    CAPTURE(round);
    REQUIRE(Checked().first_race(events) == expected);
    clean += expected < 0 ? 1 : 0;
    late += expected > 10 ? 1 : 0;
  }
  // The agreement is about something: many executions have order enough to go far.
  CHECK(clean > 20);
  CHECK(late > 1'000);
}

TEST_CASE("two shadows of one launch are compared byte by byte") {
  std::mt19937 random(3);
  const auto below = [&](std::size_t bound) { return random() % bound; };
  for (int round = 0; round < 500; ++round) {
    std::vector<std::uint32_t> words(2048);
    const MemoryMap memory({{"words", words.data(), words.size() * 4, true}});
    GlobalShadow first(memory);
    GlobalShadow second(memory);
    int findings = 0;
    const auto count = [&](const RaceFinding&) { ++findings; };
    std::vector<int> written(words.size() * 4, 0);
    std::vector<int> read(words.size() * 4, 0);
    for (int block = 0; block < 2; ++block) {
      RaceChecker checker(1, 16, count);
      checker.reset(static_cast<std::uint32_t>(block));
      const std::size_t accesses = 1 + below(12);
      for (std::size_t i = 0; i < accesses; ++i) {
        const std::size_t bytes = std::size_t{1} << below(5);
        const std::size_t offset = below(words.size() * 4 / bytes) * bytes;
        const auto address = reinterpret_cast<std::uint64_t>(words.data()) + offset;
        if (address % bytes != 0) continue;
        const Spot spot = (block == 0 ? first : second).spot(memory.buffers()[0], address, bytes);
        const bool writes = below(2) == 0;
        writes ? checker.write(0, spot, 0) : checker.read(0, spot, 0);
        for (std::size_t b = 0; b < bytes; ++b) {
          (writes ? written : read)[offset + b] |= 1 << block;
        }
      }
    }
    bool expected = false;
    for (std::size_t b = 0; b < written.size(); ++b) {
      expected = expected || written[b] == 3 || (written[b] != 0 && (read[b] & ~written[b]) != 0);
    }
    REQUIRE(findings == 0);
    first.compare(second, count);
    REQUIRE((findings > 0) == expected);
    const int one_way = findings;
    findings = 0;
    second.compare(first, count);
    REQUIRE((findings > 0) == (one_way > 0));
  }
}

}  // namespace
}  // namespace attngen::vgpu
