// SPDX-License-Identifier: Apache-2.0
#include "generator/form/row_keys.h"

#include <optional>

#include "generator/analysis/tile_classes.h"

namespace attngen {
namespace {

Expr folded(Op op, const std::vector<Expr>& items) {
  Expr result;
  for (const Expr& item : items) result = result ? make_node(op, {result, item}) : item;
  return result;
}

class RowRanges {
 public:
  RowRanges(const Cascade& cascade, int key_var) : cascade_(cascade), key_var_(key_var) {}

  /// `keep` as bounds alone, where it is no more than that.
  std::optional<RowKeys> range_of(const Expr& keep) const {
    const TileRule rule = tile_rule(cascade_, keep, {key_var_}, key_var_);
    if (rule.bounds_exact) return RowKeys{rule.begin, rule.end, nullptr};
    if (keep->op != Op::logical_or) return std::nullopt;
    const std::optional<RowKeys> a = range_of(keep->args[0]);
    const std::optional<RowKeys> b = range_of(keep->args[1]);
    if (!a || !b) return std::nullopt;
    // Two ranges that are open on the same side are one.
    if (a->begin.empty() && b->begin.empty() && !a->end.empty() && !b->end.empty()) {
      const Expr later = make_node(Op::max, {folded(Op::min, a->end), folded(Op::min, b->end)});
      return RowKeys{{}, {later}, nullptr};
    }
    if (a->end.empty() && b->end.empty() && !a->begin.empty() && !b->begin.empty()) {
      const Expr earlier =
          make_node(Op::min, {folded(Op::max, a->begin), folded(Op::max, b->begin)});
      return RowKeys{{earlier}, {}, nullptr};
    }
    return std::nullopt;
  }

  void add(const Expr& keep, RowKeys& keys) const {
    if (keep->op == Op::logical_and) {
      add(keep->args[0], keys);
      add(keep->args[1], keys);
      return;
    }
    if (const std::optional<RowKeys> range = range_of(keep)) {
      keys.begin.insert(keys.begin.end(), range->begin.begin(), range->begin.end());
      keys.end.insert(keys.end.end(), range->end.begin(), range->end.end());
    } else {
      keys.inside = keys.inside ? make_node(Op::logical_and, {keys.inside, keep}) : keep;
    }
  }

 private:
  const Cascade& cascade_;
  int key_var_;
};

}  // namespace

RowKeys row_keys(const Cascade& cascade, const Expr& keep, int key_var) {
  RowKeys keys;
  if (keep) RowRanges(cascade, key_var).add(keep, keys);
  return keys;
}

}  // namespace attngen
