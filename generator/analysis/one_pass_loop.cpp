// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/one_pass_loop.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "generator/ir/conditions.h"

namespace attngen {
namespace {

std::string lower(std::string name) {
  for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return name;
}

/// `expr` of a definition with its left variables replaced by the coordinates of `access`.
Expr at(const Einsum& einsum, const Expr& access, const Expr& expr) {
  return transformed(expr, [&](const Expr& node) -> Expr {
    if (node->op != Op::var) return node;
    for (std::size_t i = 0; i < einsum.coords.size(); ++i) {
      if (same(einsum.coords[i], node)) return access->args[i];
    }
    return node;
  });
}

}  // namespace

void refuse_one_pass(const Cascade& cascade, int rank, const std::string& why) {
  throw Error(ErrorKind::refused,
              fmt::format("{} has no one-pass cascade over {}: {}", cascade.name,
                          cascade.ranks[static_cast<std::size_t>(rank)].name, why),
              "`attngen analyze` lists every boundary and what would remove it");
}

OnePassLoop::OnePassLoop(const Cascade& cascade, const Repair& repair, std::int64_t block)
    : source_(cascade), repair_(repair), result_(cascade) {
  streamed_ = streamed_var();
  result_.einsums.clear();
  result_.expects.clear();
  add_split(block);
  add_states();
  find_blocked();
}

int OnePassLoop::streamed_var() {
  for (int var : repair_.stream_vars) {
    const RankVar& one = source_.vars[static_cast<std::size_t>(var)];
    const bool plain = source_.ranks[static_cast<std::size_t>(one.rank)].split < 0 &&
                       split_of(source_, one.rank) < 0 && one.implicit;
    if (!plain) continue;
    root_ = one.rank;
    return var;
  }
  refuse_one_pass(source_, repair_.rank, "every rank that it streams is already split");
}

bool OnePassLoop::is_taken(const std::string& name) const {
  const auto named = [&](const auto& items) {
    return std::any_of(items.begin(), items.end(),
                       [&](const auto& item) { return item.name == name; });
  };
  return named(result_.ranks) || named(result_.vars) || named(result_.tensors) ||
         named(result_.params) || named(result_.dtypes);
}

std::string OnePassLoop::free_name(const std::string& wish) const {
  std::string name = wish;
  while (is_taken(name) || is_taken(lower(name))) name += "_";
  return name;
}

int OnePassLoop::add_rank(const std::string& wish, int split) {
  Rank rank;
  rank.name = free_name(wish);
  rank.split = split;
  result_.ranks.push_back(rank);
  RankVar var;
  var.name = lower(rank.name);
  var.rank = static_cast<int>(result_.ranks.size()) - 1;
  result_.vars.push_back(var);
  return var.rank;
}

void OnePassLoop::add_split(std::int64_t block) {
  const std::string name = result_.ranks[static_cast<std::size_t>(root_)].name;
  const int split = static_cast<int>(result_.splits.size());
  Split made;
  made.rank = root_;
  made.outer = add_rank(name + "1", split);
  made.inner = add_rank(name + "0", split);
  result_.ranks[static_cast<std::size_t>(made.inner)].extent = block;
  result_.splits.push_back(made);
  outer_rank_ = made.outer;
  inner_rank_ = made.inner;
  outer_ = make_leaf(Op::var, implicit_var(result_, made.outer));
  inner_ = make_leaf(Op::var, implicit_var(result_, made.inner));
  point_ =
      make_node(Op::add, {make_node(Op::mul, {outer_, make_leaf(Op::extent, made.inner)}), inner_});
  Iter iter;
  iter.var = outer_->id;
  iter.rank = made.outer;
  result_.iters.push_back(iter);
}

int OnePassLoop::add_tensor(const std::string& wish, TensorKind kind, std::vector<TensorDim> dims) {
  Tensor tensor;
  tensor.name = free_name(wish);
  tensor.kind = kind;
  tensor.dims = std::move(dims);
  result_.tensors.push_back(tensor);
  return static_cast<int>(result_.tensors.size()) - 1;
}

void OnePassLoop::add_states() {
  for (const RunningState& state : repair_.states) {
    const Tensor& tensor = source_.tensors[static_cast<std::size_t>(state.tensor)];
    const std::string suffix =
        state.components > 1 ? std::to_string(state.component + 1) : std::string();
    std::vector<TensorDim> dims{{outer_rank_, true}};
    std::vector<TensorDim> local{{outer_rank_, false}};
    dims.insert(dims.end(), tensor.dims.begin(), tensor.dims.end());
    local.insert(local.end(), tensor.dims.begin(), tensor.dims.end());
    running_.push_back(add_tensor("R" + tensor.name + suffix, TensorKind::state, dims));
    local_.push_back(add_tensor("L" + tensor.name + suffix, TensorKind::temporary, local));
  }
}

std::vector<std::size_t> OnePassLoop::states_of(int tensor) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < repair_.states.size(); ++i) {
    if (repair_.states[i].tensor == tensor) found.push_back(i);
  }
  return found;
}

/// Temporaries whose streamed axis is always the bare variable get the two axes of the split.
void OnePassLoop::find_blocked() {
  blocked_.assign(source_.tensors.size(), 0);
  for (std::size_t t = 0; t < source_.tensors.size(); ++t) {
    const Tensor& tensor = source_.tensors[t];
    const bool has_rank = std::any_of(tensor.dims.begin(), tensor.dims.end(),
                                      [&](const TensorDim& dim) { return dim.rank == root_; });
    const int definition = defining_einsum(source_, static_cast<int>(t));
    const bool selects =
        definition >= 0 &&
        slot_coordinate(source_.einsums[static_cast<std::size_t>(definition)]) >= 0;
    blocked_[t] = tensor.kind == TensorKind::temporary && has_rank && !selects ? 1 : 0;
  }
  const auto check_coords = [&](int tensor, const std::vector<Expr>& coords) {
    for (std::size_t d = 0; d < coords.size(); ++d) {
      const TensorDim& dim = source_.tensors[static_cast<std::size_t>(tensor)].dims[d];
      const bool bare = coords[d]->op == Op::var && coords[d]->id == streamed_;
      if (dim.rank == root_ && !bare) blocked_[static_cast<std::size_t>(tensor)] = 0;
    }
  };
  for (const Einsum& einsum : source_.einsums) {
    check_coords(einsum.tensor, einsum.coords);
    for (const Expr* part : {&einsum.body, &einsum.where}) {
      for_each_node(*part, [&](const ExprNode& node) {
        if (node.op == Op::access) check_coords(node.id, node.args);
      });
    }
  }
  for (std::size_t t = 0; t < source_.tensors.size(); ++t) {
    if (blocked_[t] == 0) continue;
    std::vector<TensorDim> dims;
    for (const TensorDim& dim : source_.tensors[t].dims) {
      if (dim.rank != root_) {
        dims.push_back(dim);
      } else {
        dims.push_back({outer_rank_, false});
        dims.push_back({inner_rank_, false});
      }
    }
    result_.tensors[t].dims = dims;
  }
}

std::vector<Expr> OnePassLoop::split_coords(int tensor, const std::vector<Expr>& coords) const {
  if (blocked_[static_cast<std::size_t>(tensor)] == 0) return coords;
  std::vector<Expr> result;
  for (std::size_t d = 0; d < coords.size(); ++d) {
    if (source_.tensors[static_cast<std::size_t>(tensor)].dims[d].rank == root_) {
      result.push_back(outer_);
      result.push_back(inner_);
    } else {
      result.push_back(coords[d]);
    }
  }
  return result;
}

const RowValue* OnePassLoop::row_value(int tensor) const {
  for (const RowValue& row : repair_.row_values) {
    if (row.tensor == tensor) return &row;
  }
  return nullptr;
}

/// What a late access means at a moment of the loop, in terms of the states.
Expr OnePassLoop::late_value(const Expr& access, Moment moment) const {
  if (moment == Moment::end) return access;
  const std::vector<std::size_t> states = states_of(access->id);
  if (states.empty()) {
    const RowValue* row = row_value(access->id);
    check(row != nullptr, "a late access without a state or a row value");
    const Einsum& einsum = source_.einsums[static_cast<std::size_t>(row->einsum)];
    if (einsum.reduction || einsum.where) {
      refuse_one_pass(source_, root_,
                      fmt::format("{} would have to be reduced again in every block",
                                  source_.tensors[static_cast<std::size_t>(access->id)].name));
    }
    return translated(at(einsum, access, einsum.body), moment);
  }
  return summed_states(states, access, moment);
}

Expr OnePassLoop::summed_states(const std::vector<std::size_t>& states, const Expr& access,
                                Moment moment) const {
  Expr sum;
  for (std::size_t index : states) {
    const Expr value = state_value(index, access, moment);
    if (!sum) {
      sum = value;
    } else if (value->op == Op::neg) {
      sum = make_node(Op::sub, {sum, value->args[0]});
    } else {
      sum = make_node(Op::add, {sum, value});
    }
  }
  return sum;
}

/// The accumulated value of one state with its finish applied.
Expr OnePassLoop::state_value(std::size_t index, const Expr& access, Moment moment) const {
  const RunningState& state = repair_.states[index];
  Expr slice = slice_at(index, access->args, moment);
  if (!state.finish) return slice;
  const Einsum& einsum = source_.einsums[static_cast<std::size_t>(state.einsum)];
  const Expr accumulated = make_access(state.tensor, access->args);
  const Expr finish = at(einsum, access, state.finish);
  return transformed_late(finish, moment, [&](const Expr& node) -> Expr {
    return same(node, accumulated) ? slice : nullptr;
  });
}

Expr OnePassLoop::slice_at(std::size_t index, const std::vector<Expr>& coords,
                           Moment moment) const {
  Expr step = outer_;
  if (moment == Moment::after) step = make_node(Op::add, {outer_, make_integer(1)});
  if (moment == Moment::end) step = make_leaf(Op::extent, outer_rank_);
  std::vector<Expr> all{step};
  all.insert(all.end(), coords.begin(), coords.end());
  return make_access(running_[index], all);
}

bool OnePassLoop::is_late(const Expr& node) const {
  return node->op == Op::access && (!states_of(node->id).empty() || row_value(node->id) != nullptr);
}

Expr OnePassLoop::transformed_late(const Expr& expr, Moment moment,
                                   const std::function<Expr(const Expr&)>& first) const {
  if (!expr) return expr;
  if (Expr found = first(expr)) return found;
  if (expr->op == Op::previous) return late_value(expr->args[0], Moment::before);
  if (is_late(expr)) return late_value(expr, moment);
  if (expr->op == Op::var && expr->id == streamed_) return point_;
  std::vector<Expr> args = expr->args;
  if (expr->op == Op::access) args = split_coords(expr->id, args);
  for (Expr& arg : args) arg = transformed_late(arg, moment, first);
  if (args.empty()) return expr;
  if (expr->op == Op::access) return make_access(expr->id, args, expr->span);
  return make_node(expr->op, args, expr->span);
}

Expr OnePassLoop::translated(const Expr& expr, Moment moment) const {
  return transformed_late(expr, moment, [](const Expr&) { return Expr{}; });
}

}  // namespace attngen
