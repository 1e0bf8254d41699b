// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/batch_invariant.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace attngen {
namespace {

std::int64_t ceil_div(std::int64_t a, std::int64_t b) {
  return a / b + (a % b != 0 ? 1 : 0);
}

}  // namespace

ChunkList::ChunkList(const KeySpan& span, std::int64_t atom) : span_(span), atom_(atom) {
  check(atom >= 1, "a chunk has at least one tile");
  sink_chunks_ = ceil_div(span.sink_tiles, atom);
  const bool has_window = span.end_tile > span.first_tile;
  window_chunks_ = has_window ? ceil_div(span.end_tile, atom) - span.first_tile / atom : 0;
  const bool meet =
      has_window && span.sink_tiles > 0 && (span.sink_tiles - 1) / atom == span.first_tile / atom;
  shared_ = meet ? 1 : 0;
}

std::int64_t ChunkList::begin(std::int64_t chunk) const {
  check(0 <= chunk && chunk <= count(), "a chunk outside the unit");
  if (chunk == count()) return span_.tiles();
  if (chunk < sink_chunks_) return chunk * atom_;
  const std::int64_t in_sequence =
      (span_.first_tile / atom_ + (chunk - sink_chunks_ + shared_)) * atom_;
  return span_.sink_tiles + std::max<std::int64_t>(0, in_sequence - span_.first_tile);
}

std::int64_t atom_tiles(std::int64_t chunk_keys, std::int64_t tile) {
  if (chunk_keys < 1 || tile < 1 || chunk_keys % tile != 0) {
    throw Error(
        ErrorKind::refused,
        fmt::format("a chunk of {} keys is no multiple of the tile of {}", chunk_keys, tile),
        "use a multiple of the tile, such as 1024");
  }
  return chunk_keys / tile;
}

std::int64_t most_chunks(std::int64_t most_tiles, std::int64_t atom) {
  check(atom >= 1, "a chunk has at least one tile");
  return ceil_div(most_tiles, atom);
}

std::string to_text(const ChunkList& chunks) {
  return fmt::format("{} chunks over {} tiles", chunks.count(), chunks.begin(chunks.count()));
}

}  // namespace attngen
