// SPDX-License-Identifier: Apache-2.0
#include "generator/form/form_tiles.h"

#include <algorithm>

namespace attngen {
namespace {

bool is_input(const Cascade& cascade, const ExprNode& access) {
  return access.id >= 0 &&
         cascade.tensors.at(static_cast<std::size_t>(access.id)).kind == TensorKind::input;
}

bool reads_only_inputs(const Cascade& cascade, const Expr& keep) {
  bool only_inputs = true;
  for_each_node(keep, [&](const ExprNode& node) {
    if (node.op == Op::access && !is_input(cascade, node)) only_inputs = false;
  });
  return only_inputs;
}

/// True when the term loads from memory for every key: only pairs that count may do so.
bool reads_tables_per_key(const Cascade& cascade, const ForwardForm& form, const Expr& term) {
  bool found = false;
  for_each_node(term, [&](const ExprNode& node) {
    if (node.op != Op::access || !is_input(cascade, node)) return;
    for (const Expr& coordinate : node.args) {
      if (uses_var(coordinate, form.key_var)) found = true;
    }
  });
  return found;
}

void place_different_keeps(const std::vector<CountedKeys>& counted, ForwardForm& form) {
  form.wide_keep = counted.front().keep;
  for (RowScalar& scalar : form.scalars) {
    if (!scalar.is_state) continue;
    for (const CountedKeys& one : counted) {
      if (one.tensor == scalar.tensor) scalar.keep = one.keep;
    }
  }
}

}  // namespace

/// A pair is looked at when some reduction counts it; a tile is full when all count all of it.
TileRule joint_tile_rule(const Cascade& cascade, const std::vector<Expr>& keeps,
                         const std::vector<int>& tile_vars, int key_var,
                         const BoundedTables& bounded) {
  Expr some;
  Expr all;
  bool is_bounded = true;
  bool differ = false;
  for (const Expr& keep : keeps) {
    differ = differ || !same(keep, keeps.front());
    if (!keep) {
      is_bounded = false;
      continue;
    }
    some = some ? make_node(Op::logical_or, {some, keep}) : keep;
    all = all ? make_node(Op::logical_and, {all, keep}) : keep;
  }
  if (!all) return {};
  if (!differ) return tile_rule(cascade, keeps.front(), tile_vars, key_var, bounded);
  TileRule rule;
  if (is_bounded) rule = tile_rule(cascade, some, tile_vars, key_var, bounded);
  rule.certain = tile_rule(cascade, all, tile_vars, key_var, bounded).certain;
  return rule;
}

std::string place_tiles(const Cascade& cascade, const std::vector<CountedKeys>& counted,
                        ForwardForm& form) {
  for (const CountedKeys& one : counted) {
    if (one.keep && !reads_only_inputs(cascade, one.keep)) {
      return "which keys count depends on computed values";
    }
  }
  const Expr& first = counted.front().keep;
  form.keeps_differ = !std::all_of(counted.begin(), counted.end(),
                                   [&](const CountedKeys& one) { return same(one.keep, first); });
  std::vector<Expr> keeps;
  for (const CountedKeys& one : counted) keeps.push_back(one.keep);
  form.tiles = joint_tile_rule(cascade, keeps, {form.row_var, form.key_var}, form.key_var);
  if (form.keeps_differ) place_different_keeps(counted, form);
  const auto reads_tables = [&](const Expr& term) {
    return reads_tables_per_key(cascade, form, term);
  };
  form.masks_terms =
      !form.excluded || form.keeps_differ || reads_tables(form.weight) ||
      std::any_of(form.scalars.begin(), form.scalars.end(), [&](const RowScalar& scalar) {
        return scalar.is_state && reads_tables(scalar.term);
      });
  return {};
}

}  // namespace attngen
