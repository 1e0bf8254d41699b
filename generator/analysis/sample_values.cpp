// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/sample_values.h"

#include <algorithm>

#include "generator/analysis/evaluate_expr.h"

namespace attngen {

double SampleSource::uniform(double low, double high) {
  state_ += 0x9e3779b97f4a7c15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
  z ^= z >> 31U;
  constexpr double kUnit = 1.0 / 9007199254740992.0;  // 2^-53
  return low + (high - low) * (static_cast<double>(z >> 11U) * kUnit);
}

SampledLeaves::SampledLeaves(const LateView& view, const std::vector<Expr>& late,
                             const std::vector<Expr>& expressions)
    : view_(view), late_(late) {
  for (const Expr& expr : expressions) add(expr);
}

void SampledLeaves::add(const Expr& expr) {
  const bool is_leaf = expr->op == Op::access || expr->op == Op::param || expr->op == Op::var ||
                       expr->op == Op::extent;
  if (!is_leaf) {
    for (const Expr& arg : expr->args) add(arg);
    return;
  }
  for (const Leaf& leaf : leaves_) {
    if (same(leaf.expr, expr)) return;
  }
  Leaf leaf;
  leaf.expr = expr;
  const bool row =
      std::any_of(late_.begin(), late_.end(), [&](const Expr& one) { return same(one, expr); });
  if (row) {
    leaf.kind = Kind::row;
  } else if (view_.family().carried_by(expr)) {
    leaf.kind = Kind::column;
  }
  leaves_.push_back(leaf);
}

void SampledLeaves::draw_rows(SampleSource& source) {
  for (Leaf& leaf : leaves_) {
    if (leaf.kind == Kind::row) leaf.value = source.uniform(0.3, 3);
  }
}

void SampledLeaves::draw_columns(SampleSource& source, bool positive_only) {
  for (Leaf& leaf : leaves_) {
    if (leaf.kind == Kind::column) {
      leaf.value = positive_only ? source.uniform(0.3, 4) : source.uniform(-1, 4);
    }
  }
}

void SampledLeaves::draw_constants(SampleSource& source) {
  for (Leaf& leaf : leaves_) {
    if (leaf.kind == Kind::constant) leaf.value = source.uniform(0.5, 2);
  }
}

const SampledLeaves::Leaf& SampledLeaves::find(const ExprNode& node) const {
  for (const Leaf& leaf : leaves_) {
    if (leaf.expr.get() == &node) return leaf;
  }
  for (const Leaf& leaf : leaves_) {
    if (leaf.expr->op == node.op && leaf.expr->id == node.id &&
        std::equal(leaf.expr->args.begin(), leaf.expr->args.end(), node.args.begin(),
                   node.args.end(), same)) {
      return leaf;
    }
  }
  throw InternalError("a leaf that was not collected");
}

double SampledLeaves::value(const Expr& expr) const {
  return evaluate(expr, [&](const ExprNode& node) { return find(node).value; });
}

}  // namespace attngen
