// SPDX-License-Identifier: Apache-2.0
// Where the tile skeleton keeps what it works with, and the sizes all its functions agree on.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "generator/form/forward_form.h"
#include "generator/llvm/llvm_source.h"

namespace attngen {

inline constexpr std::int64_t kLineBytes = 64;  ///< of a cache line

/// A part of the scratch of one thread. Rows are the fastest axis of every array of reals: a vector
/// of neighbouring rows is one load.
struct TileLayout {
  int lanes = 0;              ///< L
  int rows = 0;               ///< R = row_vectors * L
  int rows_at_once = 0;       ///< whose sums are in registers; the next ones meet the keys again
  int line_pitch = 0;         ///< reals from one line of rows (of a key, of a column) to the next
  int key_tile = 0;           ///< B
  int contracted = 0;         ///< E
  int wide = 0;               ///< F
  int padded_contracted = 0;  ///< E and F up to a multiple of L
  int padded_wide = 0;
  int key_pitch = 0;            ///< elements from one staged key to the next
  int value_pitch = 0;          ///< likewise; of pairs, from one pair of keys to the next
  DType key_type = DType::f32;  ///< as the contractions read keys and values
  DType value_type = DType::f32;
  int column_lanes = 0;        ///< C, of a vector of neighbouring columns: see column_products.h
  int column_rows = 0;         ///< rows whose sums along columns are in registers at once
  int row_pitch = 0;           ///< reals from one of straight_rows to the next
  int sum_pitch = 0;           ///< likewise, of column_sums
  bool pairs = false;          ///< keys, values and weights are read as pairs of bf16
  bool stages_keys = false;    ///< keys are copied first
  bool stages_values = false;  ///< values are always copied
  bool clears_dead = false;    ///< keys inside the bounds that no row counts may hold anything

  // Offsets in bytes.
  std::map<int, std::int64_t> scalars;  ///< by tensor id: R reals
  std::int64_t wide_sums = 0;           ///< padded F x R
  std::int64_t rows_turned = 0;         ///< padded E x R: the row operand, turned
  std::int64_t tile = 0;                ///< B x R: dots, then scores, then weights
  std::int64_t factors = 0;             ///< R: what brings the wide sums to the new tags
  std::int64_t turned_back = 0;         ///< padded F x L: finished columns of one vector of rows
  std::int64_t copies = 0;              ///< L x the larger padded: rows on their way in or out
  std::int64_t keys = 0;                ///< B x pitch, where staged
  std::int64_t values = 0;              ///< B x pitch, where staged or cleared
  std::int64_t zeros = 0;               ///< F bf16 that are 0, where pairs are read
  std::int64_t next_keys = 0;     ///< B pointers, where the plan prefetches what a table finds
  std::int64_t these_values = 0;  ///< B pointers
  // Where a vector is neighbouring columns.
  std::int64_t straight_rows = 0;  ///< R x row pitch: the row operand
  std::int64_t column_sums = 0;    ///< R x sum pitch: the wide sums of the unit so far
  std::int64_t alive = 0;          ///< B bytes: some row counts the key
  /// By ForwardForm::reductions: R or B reals; those of rows stand beside the states.
  std::vector<std::int64_t> reductions;
  std::int64_t row_bounds = 0;          ///< by block of rows, then table of tile_exprs(): two i64
  std::int64_t row_coordinates = 0;     ///< R i32: where rows are packed
  std::int64_t packed_coordinates = 0;  ///< R i32
  CpuScratch scratch;

  bool along_columns() const { return column_lanes > 0; }
  /// Blocks of rows meet the keys of a tile one after the other.
  bool has_row_blocks() const { return rows_at_once < rows; }
};

TileLayout tile_layout(const Cascade& cascade, const ForwardForm& form, const CpuProblem& problem,
                       const CpuPlan& plan);

}  // namespace attngen
