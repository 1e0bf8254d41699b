// SPDX-License-Identifier: Apache-2.0
#include "generator/form/form_tiles.h"

#include <algorithm>

#include "generator/analysis/tile_classes.h"

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

/// A pair is looked at when some reduction counts it; a tile is full when all count all of it.
void place_different_keeps(const Cascade& cascade, const std::vector<CountedKeys>& counted,
                           const std::vector<int>& tile, ForwardForm& form) {
  Expr some;
  Expr all;
  bool is_bounded = true;
  for (const CountedKeys& one : counted) {
    if (!one.keep) {
      is_bounded = false;
      continue;
    }
    some = some ? make_node(Op::logical_or, {some, one.keep}) : one.keep;
    all = all ? make_node(Op::logical_and, {all, one.keep}) : one.keep;
  }
  if (is_bounded) form.tiles = tile_rule(cascade, some, tile, form.key_var);
  form.tiles.certain = tile_rule(cascade, all, tile, form.key_var).certain;
  form.wide_keep = counted.front().keep;
  for (RowScalar& scalar : form.scalars) {
    if (!scalar.is_state) continue;
    for (const CountedKeys& one : counted) {
      if (one.tensor == scalar.tensor) scalar.keep = one.keep;
    }
  }
}

}  // namespace

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
  const std::vector<int> tile = {form.row_var, form.key_var};
  if (form.keeps_differ) {
    place_different_keeps(cascade, counted, tile, form);
  } else if (first) {
    form.tiles = tile_rule(cascade, first, tile, form.key_var);
  }
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
