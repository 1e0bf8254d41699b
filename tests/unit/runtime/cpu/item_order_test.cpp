// SPDX-License-Identifier: Apache-2.0
#include "runtime/cpu/item_order.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

namespace attngen {
namespace {

struct Ordered {
  std::vector<std::int64_t> order;
  std::int64_t whole = 0;
};

Ordered ordered(const std::vector<std::int64_t>& units, int threads) {
  Ordered result;
  result.order.resize(units.size(), -1);
  result.whole = order_items(units, threads, result.order);
  return result;
}

TEST_CASE("one thread takes the items as they come, each whole") {
  const Ordered result = ordered({3, 1, 9}, 1);
  CHECK(result.order == std::vector<std::int64_t>{0, 1, 2});
  CHECK(result.whole == 3);
  CHECK(ordered({}, 4).whole == 0);
}

TEST_CASE("equal items stay in order, the last two for each thread are shared") {
  const Ordered result = ordered(std::vector<std::int64_t>(100, 5), 3);
  std::vector<std::int64_t> expected(100);
  std::iota(expected.begin(), expected.end(), 0);
  CHECK(result.order == expected);
  CHECK(result.whole == 94);
}

TEST_CASE("few items are all shared, whatever their length") {
  CHECK(ordered({7, 7}, 2).whole == 0);
  CHECK(ordered({1000}, 64).whole == 0);
  CHECK(ordered({1, 1, 1}, 2).whole == 0);
}

TEST_CASE("causal rows begin with the longest") {
  std::vector<std::int64_t> units(64);
  std::iota(units.begin(), units.end(), 1);
  const Ordered result = ordered(units, 2);
  REQUIRE(result.whole == 60);
  // Classes of eight lengths: 57..64 first, in order, then 49..56, and so on.
  CHECK(result.order[0] == 56);
  CHECK(result.order[7] == 63);
  CHECK(result.order[8] == 48);
  CHECK(result.order[63] == 7);
}

TEST_CASE("a long item among short ones is shared and stands behind them") {
  std::vector<std::int64_t> units(40, 2);
  units[3] = 500;
  const Ordered result = ordered(units, 2);
  CHECK(result.order.back() == 3);
  CHECK(result.whole == 35);
}

TEST_CASE("any lengths: every item once, whole ones by class, no more shared than promised") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const int threads = 1 + static_cast<int>(random() % 9);
    std::vector<std::int64_t> units(random() % 200);
    for (std::int64_t& length : units) {
      length = 1 + static_cast<std::int64_t>(random() % (random() % 10 == 0 ? 5000 : 12));
    }
    CAPTURE(round);
    const Ordered result = ordered(units, threads);
    std::vector<std::int64_t> sorted = result.order;
    std::ranges::sort(sorted);
    bool each_once = true;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      each_once = each_once && sorted[i] == static_cast<std::int64_t>(i);
    }
    CHECK(each_once);
    const auto items = static_cast<std::int64_t>(units.size());
    CHECK(result.whole >= 0);
    CHECK(items - result.whole <= 6 * threads);
    if (threads == 1) continue;
    std::int64_t total = 0;
    std::int64_t longest = 1;
    for (const std::int64_t length : units) total += length;
    for (const std::int64_t length : units) {
      if (length == 1 || length * 4 * threads <= total) longest = std::max(longest, length);
    }
    const auto eighths = [&](std::int64_t item) {
      const auto length = static_cast<double>(units[static_cast<std::size_t>(item)]);
      return std::ceil(8 * length / static_cast<double>(longest));
    };
    bool falls = true;
    for (std::int64_t i = 0; i < result.whole; ++i) {
      const std::int64_t item = result.order[static_cast<std::size_t>(i)];
      const std::int64_t length = units[static_cast<std::size_t>(item)];
      falls = falls && (length == 1 || length * 4 * threads <= total);
      if (i == 0) continue;
      const std::int64_t before = result.order[static_cast<std::size_t>(i - 1)];
      falls = falls && (eighths(before) > eighths(item) ||
                        (eighths(before) == eighths(item) && before < item));
    }
    CHECK(falls);
  }
}

}  // namespace
}  // namespace attngen
