// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/batch_invariant.h"

#include <doctest/doctest.h>

#include <map>

#include "generator/schedule/segment.h"
#include "tests/unit/generator/schedule/ragged_batch.h"

namespace attngen {
namespace {

using ragged::pick;

/// The tiles of a stream by the chunk that they lie in, counted from position 0.
std::map<std::int64_t, std::vector<std::int64_t>> by_position(const KeySpan& span,
                                                              std::int64_t atom) {
  std::map<std::int64_t, std::vector<std::int64_t>> chunks;
  for (std::int64_t at = 0; at < span.tiles(); ++at) {
    chunks[span.tile_at(at) / atom].push_back(at);
  }
  return chunks;
}

KeySpan draw_span(std::mt19937_64& random) {
  const std::int64_t length = pick(random, 0, 400);
  const KeyRange range{length, pick(random, 0, 1) == 0 ? 0 : pick(random, 0, 400), length,
                       pick(random, 0, 2) == 0 ? pick(random, 0, 200) : 0};
  return key_span(range, pick(random, 1, 9));
}

TEST_CASE("20,000 units: chunks are the tiles of one position, whatever the window leaves") {
  std::mt19937_64 random(8);
  for (int round = 0; round < 20'000; ++round) {
    const KeySpan span = draw_span(random);
    const std::int64_t atom = pick(random, 1, 12);
    const ChunkList chunks(span, atom);
    const auto wanted = by_position(span, atom);
    INFO(to_text(span) << " by " << atom);
    REQUIRE(chunks.count() == static_cast<std::int64_t>(wanted.size()));
    REQUIRE(chunks.count() <= most_chunks(span.end_tile, atom));
    std::int64_t chunk = 0;
    for (const auto& [position, tiles] : wanted) {
      REQUIRE(chunks.begin(chunk) == tiles.front());
      REQUIRE(chunks.begin(++chunk) == tiles.back() + 1);
    }
  }
}

/// The sums of a unit's chunks, merged from the left, by whichever blocks do them.
float merged(const std::vector<float>& values, const ChunkList& chunks) {
  float state = 0;
  for (std::int64_t chunk = 0; chunk < chunks.count(); ++chunk) {
    float partial = 0;
    for (std::int64_t at = chunks.begin(chunk); at < chunks.begin(chunk + 1); ++at) {
      partial += values[static_cast<std::size_t>(at)];
    }
    state += partial;
  }
  return state;
}

TEST_CASE("a unit's bits do not depend on batch mates, nor on how the atoms are dealt out") {
  std::mt19937_64 random(12);
  for (int round = 0; round < 300; ++round) {
    const KeySpan span = key_span(all_keys(pick(random, 1, 4000)), 16);
    const ChunkList chunks(span, 4);
    std::vector<float> values(static_cast<std::size_t>(span.tiles()));
    for (float& value : values) value = std::uniform_real_distribution<float>(-1, 1)(random);
    const float alone = merged(values, chunks);
    // The unit stands behind a random batch mate, at times as long; its chunks are atoms of a cut.
    const std::int64_t mate = pick(random, 0, 3) == 0 ? chunks.count() : pick(random, 0, 50);
    const std::vector<std::int64_t> counts{mate, chunks.count()};
    const UnitLine atoms(counts, 1);
    const LineCut cut = choose_line_cut(units_of(counts, 1), pick(random, 1, 40), 1);
    std::vector<float> partials(static_cast<std::size_t>(chunks.count()), 0);
    for (std::int64_t block = cut.blocks - 1; block >= 0; --block) {
      for (const Segment& segment : segments_of(atoms, cut, block)) {
        if (segment.unit != 1) continue;
        for (std::int64_t chunk = segment.tile_begin; chunk < segment.tile_end; ++chunk) {
          float& partial = partials[static_cast<std::size_t>(chunk)];
          for (std::int64_t at = chunks.begin(chunk); at < chunks.begin(chunk + 1); ++at) {
            partial += values[static_cast<std::size_t>(at)];
          }
        }
      }
    }
    float state = 0;
    for (const float partial : partials) state += partial;
    REQUIRE(state == alone);
  }
}

TEST_CASE("a chunk is a multiple of the tile") {
  CHECK(atom_tiles(1024, 64) == 16);
  CHECK_THROWS_WITH(atom_tiles(1000, 64), doctest::Contains("no multiple of the tile"));
  CHECK_THROWS_WITH(atom_tiles(0, 64), doctest::Contains("no multiple of the tile"));
  CHECK(to_text(ChunkList(key_span(all_keys(130), 64), 2)) == "2 chunks over 3 tiles");
}

}  // namespace
}  // namespace attngen
