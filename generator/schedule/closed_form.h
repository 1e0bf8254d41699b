// SPDX-License-Identifier: Apache-2.0
// Stream-K in closed form: a line of tiles cut evenly over blocks, with no table.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

namespace attngen {

/// Blocks [first, last] that share one unit.
struct Peers {
  std::int64_t first = 0;
  std::int64_t last = 0;

  std::int64_t count() const { return last - first + 1; }
};

/// `tiles` cut over `blocks`: ranges are contiguous, in order, and differ by one tile at most, the
/// longer ones first. With stream_blocks() none is empty unless there are no tiles at all.
///
/// Every intermediate value is at most max(tiles, blocks): the functions are exact in 32 bits where
/// the tiles of the largest batch are below 2^31, else in 64. They are the text of the kernel, and
/// must stay integer arithmetic that C++ and CUDA round alike (no negative operands).
struct StreamCut {
  std::int64_t tiles = 0;   ///< of the whole line, W
  std::int64_t blocks = 1;  ///< G, 1 <= G <= max(1, W)

  std::int64_t start(std::int64_t block) const {
    return block * (tiles / blocks) + std::min(block, tiles % blocks);
  }
  std::int64_t end(std::int64_t block) const { return start(block + 1); }

  /// The block of a tile, 0 <= tile < tiles.
  std::int64_t block_of(std::int64_t tile) const {
    const std::int64_t shorter = tiles / blocks;
    const std::int64_t longer_blocks = tiles % blocks;
    const std::int64_t longer_tiles = longer_blocks * shorter + longer_blocks;
    return tile < longer_tiles ? tile / (shorter + 1)
                               : longer_blocks + (tile - longer_tiles) / shorter;
  }

  /// The blocks of a unit that has tiles [begin, end) of the line, begin < end.
  Peers peers_of(std::int64_t begin, std::int64_t end) const {
    return {block_of(begin), block_of(end - 1)};
  }
};

/// G of a replay: as many blocks as were launched, but none with fewer than k_min tiles (one block
/// when the whole line is shorter). Blocks from G on have no tiles; they still write empty units.
constexpr std::int64_t stream_blocks(std::int64_t tiles, std::int64_t launched,
                                     std::int64_t k_min) {
  return std::min(launched, std::max<std::int64_t>(1, tiles / k_min));
}

/// Where a block keeps the partial state of a unit that it shares: a block has at most two such
/// units, one begun by an earlier block and one begun by itself. Slots are below 2 * blocks.
constexpr std::int64_t stream_slot(std::int64_t block, bool begun_here) {
  return 2 * block + (begun_here ? 1 : 0);
}

/// Slots of all blocks, one beyond the largest stream_slot.
constexpr std::int64_t stream_slots(std::int64_t blocks) {
  return 2 * blocks;
}

/// The counter of a shared unit: that of the block which begins it, for a block begins at most one
/// unit that it does not finish. Counters are below `blocks`.
constexpr std::int64_t stream_counter(const Peers& peers) {
  return peers.first;
}

/// Who writes the result of a unit without tiles: it is in no range, so it is dealt out over all
/// blocks that were launched, with tiles or without.
constexpr std::int64_t empty_unit_block(std::int64_t unit, std::int64_t launched) {
  return unit % launched;
}

std::string to_text(const Peers& peers);
std::string to_text(const StreamCut& cut);

}  // namespace attngen
