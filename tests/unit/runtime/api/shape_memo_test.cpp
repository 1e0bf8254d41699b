// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/shape_memo.h"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

using attngen::ShapeMemo;

namespace {

ShapeMemo::Key key_of(double first, double second) {
  ShapeMemo::Key key{};
  key[0] = first;
  key[1] = second;
  return key;
}

}  // namespace

TEST_CASE("the last 64 keys are remembered, by the numbers that count") {
  ShapeMemo memo;
  CHECK_FALSE(memo.holds(key_of(0, 0), 2));
  for (int index = 0; index < 100; ++index) memo.add(key_of(index, -index), 2);
  for (int index = 0; index < 100; ++index) {
    CHECK(memo.holds(key_of(index, -index), 2) == (index >= 36));
    CHECK_FALSE(memo.holds(key_of(index, index + 1), 2));
  }
  memo.add(key_of(99, -99), 2);  // known: nothing is given up for it
  CHECK(memo.holds(key_of(36, -36), 2));
}

TEST_CASE("readers never find a key that is half of one and half of another") {
  ShapeMemo memo;
  std::atomic<bool> done{false};
  std::atomic<int> torn{0};
  std::vector<std::jthread> threads;
  for (int reader = 0; reader < 2; ++reader) {
    threads.emplace_back([&] {
      for (int index = 0; !done; index = (index + 1) % 1000) {
        if (memo.holds(key_of(index, index + 1), 2)) ++torn;
      }
    });
  }
  for (int writer = 0; writer < 2; ++writer) {
    threads.emplace_back([&] {
      for (int index = 0; index < 30000; ++index) memo.add(key_of(index % 1000, index % 1000), 2);
    });
  }
  threads[2].join();
  threads[3].join();
  done = true;
  threads.clear();
  CHECK(torn == 0);
}
