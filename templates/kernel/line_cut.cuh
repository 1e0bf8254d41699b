// SPDX-License-Identifier: Apache-2.0
// Which part of a line of atoms each block has: even ranges; or, where all units are equally long
// and little is lost by it, whole units or equal pieces of each, so that fewer partials meet.
// reads Config: -
// needs: ops/integer.cuh

/// What a line is made of.
struct LineUnits {
  long long atoms;  // of all units
  long long count;  // units that have atoms
  int each;         // atoms of each of those, if they have equally many; else 0
};

/// What a unit weighs on the line: each atom `atom`, and each end of the unit `edge`, for a piece
/// costs twice that beside its atoms. With edge 0 positions on the line are atoms. An atom is where
/// its last part is, so that a boundary in an edge is one at the unit's end.
struct UnitWeight {
  int atom;
  int edge;

  __device__ __forceinline__ long long of(int atoms) const {
    return atoms == 0 ? 0 : 1ll * atom * atoms + 2 * edge;
  }
  /// Where an atom of a unit is, from the unit's begin on.
  __device__ __forceinline__ long long place_of(int at) const {
    return edge + 1ll * atom * (at + 1) - 1;
  }
  /// How many of a unit's atoms are before `offset`, counted from the unit's begin.
  __device__ __forceinline__ int atoms_before(long long offset, int atoms) const {
    if (offset <= edge) return 0;
    return static_cast<int>(smaller_of((offset - edge) / atom, 0ll + atoms));
  }
};

/// A cut as one of its blocks sees it. No block's part crosses the ends of a span, which is the
/// line or one unit: `first` is the first block of the span, `begin` where it begins. The first
/// `longer` blocks of a span have share + grain of the line, the others `share`.
struct LineCut {
  long long begin;
  long long share;
  long long grain;
  int longer;
  int first;
  int blocks;  // of the line; the others of the grid have no atoms
  UnitWeight weight;

  __device__ __forceinline__ long long longest() const { return share + (longer > 0 ? grain : 0); }
  /// Of a block of the span, or the one behind it.
  __device__ __forceinline__ long long start(int block) const {
    const int at = block - first;
    return begin + at * share + smaller_of(at, longer) * grain;
  }
  /// The block on whose part position `at` of the span is; grains of more than one position are
  /// units, which have no second block to be asked for.
  __device__ __forceinline__ int block_of(long long at) const {
    const long long in_longer = longer * (share + 1);
    at -= begin;
    return first +
           static_cast<int>(at < in_longer ? at / (share + 1) : longer + (at - in_longer) / share);
  }
};

/// No block gets fewer than `least` atoms of a unit that is cut. `edge` is in sixteenths of an
/// atom, 8 * (least - 1) at most: then every block has an atom.
__device__ __forceinline__ LineCut choose_line_cut(const LineUnits& units, int launched, int least,
                                                   int edge, int block) {
  const long long of_least = larger_of(units.atoms / least, 1ll);
  const int blocks = static_cast<int>(smaller_of(0ll + launched, of_least));
  UnitWeight weight = {edge > 0 ? 16 : 1, edge};
  const long long length = weight.atom * units.atoms + 2 * edge * units.count;
  const int longer = static_cast<int>(length % blocks);
  const LineCut even = {0, length / blocks, 1, longer, 0, blocks, weight};
  if (units.each == 0) return even;
  LineCut snapped;
  long long dearest;
  const int pieces = static_cast<int>(blocks / units.count);
  if (pieces > 1) {
    // All pieces have the same two edges, so none need stand on the line.
    weight.edge = 0;
    const int unit = block / pieces;
    const long long span = weight.of(units.each);
    snapped = {unit * span, span / pieces, 1, static_cast<int>(span % pieces), unit * pieces,
               static_cast<int>(units.count) * pieces, weight};
    dearest = snapped.longest() + 2 * edge;
  } else {
    const int whole = static_cast<int>(smaller_of(0ll + launched, units.count));
    const long long unit = weight.of(units.each);
    snapped = {0, units.count / whole * unit, unit, static_cast<int>(units.count % whole), 0, whole,
               weight};
    dearest = snapped.longest();
  }
  // It may leave 5 % of the blocks idle, and its dearest part be 5 % dearer.
  const long long most = even.longest() + 2 * edge;
  const bool is_close = snapped.blocks >= blocks - blocks / 20 && dearest <= most + most / 20;
  return is_close ? snapped : even;
}
