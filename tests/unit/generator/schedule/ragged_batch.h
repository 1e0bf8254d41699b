// SPDX-License-Identifier: Apache-2.0
// Random ragged batches, and their tiles walked one by one: what the formulas are compared with.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace attngen::ragged {

struct Batch {
  std::vector<std::int64_t> tiles;  ///< of each unit of a sequence
  std::int64_t units_each = 1;
  std::int64_t launched = 1;
};

/// The unit of every tile, in the order of the line.
inline std::vector<std::int64_t> walk(const Batch& batch) {
  std::vector<std::int64_t> unit_of_tile;
  std::int64_t unit = 0;
  for (const std::int64_t tiles : batch.tiles) {
    for (std::int64_t each = 0; each < batch.units_each; ++each, ++unit) {
      for (std::int64_t tile = 0; tile < tiles; ++tile) unit_of_tile.push_back(unit);
    }
  }
  return unit_of_tile;
}

inline std::int64_t pick(std::mt19937_64& random, std::int64_t least, std::int64_t most) {
  return std::uniform_int_distribution<std::int64_t>(least, most)(random);
}

/// Zero lengths, one long sequence among short ones, all equal, fewer tiles than blocks, ...
inline Batch draw(std::mt19937_64& random) {
  Batch batch;
  const std::int64_t sequences =
      pick(random, 0, 9) == 0 ? pick(random, 20, 60) : pick(random, 1, 9);
  const std::int64_t longest = std::int64_t{1} << pick(random, 0, 6);
  const std::int64_t kind = pick(random, 0, 5);
  for (std::int64_t sequence = 0; sequence < sequences; ++sequence) {
    std::int64_t tiles = pick(random, 0, longest);
    if (kind == 0) tiles = longest;
    if (kind == 1) tiles = sequence == 0 ? 4 * longest : pick(random, 0, 2);
    if (kind == 2 && pick(random, 0, 1) == 0) tiles = 0;
    if (kind == 3) tiles = pick(random, 0, 1);
    batch.tiles.push_back(tiles);
  }
  batch.units_each = pick(random, 1, 4);
  const std::int64_t launched[] = {1, 2, 3, 7, 16, 33, 132, 264, pick(random, 1, 300)};
  batch.launched = launched[pick(random, 0, 8)];
  return batch;
}

}  // namespace attngen::ragged
