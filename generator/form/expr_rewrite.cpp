// SPDX-License-Identifier: Apache-2.0
#include "generator/form/expr_rewrite.h"

#include <cstddef>
#include <vector>

namespace attngen {
namespace {

Expr with_args(const Expr& node, std::vector<Expr> args) {
  ExprNode copy = *node;
  copy.args = std::move(args);
  return std::make_shared<const ExprNode>(std::move(copy));
}

int count_factors(const Expr& root, const std::function<bool(const Expr&)>& is_factor) {
  if (is_factor(root)) return 1;
  int count = 0;
  for (const Expr& arg : root->args) count += count_factors(arg, is_factor);
  return count;
}

/// The path down to the factor is multiplicative: called only where exactly one factor is below.
std::optional<FactoredProduct> split(const Expr& product,
                                     const std::function<bool(const Expr&)>& is_factor) {
  if (is_factor(product)) return FactoredProduct{product, nullptr};
  if (product->op != Op::mul && product->op != Op::div && product->op != Op::neg) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < product->args.size(); ++i) {
    if (count_factors(product->args[i], is_factor) == 0) continue;
    if (product->op == Op::div && i == 1) return std::nullopt;
    std::optional<FactoredProduct> below = split(product->args[i], is_factor);
    if (!below) return std::nullopt;
    if (!below->rest && product->op == Op::mul) {
      below->rest = product->args[1 - i];
    } else {
      std::vector<Expr> args = product->args;
      args[i] = below->rest ? below->rest : make_number(1.0);
      below->rest = with_args(product, std::move(args));
    }
    return below;
  }
  return std::nullopt;
}

}  // namespace

Expr with_vars(const Expr& root, const std::map<int, Expr>& values) {
  if (!root) return root;
  return transformed(root, [&](const Expr& node) {
    if (node->op != Op::var) return node;
    const auto at = values.find(node->id);
    return at == values.end() ? node : at->second;
  });
}

Expr replaced(const Expr& root, const Expr& pattern, const Expr& replacement) {
  if (!root) return root;
  if (same(root, pattern)) return replacement;
  std::vector<Expr> args;
  bool changed = false;
  for (const Expr& arg : root->args) {
    args.push_back(replaced(arg, pattern, replacement));
    changed = changed || args.back() != arg;
  }
  return changed ? with_args(root, std::move(args)) : root;
}

std::optional<FactoredProduct> without_factor(const Expr& product,
                                              const std::function<bool(const Expr&)>& is_factor) {
  if (count_factors(product, is_factor) != 1) return std::nullopt;
  return split(product, is_factor);
}

}  // namespace attngen
