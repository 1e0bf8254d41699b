// SPDX-License-Identifier: Apache-2.0
#include "generator/form/key_parts.h"

#include "generator/analysis/tile_classes.h"
#include "generator/ir/conditions.h"

namespace attngen {
namespace {

KeyBounds bounds_of(const Cascade& cascade, const ForwardForm& form, std::vector<Expr> terms) {
  const TileRule rule =
      tile_rule(cascade, conjunction(terms), {form.row_var, form.key_var}, form.key_var);
  return {rule.begin, rule.end};
}

bool is_bounded(const KeyBounds& bounds) {
  return !bounds.begin.empty() || !bounds.end.empty();
}

}  // namespace

std::optional<KeyParts> key_parts(const Cascade& cascade, const ForwardForm& form) {
  if (!form.tiles.keep || form.tiles.bounds_exact) return std::nullopt;
  std::vector<Expr> beside;
  Expr choice;
  for (const Expr& term : conjuncts(form.tiles.keep)) {
    if (term->op != Op::logical_or) {
      beside.push_back(term);
    } else if (choice) {
      return std::nullopt;
    } else {
      choice = term;
    }
  }
  if (!choice) return std::nullopt;
  const auto side = [&](const Expr& condition) {
    std::vector<Expr> terms = beside;
    terms.push_back(condition);
    return bounds_of(cascade, form, std::move(terms));
  };
  KeyParts parts = {side(choice->args[0]), side(choice->args[1])};
  if (!is_bounded(parts.first) || !is_bounded(parts.second)) return std::nullopt;
  return parts;
}

}  // namespace attngen
