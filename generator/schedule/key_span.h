// SPDX-License-Identifier: Apache-2.0
// The key tiles that one unit streams: the window's, and the sinks' before it.
#pragma once

#include <cstdint>
#include <string>

namespace attngen {

/// Keys that some row of a unit sees: [begin, end) and the first `sinks` keys, of `length` keys.
/// Counted from position 0 of the sequence; what lies outside [0, length) is cut off.
struct KeyRange {
  std::int64_t length = 0;
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::int64_t sinks = 0;
};

/// All keys.
KeyRange all_keys(std::int64_t length);

/// The last `rows` positions are the queries; each sees the `window` keys that end at its own, and
/// the first `sinks`. Needs rows >= 1 and window >= 1.
KeyRange window_keys(std::int64_t length, std::int64_t rows, std::int64_t window,
                     std::int64_t sinks);

/// Tiles [0, sink_tiles) and [first_tile, end_tile) of the sequence; sink_tiles <= first_tile, so
/// that no tile is counted twice. A tile is streamed whole: masks inside it are the kernel's.
struct KeySpan {
  std::int64_t first_tile = 0;
  std::int64_t end_tile = 0;
  std::int64_t sink_tiles = 0;

  std::int64_t tiles() const { return sink_tiles + (end_tile - first_tile); }
  /// The tile of the sequence that comes at place `at` of the stream, 0 <= at < tiles().
  std::int64_t tile_at(std::int64_t at) const {
    return at < sink_tiles ? at : first_tile + (at - sink_tiles);
  }
};

/// Both ends are skipped. Needs tile >= 1 (keys); lengths up to 2^63 - 1.
KeySpan key_span(const KeyRange& range, std::int64_t tile);

std::string to_text(const KeyRange& range);
std::string to_text(const KeySpan& span);

}  // namespace attngen
