// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "generator/analysis/evaluate_expr.h"
#include "generator/analysis/tile_classes.h"

namespace attngen {
namespace {

double table_entry(const Cascade& cascade, const ExprNode& access, const TilePlace& place,
                   const LeafValue& leaf) {
  const std::size_t tensor = static_cast<std::size_t>(access.id);
  if (place.arrays == nullptr || tensor >= place.arrays->size()) {
    throw InternalError("a table without its array");
  }
  std::int64_t offset = 0;
  for (std::size_t axis = 0; axis < access.args.size(); ++axis) {
    const int rank = cascade.tensors[tensor].dims[axis].rank;
    const std::int64_t extent = place.binding->extents[static_cast<std::size_t>(rank)];
    const std::int64_t at = static_cast<std::int64_t>(evaluate(access.args[axis], leaf));
    check(at >= 0 && at < extent, "a table read outside its extent");
    offset = offset * extent + at;
  }
  return (*place.arrays)[tensor].at(offset);
}

/// The least or the largest entry that the access of `node` reads over the tile.
double tile_extreme(const Cascade& cascade, const ExprNode& node, TilePlace place) {
  const Expr& access = node.args[0];
  std::vector<std::size_t> vars;
  for (std::size_t var = 0; var < place.vars.size(); ++var) {
    if (!uses_var(access, static_cast<int>(var))) continue;
    vars.push_back(var);
    place.vars[var] = place.first[var];
  }
  double extreme = evaluate_at(cascade, access, place);
  for (std::size_t turned = 0; turned < vars.size();) {
    const std::size_t var = vars[turned];
    if (++place.vars[var] > place.last[var]) {
      place.vars[var] = place.first[var];
      ++turned;
      continue;
    }
    turned = 0;
    const double entry = evaluate_at(cascade, access, place);
    extreme = node.op == Op::tile_least ? std::min(extreme, entry) : std::max(extreme, entry);
  }
  return extreme;
}

}  // namespace

double evaluate_at(const Cascade& cascade, const Expr& expr, const TilePlace& place) {
  if (!expr) return 1;
  LeafValue leaf;
  leaf = [&](const ExprNode& node) -> double {
    const std::size_t id = static_cast<std::size_t>(node.id);
    switch (node.op) {
      case Op::param:
        return place.binding->params[id];
      case Op::extent:
        return static_cast<double>(place.binding->extents[id]);
      case Op::var:
        return static_cast<double>(place.vars[id]);
      case Op::tile_first:
        return static_cast<double>(place.first[static_cast<std::size_t>(node.args[0]->id)]);
      case Op::tile_last:
        return static_cast<double>(place.last[static_cast<std::size_t>(node.args[0]->id)]);
      case Op::access:
        return table_entry(cascade, node, place, leaf);
      case Op::tile_least:
      case Op::tile_most:
        return tile_extreme(cascade, node, place);
      default:
        throw InternalError("no value for this leaf in a tile rule");
    }
  };
  return evaluate(expr, leaf);
}

TileClass classify(const Cascade& cascade, const TileRule& rule, const TilePlace& place) {
  if (evaluate_at(cascade, rule.possible, place) == 0) return TileClass::empty;
  if (evaluate_at(cascade, rule.certain, place) != 0) return TileClass::full;
  return TileClass::partial;
}

}  // namespace attngen
