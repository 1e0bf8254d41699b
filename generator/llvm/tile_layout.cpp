// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/tile_layout.h"

#include <algorithm>

#include "generator/form/table_tiles.h"
#include "generator/llvm/tile_tables.h"
#include "generator/llvm/vector_math.h"

namespace attngen {
namespace {

/// Parts one behind the other, each on a cache line of its own.
class Parts {
 public:
  std::int64_t add(std::int64_t bytes) {
    const std::int64_t at = end_;
    end_ += (bytes + kLineBytes - 1) / kLineBytes * kLineBytes;
    return at;
  }
  std::int64_t end() const { return end_; }

 private:
  std::int64_t end_ = 0;
};

/// Elements between staged rows that hold `columns`: an odd number of cache lines. One column of
/// all rows is read at a time, and a power of two would bring its lines into a few sets of the
/// first cache only.
int pitch_of(int columns, std::int64_t element_bytes) {
  const std::int64_t lines = (columns * element_bytes + kLineBytes - 1) / kLineBytes | 1;
  return static_cast<int>(lines * kLineBytes / element_bytes);
}

}  // namespace

TileLayout tile_layout(const Cascade& cascade, const ForwardForm& form, const CpuProblem& problem,
                       const CpuPlan& plan) {
  const auto extent_of = [&](int var) {
    const int rank = cascade.vars.at(static_cast<std::size_t>(var)).rank;
    return static_cast<int>(problem.extents.at(static_cast<std::size_t>(rank)));
  };
  const DType real = problem.in_f64 ? DType::f64 : DType::f32;
  const std::int64_t bytes = problem.in_f64 ? 8 : 4;
  TileLayout layout;
  layout.lanes = plan.lanes;
  layout.rows = plan.lanes * plan.row_vectors;
  layout.rows_at_once =
      plan.along_columns()
          ? layout.rows
          : plan.lanes * vectors_at_once(plan.row_vectors, plan.key_block, problem.limits);
  // What several blocks of rows meet is copied to an odd pitch first: lines a power of two apart
  // share few sets of the first cache, and less is left of those where a second thread runs on the
  // core.
  const bool meets_again = layout.has_row_blocks();
  layout.line_pitch = meets_again ? pitch_of(layout.rows, bytes) : layout.rows;
  layout.key_tile = plan.key_tile;
  layout.contracted = extent_of(form.contract_var);
  layout.wide = extent_of(form.wide_var);
  const auto padded = [&](int columns) {
    return (columns + plan.lanes - 1) / plan.lanes * plan.lanes;
  };
  layout.padded_contracted = padded(layout.contracted);
  layout.padded_wide = padded(layout.wide);
  layout.column_lanes = plan.column_lanes;
  const bool reads_stored = plan.pairs_bf16 || plan.along_columns();
  const auto stored_type = [&](const FormOperand& operand) {
    return cascade.tensors.at(static_cast<std::size_t>(operand.tensor)).type.type;
  };
  const auto is_side_by_side = [&](const FormOperand& operand) {
    const auto at = static_cast<std::size_t>(operand.tensor);
    const bool by_element = !problem.element_loads.empty() && problem.element_loads.at(at);
    return !by_element &&
           operand.column_dim == static_cast<int>(cascade.tensors.at(at).dims.size()) - 1;
  };
  const auto type_read = [&](const FormOperand& operand) {
    return reads_stored && is_side_by_side(operand) ? stored_type(operand) : real;
  };
  const auto is_staged = [&](const FormOperand& operand) {
    return stored_type(operand) != type_read(operand) || operand.gathers ||
           !is_side_by_side(operand) || meets_again;
  };
  layout.key_type = type_read(form.keys);
  layout.value_type = type_read(form.values);
  const std::int64_t key_bytes = bytes_of(ir_storage(layout.key_type));
  // Values of two keys side by side, where pairs are multiplied.
  const std::int64_t value_bytes =
      plan.pairs_bf16 ? bytes : bytes_of(ir_storage(layout.value_type));
  layout.key_pitch = pitch_of(layout.padded_contracted, key_bytes);
  layout.value_pitch = pitch_of(layout.padded_wide, value_bytes);
  layout.stages_keys = is_staged(form.keys);
  layout.stages_values = plan.pairs_bf16 || is_staged(form.values);
  layout.pairs = plan.pairs_bf16;
  layout.clears_dead = form.tiles.keep && !form.tiles.bounds_exact;

  Parts parts;
  const std::int64_t row = layout.rows * bytes;
  const std::int64_t line = layout.line_pitch * bytes;
  for (const RowScalar& scalar : form.scalars) layout.scalars[scalar.tensor] = parts.add(row);
  layout.wide_sums = parts.add(layout.padded_wide * line);
  for (const OperandReduction& reduction : form.reductions) {
    layout.reductions.push_back(reduction.of_rows ? parts.add(row) : 0);
  }
  // With the states, for a merge has nothing else.
  layout.row_coordinates = parts.add(layout.rows * 4);
  if (plan.packed_rank >= 0) layout.packed_coordinates = parts.add(layout.rows * 4);
  layout.scratch.state_bytes = parts.end();
  if (layout.along_columns()) {
    const auto in_vectors = [&](int columns) {
      return (columns + plan.column_lanes - 1) / plan.column_lanes * plan.column_lanes;
    };
    layout.row_pitch = pitch_of(in_vectors(layout.contracted), bytes);
    layout.sum_pitch = pitch_of(in_vectors(layout.wide), bytes);
    layout.straight_rows = parts.add(layout.rows * layout.row_pitch * bytes);
    layout.column_sums = parts.add(layout.rows * layout.sum_pitch * bytes);
    layout.column_rows = rows_along_columns(plan.lanes, plan.key_block, problem.limits);
  } else {
    layout.rows_turned = parts.add(layout.padded_contracted * line);
  }
  // The last block of keys may reach beyond the tile.
  layout.tile = parts.add((layout.key_tile + plan.key_block - 1) * line);
  layout.factors = parts.add(row);
  layout.turned_back = parts.add(layout.padded_wide * plan.lanes * bytes);
  layout.copies =
      parts.add(plan.lanes * std::max(layout.padded_contracted, layout.padded_wide) * bytes);
  if (layout.stages_keys) {
    layout.keys = parts.add(layout.key_tile * layout.key_pitch * key_bytes);
  }
  if (layout.stages_values || layout.clears_dead) {
    layout.values = parts.add(layout.key_tile * layout.value_pitch * value_bytes);
  }
  if (layout.pairs) layout.zeros = parts.add(layout.padded_wide * 2);
  if (plan.prefetches && form.keys.gathers) layout.next_keys = parts.add(layout.key_tile * 8);
  if (plan.prefetches && form.values.gathers) layout.these_values = parts.add(layout.key_tile * 8);
  if (layout.clears_dead) layout.alive = parts.add(layout.key_tile);
  if (meets_again) {
    const std::int64_t blocks = layout.rows / layout.rows_at_once;
    const auto tables = static_cast<std::int64_t>(bounded_tables(tile_exprs(form.tiles)).size());
    layout.row_bounds = parts.add(blocks * tables * 2 * kBytesOfBound);
  }
  for (std::size_t i = 0; i < form.reductions.size(); ++i) {
    if (!form.reductions[i].of_rows) layout.reductions[i] = parts.add(layout.key_tile * bytes);
  }
  layout.scratch.bytes = parts.end();
  return layout;
}

}  // namespace attngen
