// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/key_span.h"

#include <doctest/doctest.h>

#include <limits>
#include <set>

#include "tests/unit/generator/schedule/ragged_batch.h"

namespace attngen {
namespace {

using ragged::pick;

/// The tiles with a key that is kept, found key by key.
std::set<std::int64_t> tiles_with_keys(const KeyRange& range, std::int64_t tile) {
  std::set<std::int64_t> tiles;
  for (std::int64_t key = 0; key < range.length; ++key) {
    if (key < range.sinks || (range.begin <= key && key < range.end)) tiles.insert(key / tile);
  }
  return tiles;
}

TEST_CASE("20,000 ranges: the stream is the tiles that hold a kept key, in order, once") {
  std::mt19937_64 random(3);
  for (int round = 0; round < 20'000; ++round) {
    const std::int64_t length = pick(random, 0, 200);
    const KeyRange range{length, pick(random, -5, 220), pick(random, -5, 220),
                         pick(random, 0, 3) == 0 ? pick(random, 0, 220) : 0};
    const std::int64_t tile = pick(random, 1, 70);
    const KeySpan span = key_span(range, tile);
    std::vector<std::int64_t> streamed;
    for (std::int64_t at = 0; at < span.tiles(); ++at) streamed.push_back(span.tile_at(at));
    const std::set<std::int64_t> wanted = tiles_with_keys(range, tile);
    INFO(to_text(range) << " by " << tile << ": " << to_text(span));
    REQUIRE(streamed == std::vector<std::int64_t>(wanted.begin(), wanted.end()));
  }
}

TEST_CASE("a window keeps the keys that some row sees") {
  std::mt19937_64 random(4);
  for (int round = 0; round < 5'000; ++round) {
    const std::int64_t rows = pick(random, 1, 16);
    const std::int64_t length = pick(random, rows, 120);
    const std::int64_t window = pick(random, 1, 130);
    const KeyRange range = window_keys(length, rows, window, 0);
    std::int64_t first = length, last = -1;
    for (std::int64_t row = length - rows; row < length; ++row) {
      for (std::int64_t key = 0; key <= row; ++key) {
        if (row - key >= window) continue;
        first = std::min(first, key);
        last = std::max(last, key);
      }
    }
    REQUIRE(range.begin == first);
    REQUIRE(range.end == last + 1);
  }
}

TEST_CASE("no keys, all keys, and lengths up to 2^63 - 1") {
  CHECK(key_span(all_keys(0), 64).tiles() == 0);
  CHECK(key_span(all_keys(1), 64).tiles() == 1);
  CHECK(key_span(all_keys(64), 64).tiles() == 1);
  CHECK(key_span(all_keys(65), 64).tiles() == 2);
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  CHECK(key_span(all_keys(most), 1).tiles() == most);
  CHECK(key_span(all_keys(most), 64).tiles() == most / 64 + 1);
  CHECK(key_span(window_keys(most, 1, 128, 4), 64).tiles() == 4);
  CHECK(window_keys(most, 16, most, 0).begin == 0);
  CHECK(key_span(window_keys(0, 1, 128, 4), 64).tiles() == 0);
  CHECK_THROWS(key_span(all_keys(8), 0));
  CHECK_THROWS(window_keys(8, 0, 4, 0));
}

TEST_CASE("one line of text each") {
  CHECK(to_text(window_keys(1000, 1, 100, 4)) == "keys [900, 1000) and the first 4 of 1000");
  CHECK(to_text(key_span(window_keys(1000, 1, 100, 4), 64)) ==
        "tiles [14, 16) after 1 of the sinks: 3");
}

}  // namespace
}  // namespace attngen
