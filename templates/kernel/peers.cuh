// SPDX-License-Identifier: Apache-2.0
// The CTAs that share a unit, and how their partials become one: all at once, or those of many CTAs
// in groups first and then over the groups; always in the order of the CTAs.
// reads Config: kMergesInGroups kDirectPeers kChunkTiles kKeyTile
// needs: ops/integer.cuh kernel/line_cut.cuh kernel/key_line.cuh kernel/partials.cuh
// hooks: tickets key_capacity units_per_sequence

/// CTAs `first` ... first + count - 1, `group` of them in each group.
struct Peers {
  long long first;
  int count;
  int group;

  __device__ __forceinline__ int groups() const { return (count + group - 1) / group; }
};

/// Those of the unit at `place`. About as many groups as a group has CTAs: the least number whose
/// square is not below theirs.
__device__ __forceinline__ Peers peers_of(const KeyLine& line, const LinePlace& place) {
  const UnitWeight weight = line.cut.weight;
  Peers peers;
  peers.first = line.cut.block_of(place.unit_at + weight.place_of(0));
  const int last = line.cut.block_of(place.unit_at + weight.place_of(place.atoms - 1));
  peers.count = static_cast<int>(last - peers.first) + 1;
  peers.group = peers.count;
  if constexpr (Config::kMergesInGroups) {
    if (peers.count > Config::kDirectPeers) {
      peers.group = 1;
      while (peers.group * peers.group < peers.count) ++peers.group;
    }
  }
  return peers;
}

/// Where a CTA keeps its partial: it shares at most two units, and begins one of them.
__device__ __forceinline__ long long slot_of(const Peers& peers, long long block) {
  return 2 * block + (block == peers.first ? 1 : 0);
}

/// Partials that meet: the last CTA to store one of them merges all.
struct Meeting {
  float* own;  // where this CTA stores what it brings
  unsigned* counter;
  unsigned others;
  PartialList list;
};

/// Level 0: of this CTA's group. Level 1: of the groups, each by its first slot. `slots` are those
/// of this warp.
__device__ __forceinline__ Meeting meeting_of(const Arguments& arguments, const Peers& peers,
                                              int level, float* slots) {
  const int own = static_cast<int>(blockIdx.x - peers.first);
  const int begin = own / peers.group * peers.group;
  const bool is_of_groups = level > 0;
  const long long first = peers.first + (is_of_groups ? 0 : begin);
  const int step = is_of_groups ? peers.group : 1;
  const int count = is_of_groups ? peers.groups() : smaller_of(peers.group, peers.count - begin);
  const bool is_last_level = is_of_groups || peers.group == peers.count;
  Meeting meeting;
  meeting.own =
      slots + slot_of(peers, peers.first + (is_of_groups ? begin : own)) * Partial::kSlotFloats;
  // Of groups there may be several in a CTA's range, of slots never.
  meeting.counter =
      tickets(arguments) + (is_last_level ? peers.first : gridDim.x + slot_of(peers, first));
  meeting.others = static_cast<unsigned>(count - 1);
  meeting.list = {slots + slot_of(peers, first) * Partial::kSlotFloats,
                  slots + 2 * first * Partial::kSlotFloats,
                  2ll * step * Partial::kSlotFloats, count};
  return meeting;
}

/// Where a unit's first chunk has its slot; the others follow, whatever CTA meets them.
__device__ __forceinline__ long long chunk_slot(const Arguments& arguments,
                                                const LinePlace& place) {
  constexpr int kChunkKeys = (Config::kChunkTiles > 0 ? Config::kChunkTiles : 1) * Config::kKeyTile;
  const long long most = (key_capacity(arguments) + kChunkKeys - 1) / kChunkKeys;
  const long long unit =
      static_cast<long long>(place.sequence) * units_per_sequence(arguments) + place.unit;
  return unit * most;
}

/// All chunks of a unit, in their order.
__device__ __forceinline__ PartialList chunk_partials(const float* slots, long long slot,
                                                      int chunks) {
  slots += slot * Partial::kSlotFloats;
  return {slots, slots, Partial::kSlotFloats, chunks};
}
