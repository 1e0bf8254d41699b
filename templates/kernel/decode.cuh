// SPDX-License-Identifier: Apache-2.0
// One CTA walks its part of the line of all key tiles. A unit that lies on it whole is finished; one
// that is cut leaves a partial in the workspace, for whoever merges the unit.
// reads Config: kThreads kStages kReducesRows kReducesKeys kMergesInPlace kSkipsTiles
// reads Config: kCountsTiles kChunkTiles
// needs: ops/integer.cuh ops/shared_memory.cuh ops/ticket.cuh tile/load_tile.cuh tile/contract.cuh
// needs: kernel/meet_tile.cuh kernel/line_cut.cuh kernel/key_line.cuh kernel/partials.cuh
// needs: kernel/peers.cuh
// hooks: enter_block units_per_sequence sequence_count tile_counts reduce_rows reduce_keys

/// Tiles of one unit that a CTA meets one after the other.
struct TileRange {
  int begin;
  int end;
};

/// Tiles go through a ring of stages, so that kStages - 1 of them are on their way.
__device__ __forceinline__ void meet_tiles(const Arguments& arguments, const Block& block,
                                           const TileRange& range, unsigned rows, unsigned ring,
                                           Row (&row)[2],
                                           Fragments<ValueOperand::kPaddedColumns>& wide) {
  constexpr int kStageBytes = KeyOperand::kBytes + ValueOperand::kBytes;
  int tile = skip_empty(arguments, block, range.begin, range.end);
  int ahead = tile;
  unsigned filled = ring;
  unsigned stage = ring;
  const unsigned ring_end = ring + Config::kStages * kStageBytes;
#pragma unroll 1
  for (int turn = 1 - Config::kStages; tile < range.end; ++turn) {
    wait_for_older_copies<Config::kStages - 2>();
    __syncthreads();
    if (ahead < range.end) {
      load_tiles<KeyOperand, ValueOperand>(arguments, block, filled, first_key(block, ahead),
                                           block.key_end);
      ahead = skip_empty(arguments, block, ahead + 1, range.end);
    }
    commit_copies();
    filled = filled + kStageBytes == ring_end ? ring : filled + kStageBytes;
    if (turn < 0) continue;
    if constexpr (Config::kReducesKeys) {
      reduce_keys(block, stage);
      __syncthreads();
    }
    meet_tile(arguments, block, row, wide, rows, stage, first_key(block, tile));
    stage = stage + kStageBytes == ring_end ? ring : stage + kStageBytes;
    tile = skip_empty(arguments, block, tile + 1, range.end);
  }
}

/// In their place, of an instance that shows who is given what: how many they are.
__device__ __forceinline__ void count_tiles(const Arguments& arguments, const Block& block,
                                            const TileRange& range) {
  unsigned long long count = 0;
  int tile = skip_empty(arguments, block, range.begin, range.end);
  while (tile < range.end) {
    const int next = Config::kSkipsTiles ? tile + 1 : range.end;
    count += next - tile;
    tile = skip_empty(arguments, block, next, range.end);
  }
  if (threadIdx.x == 0) tile_counts(arguments)[blockIdx.x] += count;
}

/// Every CTA of a unit asks once, after it stored its partial; the last one may read all of them.
__device__ __forceinline__ bool arrives_last(unsigned* counter, unsigned others,
                                             unsigned* in_shared) {
  __syncthreads();
  if (threadIdx.x == 0) {
    fence_of_gpu();
    *in_shared = take_ticket(counter, others);
    fence_of_gpu();
  }
  __syncthreads();
  return *in_shared == others;
}

__device__ __forceinline__ void decode(const Arguments& arguments) {
  extern __shared__ __align__(16) unsigned char shared_memory[];
  constexpr int kRingBytes = Config::kStages * (KeyOperand::kBytes + ValueOperand::kBytes);
  constexpr int kPartsBytes = Config::kThreads / 32 * Partial::kFloats * 4;
  constexpr int kTicketAt = RowOperand::kBytes + (kRingBytes < kPartsBytes ? kPartsBytes : kRingBytes);
  const unsigned rows = static_cast<unsigned>(__cvta_generic_to_shared(shared_memory));
  unsigned* ticket = reinterpret_cast<unsigned*>(shared_memory + kTicketAt);
  float* scratch = reinterpret_cast<float*>(shared_memory + kTicketAt + 16);
  // Between two segments the ring is free: there the warps' partials meet.
  float* own_parts = reinterpret_cast<float*>(shared_memory + RowOperand::kBytes) +
                     row_warp() * Partial::kFloats;

  const KeyLine line = measure_line(arguments);
  const int units = units_per_sequence(arguments);
  const int all_units = line.has_empty_unit ? sequence_count(arguments) * units : 0;
  const UnitWeight weight = line.cut.weight;
  bool is_on_line = line.has_work;
  const long long end = line.cut.start(blockIdx.x + 1);
  LinePlace place = {};
  if (is_on_line) place = first_on_line(arguments, weight, line.cut.start(blockIdx.x));
  // Units without a key are on nobody's part of the line; they are dealt out one by one.
  int empty_unit = blockIdx.x;

#pragma unroll 1
  while (true) {
    Segment segment = {0, 0, false};
    if (is_on_line) {
      segment.begin = place.atom;
      segment.end = weight.atoms_before(end - place.unit_at, place.atoms);
      segment.is_cut = segment.begin > 0 || segment.end < place.atoms;
    } else {
      while (empty_unit < all_units && atoms_of_sequence(arguments, empty_unit / units) > 0) {
        empty_unit += gridDim.x;
      }
      if (empty_unit >= all_units) break;
      place = {empty_unit / units, empty_unit % units, 0, 0, 0};
      empty_unit += gridDim.x;
    }

    const Block block = enter_block(arguments, place.sequence, place.unit, scratch);
    load_tile<RowOperand>(arguments, block, rows, block.row_begin, block.row_end);
    if constexpr (Config::kReducesRows) {
      commit_copies();
      wait_for_copies();
      __syncthreads();
      reduce_rows(block, rows);
      __syncthreads();
    }
    // Where bits must not depend on the cut, chunk by chunk; else all tiles at once.
    int atom = segment.begin;
#pragma unroll 1
    do {
      const int next_atom = Config::kChunkTiles > 0 ? smaller_of(atom + 1, segment.end) : segment.end;
      const TileRange range = {first_tile(block, atom), first_tile(block, next_atom)};
      Row row[2];
      enter_rows(arguments, block, row);
      Fragments<ValueOperand::kPaddedColumns> wide = {};
      if constexpr (Config::kCountsTiles) {
        count_tiles(arguments, block, range);
      } else {
        meet_tiles(arguments, block, range, rows, rows + RowOperand::kBytes, row, wide);
      }
      commit_copies();
      wait_for_copies();
      __syncthreads();

      // The parts of the CTA's warps meet, then, of a cut unit, those of its CTAs.
      store_partial(own_parts + key_warp() * Partial::kSlotFloats, row, wide);
      __syncthreads();
      PartialList list = {own_parts, own_parts, Partial::kSlotFloats, Partial::kKeyWarps};
      Peers peers = {};
      int levels = Config::kChunkTiles > 0 && place.atoms > 1 ? 1 : 0;
      if (segment.is_cut) {
        peers = peers_of(line, place);
        levels = Config::kChunkTiles > 0 || peers.group == peers.count ? 1 : 2;
      }
#pragma unroll 1
      for (int level = 0;; ++level) {
        ColumnShare columns;
        merge_partials(arguments, block, list, row, columns);
        if (level == levels) {
          finish_rows(arguments, block, row, columns);
          break;
        }
        // A group's result goes where one of its partials was: all warps have read that.
        __syncthreads();
        float* slots = arguments.workspace + row_warp() * Partial::kFloats;
        Meeting meeting;
        if constexpr (Config::kChunkTiles > 0) {
          meeting.counter = tickets(arguments) + peers.first;
          meeting.others = static_cast<unsigned>(peers.count - 1);
          const long long slot = chunk_slot(arguments, place);
          meeting.own = slots + (slot + atom) * Partial::kSlotFloats;
          meeting.list = chunk_partials(slots, slot, place.atoms);
        } else {
          meeting = meeting_of(arguments, peers, level, slots);
        }
        store_share(meeting.own, block, row, columns);
        if (next_atom < segment.end) break;
        if (Config::kChunkTiles > 0 && !segment.is_cut) {
          __syncthreads();
        } else if (!Config::kMergesInPlace ||
                   !arrives_last(meeting.counter, meeting.others, ticket)) {
          break;
        }
        list = meeting.list;
      }
      __syncthreads();
      atom = next_atom;
    } while (atom < segment.end);

    // The block goes on if the next unit's first atom is on its part.
    is_on_line = is_on_line && place.unit_at + weight.of(place.atoms) + weight.place_of(0) < end;
    if (is_on_line) place = next_unit(arguments, weight, place);
  }
}
