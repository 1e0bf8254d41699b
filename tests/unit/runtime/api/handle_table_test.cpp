// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/handle_table.h"

#include <doctest/doctest.h>

#include <set>
#include <thread>

namespace {

/// Counts itself, and notices being used after its end.
struct Thing {
  explicit Thing(std::atomic<int>& counter) : alive(counter) { ++alive; }
  ~Thing() {
    mark = 0;
    --alive;
  }
  Thing(const Thing&) = delete;
  Thing& operator=(const Thing&) = delete;

  std::atomic<int>& alive;
  std::atomic<std::uint32_t> mark{0xa11fe};
};

using Table = attngen::HandleTable<Thing, 7>;

}  // namespace

TEST_CASE("a handle finds its object until it is removed, and nothing ever after") {
  std::atomic<int> alive{0};
  Table table;
  const std::uint64_t handle = table.add(std::make_unique<Thing>(alive));
  CHECK((handle >> 56) == 7);
  {
    const Table::Pin pin = table.pin(handle);
    REQUIRE(pin);
    CHECK(pin->mark == 0xa11feU);
  }
  CHECK(table.remove(handle));
  CHECK(alive == 0);
  CHECK_FALSE(table.pin(handle));
  CHECK_FALSE(table.remove(handle));
}

TEST_CASE("numbers that are no handles of this table") {
  std::atomic<int> alive{0};
  Table table;
  const std::uint64_t handle = table.add(std::make_unique<Thing>(alive));
  attngen::HandleTable<Thing, 8> other;
  CHECK_FALSE(other.pin(handle));
  CHECK_FALSE(other.pin(handle ^ (std::uint64_t{7 ^ 8} << 56)));
  const std::uint64_t one = 1;
  const std::uint64_t wrongs[] = {0,
                                  ~std::uint64_t{0},
                                  handle + 1,
                                  handle - 1,
                                  handle + (one << 32),
                                  handle | 0xffffff00000000,
                                  handle ^ one << 56,
                                  std::uint64_t{7} << 56,
                                  std::uint64_t{7} << 56 | one << 52};
  for (const std::uint64_t wrong : wrongs) {
    CAPTURE(wrong);
    CHECK_FALSE(table.pin(wrong));
    CHECK_FALSE(table.remove(wrong));
  }
  CHECK(table.pin(handle));
}

TEST_CASE("what is removed while it is pinned lives until the last pin lets go") {
  std::atomic<int> alive{0};
  Table table;
  const std::uint64_t handle = table.add(std::make_unique<Thing>(alive));
  auto first = std::make_unique<Table::Pin>(table.pin(handle));
  auto second = std::make_unique<Table::Pin>(table.pin(handle));
  CHECK(table.remove(handle));
  CHECK_FALSE(table.pin(handle));
  CHECK_FALSE(table.remove(handle));
  CHECK(alive == 1);
  first.reset();
  CHECK(alive == 1);
  CHECK((*second)->mark == 0xa11feU);
  // The slot is not given out while somebody still holds what lay there.
  const std::uint64_t later = table.add(std::make_unique<Thing>(alive));
  CHECK((later >> 32 & 0xffffff) != (handle >> 32 & 0xffffff));
  second.reset();
  CHECK(alive == 1);
}

TEST_CASE("a slot is reused under another generation") {
  std::atomic<int> alive{0};
  Table table;
  std::set<std::uint64_t> seen;
  for (int round = 0; round < 1000; ++round) {
    const std::uint64_t handle = table.add(std::make_unique<Thing>(alive));
    CHECK(seen.insert(handle).second);
    CHECK((handle >> 32 & 0xffffff) == 0);
    CHECK(table.remove(handle));
  }
  for (const std::uint64_t old : seen) CHECK_FALSE(table.pin(old));
}

TEST_CASE("65536 handles, then 0, then room again") {
  std::atomic<int> alive{0};
  Table table;
  std::vector<std::uint64_t> handles;
  for (std::uint32_t index = 0; index < Table::kMostHandles; ++index) {
    handles.push_back(table.add(std::make_unique<Thing>(alive)));
  }
  CHECK(std::set<std::uint64_t>(handles.begin(), handles.end()).size() == 65536);
  CHECK(alive == 65536);
  CHECK(table.add(std::make_unique<Thing>(alive)) == 0);
  CHECK(alive == 65536);
  CHECK(table.remove(handles[40000]));
  const std::uint64_t again = table.add(std::make_unique<Thing>(alive));
  CHECK(again != 0);
  CHECK_FALSE(table.pin(handles[40000]));
  CHECK(table.pin(again));
}

TEST_CASE("a table takes its objects along") {
  std::atomic<int> alive{0};
  {
    Table table;
    for (int index = 0; index < 300; ++index) table.add(std::make_unique<Thing>(alive));
    CHECK(alive == 300);
  }
  CHECK(alive == 0);
}

TEST_CASE("eight threads pin, remove and add; every object ends once and never under a pin") {
  constexpr int kThreads = 8;
  constexpr int kRounds = 4000;
  constexpr int kShared = 16;
  std::atomic<int> alive{0};
  std::atomic<int> faults{0};
  std::atomic<int> removed{0};
  std::atomic<int> added{0};
  {
    Table table;
    std::array<std::atomic<std::uint64_t>, kShared> handles;
    for (auto& handle : handles) handle = table.add(std::make_unique<Thing>(alive));
    added = kShared;
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
      threads.emplace_back([&, thread] {
        std::uint32_t random = 12345u + static_cast<std::uint32_t>(thread);
        for (int round = 0; round < kRounds; ++round) {
          random = random * 1664525u + 1013904223u;
          std::atomic<std::uint64_t>& shared = handles[random >> 28];
          const std::uint64_t handle = shared.load();
          if (random % 5 != 0) {
            if (const Table::Pin pin = table.pin(handle); pin && pin->mark != 0xa11feU) ++faults;
            continue;
          }
          if (!table.remove(handle)) continue;
          ++removed;
          if (table.pin(handle)) ++faults;
          shared = table.add(std::make_unique<Thing>(alive));
          ++added;
        }
      });
    }
    threads.clear();
    CHECK(faults == 0);
    CHECK(removed > 1000);
    CHECK(alive == kShared);
    CHECK(added == removed + kShared);
  }
  CHECK(alive == 0);
}
