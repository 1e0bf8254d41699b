// SPDX-License-Identifier: Apache-2.0
// Which part of a line of atoms each block has: even ranges; or, where all units are equally long
// and little is lost by it, whole units or equal pieces of each, so that fewer partials meet.
// reads Config: -
// needs: ops/integer.cuh

/// Of the units that have atoms, if they have equally many; else none.
struct EqualUnits {
  int count;
  int atoms;  // of each
};

/// A cut as one of its blocks sees it. No block's part crosses the ends of a span, which is the
/// line or one unit: `first` is the first block of the span, `begin` its first atom. The first
/// `longer` blocks of a span have share + grain atoms, the others `share`.
struct LineCut {
  long long begin;
  long long share;
  int grain;
  int longer;
  int first;
  int blocks;  // of the line; the others of the grid have no atoms

  __device__ __forceinline__ long long longest() const {
    return share + (longer > 0 ? grain : 0);
  }
  /// Of a block of the span, or the one behind it.
  __device__ __forceinline__ long long start(int block) const {
    const int at = block - first;
    return begin + at * share + 1ll * smaller_of(at, longer) * grain;
  }
  /// The block on whose part atom `at` of the span is; grains of more atoms than one are units,
  /// which have no second block to be asked for.
  __device__ __forceinline__ int block_of(long long at) const {
    const long long in_longer = longer * (share + 1);
    at -= begin;
    return first +
           static_cast<int>(at < in_longer ? at / (share + 1) : longer + (at - in_longer) / share);
  }
};

/// No block gets fewer than `least` atoms of a unit that is cut.
__device__ __forceinline__ LineCut choose_line_cut(long long atoms, const EqualUnits& units,
                                                   int launched, int least, int block) {
  const int blocks = static_cast<int>(smaller_of(0ll + launched, larger_of(atoms / least, 1ll)));
  const LineCut even = {0, atoms / blocks, 1, static_cast<int>(atoms % blocks), 0, blocks};
  if (units.count == 0) return even;
  LineCut snapped;
  const int pieces = blocks / units.count;
  if (pieces > 1) {
    const int unit = block / pieces;
    snapped = {1ll * unit * units.atoms, units.atoms / pieces, 1, units.atoms % pieces,
               unit * pieces,            units.count * pieces};
  } else {
    const int whole = smaller_of(launched, units.count);
    snapped = {0, 1ll * (units.count / whole) * units.atoms, units.atoms, units.count % whole, 0,
               whole};
  }
  // It may leave 5 % of the blocks idle, and its longest part be 5 % longer.
  const bool is_close = snapped.blocks >= blocks - blocks / 20 &&
                        snapped.longest() <= even.longest() + even.longest() / 20;
  return is_close ? snapped : even;
}
