// SPDX-License-Identifier: Apache-2.0
#include "runtime/cpu/unit_fold.h"

#include <doctest/doctest.h>

#include <atomic>
#include <random>
#include <thread>
#include <vector>

namespace attngen {
namespace {

using Answer = UnitFold::Answer;

TEST_CASE("units that come in order are merged at once, and the last one finishes") {
  std::vector<UnitFold::Item> items(1);
  items[0].units = 3;
  std::vector<UnitFold::Slot> slots(1);
  UnitFold fold(items, slots);
  for (std::int64_t unit = 0; unit < 3; ++unit) {
    CHECK(fold.arrive(0, unit).answer == Answer::merge);
    const UnitFold::Next next = fold.merged(0, std::nullopt);
    CHECK(next.is_last == (unit == 2));
    CHECK_FALSE(next.slot.has_value());
  }
}

TEST_CASE("a unit before its turn is parked, and whoever merges goes on with it") {
  std::vector<UnitFold::Item> items(2);
  items[0].units = 4;
  items[1].units = 2;
  std::vector<UnitFold::Slot> slots(2);
  UnitFold fold(items, slots);
  const UnitFold::Arrival second = fold.arrive(0, 1);
  REQUIRE(second.answer == Answer::park);
  CHECK_FALSE(fold.parked(second.slot));
  const UnitFold::Arrival other = fold.arrive(1, 1);  // of another item: never mixed up
  REQUIRE(other.answer == Answer::park);
  CHECK_FALSE(fold.parked(other.slot));
  CHECK(fold.arrive(0, 3).answer == Answer::wait);  // both slots are taken
  CHECK(fold.arrive(0, 0).answer == Answer::merge);
  CHECK(fold.arrive(0, 2).answer == Answer::wait);
  UnitFold::Next next = fold.merged(0, std::nullopt);
  REQUIRE(next.slot.has_value());
  CHECK(*next.slot == second.slot);
  next = fold.merged(0, next.slot);
  CHECK_FALSE(next.slot.has_value());
  CHECK_FALSE(next.is_last);
  CHECK(fold.arrive(0, 2).answer == Answer::merge);
  next = fold.merged(0, std::nullopt);
  CHECK_FALSE(next.slot.has_value());
  CHECK(fold.arrive(0, 3).answer == Answer::merge);
  CHECK(fold.merged(0, std::nullopt).is_last);
}

TEST_CASE("a unit whose turn comes while its slot is being filled is merged by its own thread") {
  std::vector<UnitFold::Item> items(1);
  items[0].units = 2;
  std::vector<UnitFold::Slot> slots(1);
  UnitFold fold(items, slots);
  const UnitFold::Arrival second = fold.arrive(0, 1);
  REQUIRE(second.answer == Answer::park);
  CHECK(fold.arrive(0, 0).answer == Answer::merge);
  CHECK_FALSE(fold.merged(0, std::nullopt).slot.has_value());  // not filled yet
  CHECK(fold.parked(second.slot));
  CHECK(fold.merged(0, second.slot).is_last);
}

TEST_CASE("threads in any order merge every unit once and in order") {
  constexpr int kItems = 20;
  constexpr std::int64_t kUnits = 40;
  std::vector<UnitFold::Item> items(kItems);
  for (UnitFold::Item& item : items) item.units = kUnits;
  std::vector<UnitFold::Slot> slots(3);
  UnitFold fold(items, slots);
  std::vector<std::vector<std::int64_t>> merged(kItems);
  std::atomic<std::int64_t> next_task{0};
  std::atomic<int> finished{0};
  const auto work = [&](unsigned seed) {
    std::mt19937 random(seed);
    std::vector<std::int64_t> slot_units(slots.size());
    for (;;) {
      const std::int64_t task = next_task.fetch_add(1);
      if (task >= kItems * kUnits) return;
      const std::int64_t item = task / kUnits;
      std::int64_t unit = task % kUnits;
      if (random() % 4 == 0) std::this_thread::yield();
      UnitFold::Arrival arrival = fold.arrive(item, unit);
      while (arrival.answer == Answer::wait) {
        std::this_thread::yield();
        arrival = fold.arrive(item, unit);
      }
      std::optional<std::size_t> slot;
      if (arrival.answer == Answer::park) {
        slot = arrival.slot;
        if (!fold.parked(*slot)) continue;
      }
      for (;; ++unit) {
        merged[static_cast<std::size_t>(item)].push_back(unit);
        const UnitFold::Next next = fold.merged(item, slot);
        if (next.is_last) ++finished;
        if (!next.slot) break;
        slot = next.slot;
      }
    }
  };
  std::vector<std::thread> threads;
  for (unsigned t = 0; t < 5; ++t) threads.emplace_back(work, t);
  for (std::thread& thread : threads) thread.join();
  CHECK(finished == kItems);
  for (const std::vector<std::int64_t>& order : merged) {
    REQUIRE(order.size() == kUnits);
    bool in_order = true;
    for (std::int64_t unit = 0; unit < kUnits; ++unit) {
      in_order = in_order && order[static_cast<std::size_t>(unit)] == unit;
    }
    CHECK(in_order);
  }
}

}  // namespace
}  // namespace attngen
