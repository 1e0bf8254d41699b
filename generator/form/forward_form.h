// SPDX-License-Identifier: Apache-2.0
// The one seam between analysis and emission: a repaired cascade seen as the `forward` skeleton
//
//   dot[p,m]   = sum over e of row operand * key operand
//   score[p,m] = pointwise in dot, coordinates, tables, params
//   states[p]  = running reductions over m, each with its tag   (update)
//   wide[p,f] += weight[p,m] * value operand
//   outputs    = row values and wide values at the end          (finish)
//
// or every reason why it does not have that form.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/ir/cascade.h"

namespace attngen {

/// In the expressions of a form, the contracted sum itself.
inline constexpr int kDotTensor = -2;
/// In the terms of a form, what the tile holds between score and update.
inline constexpr int kCarriedTensor = -4;

/// A matrix that the kernel reads tile by tile.
struct FormOperand {
  int tensor = -1;
  Expr access;          ///< as the contraction writes it, in the form's variables
  int row_dim = -1;     ///< the dim that carries the tiled variable
  Expr row_coordinate;  ///< tiled variable + something constant in a CTA
  int column_dim = -1;  ///< the dim of the contracted (or wide) variable, bare
  bool gathers =
      false;  ///< its rows lie at computed places: row_dim and row_coordinate say nothing
};

/// NQ[p] = sum{e} f(Q[p,e]): a reduction over the columns of the row or key operand.
struct OperandReduction {
  int einsum = -1;
  bool of_rows = true;
  ReduceOp op = ReduceOp::sum;
  Expr term;    ///< in kOperandElement
  Expr access;  ///< how the score reads it, in the form's variables; the key of the look-up
};
/// In OperandReduction::term, the operand's element.
inline constexpr int kOperandElement = -3;

/// One running scalar of a row, or a value made of them that is needed in every tile.
struct RowScalar {
  int tensor = -1;
  int einsum = -1;
  bool is_state = true;  ///< else a row value, recomputed from `value` after each tile
  bool is_tag = false;   ///< others read it in every tile
  ReduceOp op = ReduceOp::sum;
  Expr term;      ///< state: what one key contributes
  Expr retag;     ///< state: see RunningState
  Expr finish;    ///< state: see RunningState
  Expr value;     ///< row value: its formula
  Expr keep;      ///< state: which keys it counts, where that differs from TileRule::keep
  int level = 0;  ///< states of one level are updated by one sweep over the tile
};

struct FormOutput {
  int tensor = -1;
  bool is_wide = false;  ///< carries f
  Expr value;            ///< in row scalars and, where wide, the wide tensor
  Expr present;          ///< null = always; absent points are written as 0
};

struct ForwardForm {
  int key_rank = -1;
  int row_var = -1, key_var = -1, contract_var = -1, wide_var = -1;
  std::vector<int> grid_vars;  ///< the other parallel variables
  int contraction = -1;        ///< einsum
  FormOperand rows, keys, values;
  std::vector<OperandReduction> reductions;

  std::vector<int> points;     ///< einsums with the key variable, text order; the contraction first
  std::vector<Expr> formulas;  ///< of `points`, in accesses of earlier ones
  Expr carried;                ///< what the tile holds between score and update, free of tags
  std::vector<RowScalar> scalars;  ///< tags before their users
  std::vector<RowScalar> late;     ///< row values of the epilogue, text order
  int wide_tensor = -1;
  int wide_einsum = -1;
  Expr weight;       ///< of the wide sum, in points, scalars and `carried`
  Expr wide_retag;   ///< null = none
  Expr wide_finish;  ///< null = the accumulated value itself
  Expr wide_keep;    ///< which keys it counts, where that differs from TileRule::keep
  int levels = 1;
  std::vector<FormOutput> outputs;

  TileRule tiles;  ///< keep: some reduction counts the pair, null = always; certain: all of them do
  std::optional<double> excluded;  ///< a carried value under which every term is neutral
  /// Terms are asked pair by pair whether they count: there is no such value, or they read tables
  /// at every key, or reductions count different keys.
  bool masks_terms = false;
  bool keeps_differ = false;  ///< reductions count different keys
};

/// What `cascade` is as a forward kernel; or, in `reasons`, all that is against it.
struct FormResult {
  std::optional<ForwardForm> form;
  std::vector<std::string> reasons;
};
FormResult forward_form(const Cascade& cascade, const Analysis& analysis);

}  // namespace attngen
