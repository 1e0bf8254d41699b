// SPDX-License-Identifier: Apache-2.0
// How many rows share one pass over the keys, and which numbers of them get a kernel of their own.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "generator/cuda/source.h"
#include "generator/llvm/llvm_source.h"
#include "runtime/api/bounds.h"

namespace attngen {

/// P, times the heads that share keys where a tile holds several: CpuProblem::rows of live extents.
struct SharedRows {
  int row_rank = -1;     ///< -1: no tiles, so that nothing depends on it
  int packed_rank = -1;  ///< heads, or -1
  Expr packed_group;     ///< how many neighbours share; null = all

  /// Of the kernels of a plan, which agree on it.
  static SharedRows of_plan(const CpuPlan& plan);
  /// Of a GPU's `decode` kernels; no other packs rows.
  static SharedRows of_plan(const Plan& plan);
  /// `extents` by rank id; 0 without tiles. Allocates nothing.
  std::int64_t of(std::span<const std::int64_t> extents) const;
};

/// Both ends included; at least 1 row, since without one there is nothing to run.
struct RowRange {
  std::int64_t least = 1;
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
};
/// No live shape inside the bounds lies outside the range.
RowRange row_range(const SharedRows& rows, const Bounds& bounds);

struct RowClass {
  std::int64_t least = 1;
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  std::int64_t problem_rows = 0;  ///< CpuProblem::rows; 0 = many
};

/// The classes that the range meets, fewest rows first, without gaps, at most three: as many rows
/// as one step of a decode has (or a narrow vector holds), up to half a tile of many, and more. A
/// kernel is right for any number of rows: only its speed is made for the class.
std::vector<RowClass> row_classes(const RowRange& range, const CpuLimits& limits);

/// The classes that the range meets of those a GPU has `decode` kernels for, fewest rows first: up
/// to 16, 32 and 64 rows, as many as Plan::row_bin says. More rows than 64 are in none of them.
std::vector<RowClass> decode_classes(const RowRange& range);

}  // namespace attngen
