// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/derive_one_pass.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include "generator/analysis/presence_conditions.h"
#include "generator/ir/conditions.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

[[noreturn]] void refuse(const Cascade& cascade, int rank, const std::string& why) {
  throw Error(ErrorKind::refused,
              fmt::format("{} has no one-pass cascade over {}: {}", cascade.name,
                          cascade.ranks[static_cast<std::size_t>(rank)].name, why),
              "`attngen analyze` lists every boundary and what would remove it");
}

/// When a late value is meant: after the current block, before it, or at the end.
enum class Moment { after, before, end };

class OnePass {
 public:
  OnePass(const Cascade& cascade, const Repair& repair, std::int64_t block)
      : source_(cascade), repair_(repair), result_(cascade) {
    streamed_ = streamed_var();
    result_.einsums.clear();
    result_.expects.clear();
    add_split(block);
    add_states();
    find_blocked();
  }

  Cascade build() {
    emit_inits();
    for (std::size_t i = 0; i < source_.einsums.size(); ++i) {
      const Einsum& einsum = source_.einsums[i];
      const std::vector<std::size_t> states = states_of(einsum.tensor);
      if (states.empty()) {
        emit_copy(static_cast<int>(i));
        continue;
      }
      for (std::size_t state : states) emit_state(state);
      emit_final(einsum, states);
    }
    drop_unused();
    Expect expect;
    expect.rank = root_;
    expect.written = 1;
    expect.rewritten = 1;
    result_.expects.push_back(expect);
    // The printed text is what users see; parsing it back verifies it and drops what it lost.
    return parse_variant({source_.origin, print_cascade(result_)}).front();
  }

 private:
  const Rank& rank_at(int rank) const { return result_.ranks[static_cast<std::size_t>(rank)]; }

  int streamed_var() {
    for (int var : repair_.stream_vars) {
      const RankVar& one = source_.vars[static_cast<std::size_t>(var)];
      const bool plain = source_.ranks[static_cast<std::size_t>(one.rank)].split < 0 &&
                         split_of(source_, one.rank) < 0 && one.implicit;
      if (!plain) continue;
      root_ = one.rank;
      return var;
    }
    refuse(source_, repair_.rank, "every rank that it streams is already split");
  }

  bool is_taken(const std::string& name) const {
    const auto named = [&](const auto& items) {
      return std::any_of(items.begin(), items.end(),
                         [&](const auto& item) { return item.name == name; });
    };
    return named(result_.ranks) || named(result_.vars) || named(result_.tensors) ||
           named(result_.params) || named(result_.dtypes);
  }

  std::string free_name(const std::string& wish) const {
    std::string name = wish;
    while (is_taken(name) || is_taken(lower(name))) name += "_";
    return name;
  }

  static std::string lower(std::string name) {
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return name;
  }

  int add_rank(const std::string& wish, int split) {
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

  void add_split(std::int64_t block) {
    const std::string name = rank_at(root_).name;
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
    point_ = make_node(Op::add,
                       {make_node(Op::mul, {outer_, make_leaf(Op::extent, made.inner)}), inner_});
    Iter iter;
    iter.var = outer_->id;
    iter.rank = made.outer;
    result_.iters.push_back(iter);
  }

  int add_tensor(const std::string& wish, TensorKind kind, std::vector<TensorDim> dims) {
    Tensor tensor;
    tensor.name = free_name(wish);
    tensor.kind = kind;
    tensor.dims = std::move(dims);
    result_.tensors.push_back(tensor);
    return static_cast<int>(result_.tensors.size()) - 1;
  }

  void add_states() {
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

  std::vector<std::size_t> states_of(int tensor) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < repair_.states.size(); ++i) {
      if (repair_.states[i].tensor == tensor) found.push_back(i);
    }
    return found;
  }

  /// Temporaries whose streamed axis is always the bare variable get the two axes of the split.
  void find_blocked() {
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

  std::vector<Expr> split_coords(int tensor, const std::vector<Expr>& coords) const {
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

  const RowValue* row_value(int tensor) const {
    for (const RowValue& row : repair_.row_values) {
      if (row.tensor == tensor) return &row;
    }
    return nullptr;
  }

  /// What a late access means at a moment of the loop, in terms of the states.
  Expr late_value(const Expr& access, Moment moment) const {
    if (moment == Moment::end) return access;
    const std::vector<std::size_t> states = states_of(access->id);
    if (states.empty()) {
      const RowValue* row = row_value(access->id);
      check(row != nullptr, "a late access without a state or a row value");
      const Einsum& einsum = source_.einsums[static_cast<std::size_t>(row->einsum)];
      if (einsum.reduction || einsum.where) {
        refuse(source_, root_,
               fmt::format("{} would have to be reduced again in every block",
                           source_.tensors[static_cast<std::size_t>(access->id)].name));
      }
      return translated(at(einsum, access, einsum.body), moment);
    }
    return summed_states(states, access, moment);
  }

  Expr summed_states(const std::vector<std::size_t>& states, const Expr& access,
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
  Expr state_value(std::size_t index, const Expr& access, Moment moment) const {
    const RunningState& state = repair_.states[index];
    const Expr slice = slice_at(index, access->args, moment);
    if (!state.finish) return slice;
    const Einsum& einsum = source_.einsums[static_cast<std::size_t>(state.einsum)];
    const Expr accumulated = make_access(state.tensor, access->args);
    const Expr finish = at(einsum, access, state.finish);
    return transformed_late(finish, moment, [&](const Expr& node) -> Expr {
      return same(node, accumulated) ? slice : nullptr;
    });
  }

  Expr slice_at(std::size_t index, const std::vector<Expr>& coords, Moment moment) const {
    Expr step = outer_;
    if (moment == Moment::after) step = make_node(Op::add, {outer_, make_integer(1)});
    if (moment == Moment::end) step = make_leaf(Op::extent, outer_rank_);
    std::vector<Expr> all{step};
    all.insert(all.end(), coords.begin(), coords.end());
    return make_access(running_[index], all);
  }

  /// `expr` of a definition with its left variables replaced by the coordinates of `access`.
  static Expr at(const Einsum& einsum, const Expr& access, const Expr& expr) {
    return transformed(expr, [&](const Expr& node) -> Expr {
      if (node->op != Op::var) return node;
      for (std::size_t i = 0; i < einsum.coords.size(); ++i) {
        if (same(einsum.coords[i], node)) return access->args[i];
      }
      return node;
    });
  }

  bool is_late(const Expr& node) const {
    return node->op == Op::access &&
           (!states_of(node->id).empty() || row_value(node->id) != nullptr);
  }

  template <typename First>
  Expr transformed_late(const Expr& expr, Moment moment, const First& first) const {
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

  Expr translated(const Expr& expr, Moment moment) const {
    return transformed_late(expr, moment, [](const Expr&) { return Expr{}; });
  }

  void emit(Role role, int tensor, std::vector<Expr> coords, std::optional<Reduction> reduction,
            Expr body, Expr where) {
    Einsum einsum;
    einsum.role = role;
    einsum.tensor = tensor;
    einsum.coords = std::move(coords);
    einsum.reduction = std::move(reduction);
    einsum.body = std::move(body);
    einsum.where = std::move(where);
    result_.einsums.push_back(std::move(einsum));
  }

  static Expr identity(ReduceOp op) {
    switch (op) {
      case ReduceOp::max:
        return make_node(Op::neg, {make_infinity()});
      case ReduceOp::min:
        return make_infinity();
      case ReduceOp::prod:
        return make_integer(1);
      case ReduceOp::any:
        return make_boolean(false);
      case ReduceOp::all:
        return make_boolean(true);
      default:
        return make_integer(0);
    }
  }

  void emit_inits() {
    for (std::size_t i = 0; i < repair_.states.size(); ++i) {
      const RunningState& state = repair_.states[i];
      std::vector<Expr> coords{make_integer(0)};
      const Einsum& einsum = source_.einsums[static_cast<std::size_t>(state.einsum)];
      coords.insert(coords.end(), einsum.coords.begin(), einsum.coords.end());
      emit(Role::init, running_[i], coords, std::nullopt, identity(state.op), nullptr);
    }
  }

  /// Streaming Einsums see late values as they are after the block; epilogues see the final ones.
  void emit_copy(int index) {
    const Einsum& einsum = source_.einsums[static_cast<std::size_t>(index)];
    if (slot_coordinate(einsum) >= 0) {
      // The slots of a selection are filled at once, before the loop over them.
      result_.einsums.push_back(einsum);
      return;
    }
    const bool streams = std::any_of(einsum.coords.begin(), einsum.coords.end(),
                                     [&](const Expr& coord) { return uses_var(coord, streamed_); });
    const Moment moment = streams ? Moment::after : Moment::end;
    std::vector<Expr> coords = split_coords(einsum.tensor, einsum.coords);
    for (Expr& coord : coords) coord = translated(coord, moment);
    Einsum copy = einsum;
    copy.coords = std::move(coords);
    copy.body = translated(einsum.body, moment);
    copy.where = translated(einsum.where, moment);
    result_.einsums.push_back(std::move(copy));
  }

  /// Conditions that the operands of the term do not already bring with them.
  Expr block_condition(const RunningState& state, const Reduction& local) const {
    std::vector<Expr> implied;
    bool bounded = false;
    for (const Expr& access : accesses_in(state.term)) {
      for (const Expr& one : conjuncts(presence_of_access(source_, access))) implied.push_back(one);
      bounded = bounded || uses_var(access, streamed_);
    }
    std::vector<Expr> terms;
    for (const Expr& one : conjuncts(state.keep)) {
      const bool known = std::any_of(implied.begin(), implied.end(),
                                     [&](const Expr& other) { return same(one, other); });
      if (known) continue;
      const Expr here = translated(one, Moment::after);
      const bool chooses = std::any_of(local.vars.begin(), local.vars.end(),
                                       [&](int var) { return uses_var(here, var); });
      if (!chooses) {
        refuse(source_, root_,
               fmt::format("a state cannot be absent, and `{}` makes whole rows absent; put it on "
                           "the term",
                           print_expr(source_, one)));
      }
      terms.push_back(here);
    }
    if (!bounded) {
      terms.push_back(make_node(Op::lt, {point_, make_leaf(Op::extent, root_)}));
    }
    return conjunction(terms);
  }

  /// The factor tensor of a re-tag, shared by all states with the same one.
  Expr retag_access(const RunningState& state, const std::vector<Expr>& coords) {
    for (const auto& known : factors_) {
      if (same(known.first, state.retag)) return known.second;
    }
    std::vector<TensorDim> dims{{outer_rank_, false}};
    std::vector<Expr> at{outer_};
    const Tensor& tensor = source_.tensors[static_cast<std::size_t>(state.tensor)];
    for (std::size_t i = 0; i < coords.size(); ++i) {
      if (coords[i]->op != Op::var || !uses_var(state.retag, coords[i]->id)) continue;
      dims.push_back(tensor.dims[i]);
      at.push_back(coords[i]);
    }
    const std::string& tag = source_.tensors[static_cast<std::size_t>(state.tags.front()->id)].name;
    const int factor = add_tensor("C" + tag, TensorKind::temporary, dims);
    emit(Role::plain, factor, at, std::nullopt, translated(state.retag, Moment::after), nullptr);
    factors_.emplace_back(state.retag, make_access(factor, at));
    return factors_.back().second;
  }

  static Expr combined(ReduceOp op, const Expr& a, const Expr& b) {
    switch (op) {
      case ReduceOp::max:
        return make_node(Op::max, {a, b});
      case ReduceOp::min:
        return make_node(Op::min, {a, b});
      case ReduceOp::prod:
        return make_node(Op::mul, {a, b});
      case ReduceOp::any:
        return make_node(Op::logical_or, {a, b});
      case ReduceOp::all:
        return make_node(Op::logical_and, {a, b});
      default:
        return make_node(Op::add, {a, b});
    }
  }

  static Expr retagged(const RunningState& state, const Expr& before, const Expr& retag) {
    if (state.op == ReduceOp::sum) return make_node(Op::mul, {before, retag});
    if (!state.retag_scales) return make_node(Op::add, {before, retag});
    const Op seen = state.op == ReduceOp::max ? Op::gt : Op::lt;
    return make_node(Op::select, {make_node(seen, {before, identity(state.op)}),
                                  make_node(Op::mul, {before, retag}), before});
  }

  void emit_state(std::size_t index) {
    const RunningState& state = repair_.states[index];
    const Einsum& einsum = source_.einsums[static_cast<std::size_t>(state.einsum)];
    Reduction local = *einsum.reduction;
    std::replace(local.vars.begin(), local.vars.end(), streamed_, inner_->id);
    std::vector<Expr> coords{outer_};
    coords.insert(coords.end(), einsum.coords.begin(), einsum.coords.end());
    emit(Role::plain, local_[index], coords, local, translated(state.term, Moment::after),
         block_condition(state, local));

    Expr before = slice_at(index, einsum.coords, Moment::before);
    if (state.retag) before = retagged(state, before, retag_access(state, einsum.coords));
    const Expr next = slice_at(index, einsum.coords, Moment::after);
    emit(Role::plain, running_[index], next->args, std::nullopt,
         combined(state.op, before, make_access(local_[index], coords)), nullptr);
  }

  /// The original tensor, from the last slices.
  void emit_final(const Einsum& einsum, const std::vector<std::size_t>& states) {
    const Expr access = make_access(einsum.tensor, einsum.coords);
    emit(einsum.role, einsum.tensor, einsum.coords, std::nullopt,
         summed_states(states, access, Moment::end), nullptr);
  }

  /// Final values and factors that nothing reads any more.
  void drop_unused() {
    bool changed = true;
    while (changed) {
      changed = false;
      for (std::size_t i = 0; i < result_.einsums.size(); ++i) {
        const Einsum& einsum = result_.einsums[i];
        if (einsum.role != Role::plain) continue;
        const bool used =
            std::any_of(result_.einsums.begin(), result_.einsums.end(), [&](const Einsum& other) {
              return other.tensor != einsum.tensor && (uses_tensor(other.body, einsum.tensor) ||
                                                       uses_tensor(other.where, einsum.tensor));
            });
        const TensorKind kind = result_.tensors[static_cast<std::size_t>(einsum.tensor)].kind;
        if (used || kind == TensorKind::output) continue;
        result_.einsums.erase(result_.einsums.begin() + static_cast<std::ptrdiff_t>(i));
        changed = true;
        break;
      }
    }
  }

  const Cascade& source_;
  const Repair& repair_;
  Cascade result_;
  int root_ = -1;
  int streamed_ = -1;
  int outer_rank_ = -1;
  int inner_rank_ = -1;
  Expr outer_;
  Expr inner_;
  Expr point_;
  std::vector<int> running_;   ///< by state
  std::vector<int> local_;     ///< by state
  std::vector<char> blocked_;  ///< by tensor id of the source
  std::vector<std::pair<Expr, Expr>> factors_;
};

}  // namespace

Cascade one_pass_cascade(const Cascade& cascade, const Analysis& analysis, int rank,
                         std::int64_t block) {
  const Repair* repair = repair_of(analysis, rank);
  if (!repair) refuse(cascade, rank, "nothing streams over it");
  if (!repair->complete) {
    for (const Boundary& boundary : repair->boundaries) {
      if (boundary.action == RepairAction::hard) refuse(cascade, rank, boundary.reason);
    }
    refuse(cascade, rank, "its reductions have no states that merge");
  }
  return OnePass(cascade, *repair, block).build();
}

}  // namespace attngen
