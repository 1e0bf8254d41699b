// SPDX-License-Identifier: Apache-2.0
// Chunks of fixed keys as the atoms of a schedule: bits that do not depend on batch mates.
#pragma once

#include <cstdint>
#include <string>

#include "generator/schedule/key_span.h"

namespace attngen {

/// The chunks of one unit: `atom` tiles each, counted from position 0 of the sequence, whatever the
/// window leaves of them. Chunks are never cut, each is one partial state, and states are merged
/// from the left in the order of their chunks: (((c0 + c1) + c2) + ...). So the bits of a unit
/// depend on its own keys and on `atom`, and on nothing else of the batch or the grid.
class ChunkList {
 public:
  /// Needs atom >= 1 (tiles).
  ChunkList(const KeySpan& span, std::int64_t atom);

  std::int64_t count() const { return sink_chunks_ + window_chunks_ - shared_; }

  /// Where chunk 0 <= chunk <= count() begins in the unit's stream; it ends where the next begins.
  std::int64_t begin(std::int64_t chunk) const;

 private:
  KeySpan span_;
  std::int64_t atom_;
  std::int64_t sink_chunks_;
  std::int64_t window_chunks_;
  std::int64_t shared_;  ///< 1 where the sinks' last chunk is also the window's first
};

/// Tiles of a chunk of `chunk_keys`. The chunk must not depend on the batch: it is a constant of
/// the plan. Throws Error(refused) unless it is a positive multiple of the tile.
std::int64_t atom_tiles(std::int64_t chunk_keys, std::int64_t tile);

/// Most chunks that a unit with room for `most_tiles` tiles can have, window and sinks included.
std::int64_t most_chunks(std::int64_t most_tiles, std::int64_t atom);

std::string to_text(const ChunkList& chunks);

}  // namespace attngen
