// SPDX-License-Identifier: Apache-2.0
#include "generator/language/presence.h"

#include <algorithm>

#include "generator/language/resolve.h"

namespace attngen {

std::vector<const ExprNode*> accesses_with_gaps(const Cascade& cascade, const Expr& root,
                                                const std::vector<char>& gaps) {
  std::vector<const ExprNode*> found;
  for_each_node(root, [&](const ExprNode& node) {
    if (node.op != Op::access) return;
    const bool beyond = std::any_of(node.args.begin(), node.args.end(), [&](const Expr& coord) {
      return recombined_split(cascade, coord) >= 0;
    });
    if (beyond || gaps[static_cast<std::size_t>(node.id)] != 0) found.push_back(&node);
  });
  return found;
}

namespace {

bool uses_reduced(const Einsum& einsum, const Expr& term) {
  if (!einsum.reduction) return false;
  const std::vector<int>& vars = einsum.reduction->vars;
  return std::any_of(vars.begin(), vars.end(), [&](int var) { return uses_var(term, var); });
}

// Conditions that use a reduced variable choose what is reduced; the others leave gaps.
bool leaves_gaps(const Cascade& cascade, const Einsum& einsum, const std::vector<char>& gaps) {
  if (einsum.reduction &&
      (einsum.reduction->op == ReduceOp::argmax || einsum.reduction->op == ReduceOp::topk)) {
    return true;
  }
  for (const Expr& term : conjuncts(einsum.where)) {
    if (!uses_reduced(einsum, term)) return true;
  }
  for (const Expr& root : {einsum.body, einsum.where}) {
    for (const ExprNode* access : accesses_with_gaps(cascade, root, gaps)) {
      const bool chooses =
          std::any_of(access->args.begin(), access->args.end(),
                      [&](const Expr& coord) { return uses_reduced(einsum, coord); });
      if (!chooses) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<char> tensors_with_gaps(const Cascade& cascade) {
  std::vector<char> gaps(cascade.tensors.size(), 0);
  for (const Einsum& einsum : cascade.einsums) {
    if (einsum.tensor < 0 || !einsum.body) continue;
    const auto id = static_cast<std::size_t>(einsum.tensor);
    if (cascade.tensors[id].kind == TensorKind::state) continue;
    if (leaves_gaps(cascade, einsum, gaps)) gaps[id] = 1;
  }
  return gaps;
}

}  // namespace attngen
