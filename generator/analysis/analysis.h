// SPDX-License-Identifier: Apache-2.0
// What is proven about a cascade: one question per file, one field per question. The structs only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "generator/ir/cascade.h"

namespace attngen {

/// analyse_classes.h: what kind of work an Einsum is.
enum class EinsumClass : std::uint8_t {
  contraction,  ///< sum of a product of two accesses, each with a private rank: tensor cores
  reduction,    ///< any other reduction
  pointwise,    ///< no reduction
  recurrence,   ///< reads its own earlier slice
  selection,    ///< topk, argmax
};

struct EinsumFacts {
  EinsumClass kind = EinsumClass::pointwise;
  std::vector<int> space;    ///< iteration space: rank variables, left side first
  std::vector<int> reduced;  ///< those not on the left
};

/// analyse_passes.h: the half-integer clock of the FuseMax pass analysis for one root rank.
struct PassCount {
  int rank = -1;
  int written = 0;
  int rewritten = 0;              ///< after the repair; equal to written for tile ranks
  std::vector<double> available;  ///< by tensor id: k = complete after pass k, k+1/2 = streams
  std::vector<double> run;        ///< by einsum id
};

/// derive_repair.h: what happens to one late operand of one reduction.
enum class RepairAction : std::uint8_t { defer, iterate, hard };

/// Boundary of passes: reduction `producer` must be complete before `consumer` may read it.
struct Boundary {
  int rank = -1;
  int producer = -1;  ///< tensor id of the full reduction, GM
  int late = -1;      ///< tensor id of the late operand that the consumer reads (GM, or a row value
                      ///< made of it)
  int consumer = -1;  ///< tensor id of the consuming reduction, D
  int kappa = 0;      ///< numeric rank of g(r, c); 0 where structure already decides
  RepairAction action = RepairAction::hard;
  std::string rule;    ///< "H1".."H5" or "kappa" for hard; "" otherwise
  std::string reason;  ///< one sentence, for people
};

/// One running reduction of the one-pass form. Late operands in `term` mean their value after the
/// current block; `previous(access)` in `retag` means before it.
struct RunningState {
  int einsum = -1;  ///< the reduction as written
  int tensor = -1;
  ReduceOp op = ReduceOp::sum;
  Expr term;  ///< what one key contributes, DEFERred factors taken out
  Expr keep;  ///< when it contributes: every condition of presence, inlined; null = always
  std::vector<Expr> tags;  ///< late accesses that `term` uses (ITERATE)
  Expr retag;  ///< sum, prod: factor on the old value; max, min: shift added to it; null = none
  bool retag_scales = false;  ///< max, min: `retag` is a factor (never negative), not a shift; an
                              ///< old value that is still the identity stays as it is
  Expr finish;  ///< the tensor's value at the end, `access(tensor)` = the accumulated one; null =
                ///< that itself
  int component = 0;   ///< kappa > 1: this is one of `components` accumulators of the tensor, in
  int components = 1;  ///< consecutive states; its value is the sum of their finishes
};

/// An Einsum without the stream rank that is made of late values: a tag's formula, or the epilogue.
struct RowValue {
  int einsum = -1;
  int tensor = -1;
  bool is_tag = false;  ///< needed in every block
};

/// The one-pass form over `rank`, or the reason why there is none.
struct Repair {
  int rank = -1;
  std::vector<int> ranks;        ///< every root rank that stream_vars walk, `rank` among them
  std::vector<int> stream_vars;  ///< the jointly streamed rank variables ({m}; {my,mx})
  std::vector<Boundary> boundaries;
  std::vector<RunningState> states;  ///< in an order in which tags precede their users
  std::vector<RowValue> row_values;  ///< text order
  std::vector<int> point_einsums;    ///< einsums that carry the stream rank and reduce nothing over
                                     ///< it (S, N), text order
  bool complete = false;             ///< every boundary was removed: one pass
};

/// analyse_range.h: bounds of a tensor's values, and whether outputs are invariant in it (a
/// stabiliser).
struct ValueRange {
  double low = 0;
  double high = 0;  ///< may be infinite
  bool may_be_minus_inf = false;
  bool is_gauge = false;
};

/// tile_classes.h: conditions of the stream loop, as expressions on tile corners.
struct TileRule {
  Expr keep;      ///< the condition itself; null = always true
  Expr possible;  ///< false: no point of the tile is kept (empty)
  Expr certain;   ///< true: every point is kept (full)
  std::vector<Expr>
      begin;  ///< closed-form lower bounds of the stream variable for a row tile (max of them)
  std::vector<Expr> end;  ///< closed-form exclusive upper bounds (min of them)
  bool bounds_exact =
      false;  ///< possible == inside [begin, end): no row of keys outside the bounds is used,
              ///< and every key inside is used by some row of the tile
};

/// dependence.h: who may run in parallel.
enum class RankRole : std::uint8_t { parallel, stream, reduced, sequential, gathered, private_ };
struct RankFacts {
  RankRole role = RankRole::parallel;
  bool split_eligible = false;  ///< every reduction over it has a state monoid
  std::string why_not_split;
};

/// footprints.h: tensors that cross a pass boundary.
struct Crossing {
  int rank = -1;
  int tensor = -1;
  int after_pass = 0;
  std::string fibre;  ///< "shape(M) x 4 B"; with extents "65536 x 4 B = 256 KiB/row"
  bool after_rewrite = false;
};

struct Analysis {
  std::vector<EinsumFacts> einsums;  ///< by einsum id
  std::vector<PassCount> passes;     ///< by rank id of the root ranks and tile ranks, in rank order
  std::vector<Repair>
      repairs;  ///< one per root rank with more than one pass, or reduced with states
  std::vector<ValueRange> ranges;  ///< by tensor id
  std::vector<RankFacts> ranks;    ///< by rank id
  std::vector<Crossing> crossings;
};

/// Total: never fails on a verified cascade.
Analysis analyse(const Cascade& cascade);

/// The repair for `rank`, also where it streams jointly with another one; null when there is none.
const Repair* repair_of(const Analysis& analysis, int rank);

/// V10: false `expect` lines, each with both counts.
std::vector<Finding> check_expects(const Cascade& cascade, const Analysis& analysis);

}  // namespace attngen
