// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/key_span.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace attngen {
namespace {

std::int64_t tiles_up_to(std::int64_t keys, std::int64_t tile) {
  return keys / tile + (keys % tile != 0 ? 1 : 0);
}

}  // namespace

KeyRange all_keys(std::int64_t length) {
  return {length, 0, length, 0};
}

KeyRange window_keys(std::int64_t length, std::int64_t rows, std::int64_t window,
                     std::int64_t sinks) {
  check(rows >= 1 && window >= 1, "a window needs rows and keys");
  // The first row stands at length - rows; a window larger than that reaches back to key 0.
  const std::int64_t before = std::max<std::int64_t>(0, length - rows);
  const std::int64_t begin = window > before ? 0 : before - (window - 1);
  return {length, begin, length, sinks};
}

KeySpan key_span(const KeyRange& range, std::int64_t tile) {
  check(tile >= 1, "a tile has at least one key");
  const std::int64_t length = std::max<std::int64_t>(0, range.length);
  const std::int64_t sinks = std::clamp<std::int64_t>(range.sinks, 0, length);
  std::int64_t begin = std::clamp<std::int64_t>(range.begin, 0, length);
  std::int64_t end = std::clamp<std::int64_t>(range.end, begin, length);
  const std::int64_t sink_tiles = tiles_up_to(sinks, tile);
  if (begin == end) return {sink_tiles, sink_tiles, sink_tiles};
  if (sinks >= begin) {  // one run of keys
    begin = 0;
    end = std::max(end, sinks);
  }
  const std::int64_t first = begin / tile;
  return {first, tiles_up_to(end, tile), std::min(sink_tiles, first)};
}

std::string to_text(const KeyRange& range) {
  return fmt::format("keys [{}, {}) and the first {} of {}", range.begin, range.end, range.sinks,
                     range.length);
}

std::string to_text(const KeySpan& span) {
  return fmt::format("tiles [{}, {}) after {} of the sinks: {}", span.first_tile, span.end_tile,
                     span.sink_tiles, span.tiles());
}

}  // namespace attngen
