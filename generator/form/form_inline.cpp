// SPDX-License-Identifier: Apache-2.0
#include "generator/form/form_inline.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "generator/form/expr_rewrite.h"

namespace attngen {
namespace {

/// Guards against a cascade of many thousand nested pointwise Einsums.
constexpr int kMaxDepth = 200;

}  // namespace

Expr FormInliner::inlined(const Einsum& einsum, const Expr& expr) {
  return expr ? written_out(in_common_vars(einsum, expr), 0) : expr;
}

std::vector<Expr> FormInliner::own_coordinates(const Einsum& einsum) {
  std::vector<Expr> coordinates;
  for (const Expr& coordinate : einsum.coords) {
    coordinates.push_back(in_common_vars(einsum, coordinate));
  }
  return coordinates;
}

Expr FormInliner::own_access(int tensor) {
  const Einsum& einsum =
      cascade_.einsums.at(static_cast<std::size_t>(defining_einsum(cascade_, tensor)));
  return make_access(tensor, own_coordinates(einsum));
}

Expr FormInliner::in_common_vars(const Einsum& einsum, const Expr& expr) {
  std::map<int, Expr> renamed;
  std::map<int, int> user_of_rank;
  for_each_node(expr, [&](const ExprNode& node) {
    if (node.op != Op::var) return;
    const int rank = cascade_.vars.at(static_cast<std::size_t>(node.id)).rank;
    const auto known = var_of_rank_.find(rank);
    if (known == var_of_rank_.end()) return;
    const auto [user, is_new] = user_of_rank.emplace(rank, node.id);
    if (!is_new && user->second != node.id) {
      note(fmt::format("{} uses two variables of rank {}",
                       cascade_.tensors.at(static_cast<std::size_t>(einsum.tensor)).name,
                       cascade_.ranks.at(static_cast<std::size_t>(rank)).name));
    }
    renamed[node.id] = make_leaf(Op::var, known->second);
  });
  return with_vars(expr, renamed);
}

Expr FormInliner::written_out(const Expr& expr, int depth) {
  return transformed(expr, [&](const Expr& node) {
    return node->op == Op::access ? access_written_out(node, depth) : node;
  });
}

Expr FormInliner::access_written_out(const Expr& access, int depth) {
  if (access->id < 0) return access;
  const Tensor& tensor = cascade_.tensors.at(static_cast<std::size_t>(access->id));
  if (tensor.kind == TensorKind::input || kept_anywhere_.count(access->id) != 0) return access;
  const Einsum& einsum =
      cascade_.einsums.at(static_cast<std::size_t>(defining_einsum(cascade_, access->id)));
  if (kept_.count(access->id) != 0) {
    if (!same(access, own_access(access->id))) {
      note(fmt::format("{} is read at other coordinates than its own", tensor.name));
    }
    return access;
  }
  if (einsum.reduction || einsum.role != Role::plain) {
    note(fmt::format("{} is a reduction that the skeleton has no place for", tensor.name));
    return access;
  }
  if (depth > kMaxDepth) {
    note(fmt::format("{} is nested more than {} Einsums deep", tensor.name, kMaxDepth));
    return access;
  }
  std::map<int, Expr> at;
  for (std::size_t i = 0; i < einsum.coords.size(); ++i) {
    if (einsum.coords[i]->op != Op::var) {
      note(fmt::format("the left side of {} has a coordinate that is not a variable", tensor.name));
      return access;
    }
    at[einsum.coords[i]->id] = access->args.at(i);
  }
  return written_out(with_vars(einsum.body, at), depth + 1);
}

void FormInliner::note(std::string reason) {
  if (std::find(reasons_.begin(), reasons_.end(), reason) == reasons_.end()) {
    reasons_.push_back(std::move(reason));
  }
}

}  // namespace attngen
