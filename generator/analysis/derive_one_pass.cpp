// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/derive_one_pass.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "generator/analysis/one_pass_loop.h"
#include "generator/analysis/presence_conditions.h"
#include "generator/ir/conditions.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

class OnePass {
 public:
  OnePass(const Cascade& cascade, const Repair& repair, std::int64_t block)
      : source_(cascade), repair_(repair), loop_(cascade, repair, block), result_(loop_.result()) {}

  Cascade build() {
    emit_inits();
    for (std::size_t i = 0; i < source_.einsums.size(); ++i) {
      const Einsum& einsum = source_.einsums[i];
      const std::vector<std::size_t> states = loop_.states_of(einsum.tensor);
      if (states.empty()) {
        emit_copy(static_cast<int>(i));
        continue;
      }
      for (std::size_t state : states) emit_state(state);
      emit_final(einsum, states);
    }
    drop_unused();
    Expect expect;
    expect.rank = loop_.root();
    expect.written = 1;
    expect.rewritten = 1;
    result_.expects.push_back(expect);
    // The printed text is what users see; parsing it back verifies it and drops what it lost.
    return parse_variant({source_.origin, print_cascade(result_)}).front();
  }

 private:
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
      emit(Role::init, loop_.running(i), coords, std::nullopt, identity(state.op), nullptr);
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
    const bool streams =
        std::any_of(einsum.coords.begin(), einsum.coords.end(),
                    [&](const Expr& coord) { return uses_var(coord, loop_.streamed()); });
    const Moment moment = streams ? Moment::after : Moment::end;
    std::vector<Expr> coords = loop_.split_coords(einsum.tensor, einsum.coords);
    for (Expr& coord : coords) coord = loop_.translated(coord, moment);
    Einsum copy = einsum;
    copy.coords = std::move(coords);
    copy.body = loop_.translated(einsum.body, moment);
    copy.where = loop_.translated(einsum.where, moment);
    result_.einsums.push_back(std::move(copy));
  }

  /// Conditions that the operands of the term do not already bring with them.
  Expr block_condition(const RunningState& state, const Reduction& local) const {
    std::vector<Expr> implied;
    bool bounded = false;
    for (const Expr& access : accesses_in(state.term)) {
      for (const Expr& one : conjuncts(presence_of_access(source_, access))) implied.push_back(one);
      bounded = bounded || uses_var(access, loop_.streamed());
    }
    std::vector<Expr> terms;
    for (const Expr& one : conjuncts(state.keep)) {
      const bool known = std::any_of(implied.begin(), implied.end(),
                                     [&](const Expr& other) { return same(one, other); });
      if (known) continue;
      const Expr here = loop_.translated(one, Moment::after);
      const bool chooses = std::any_of(local.vars.begin(), local.vars.end(),
                                       [&](int var) { return uses_var(here, var); });
      if (!chooses) {
        refuse_one_pass(
            source_, loop_.root(),
            fmt::format("a state cannot be absent, and `{}` makes whole rows absent; put it on "
                        "the term",
                        print_expr(source_, one)));
      }
      terms.push_back(here);
    }
    if (!bounded) {
      terms.push_back(make_node(Op::lt, {loop_.point(), make_leaf(Op::extent, loop_.root())}));
    }
    return conjunction(terms);
  }

  /// The factor tensor of a re-tag, shared by all states with the same one.
  Expr retag_access(const RunningState& state, const std::vector<Expr>& coords) {
    for (const auto& known : factors_) {
      if (same(known.first, state.retag)) return known.second;
    }
    std::vector<TensorDim> dims{{loop_.outer_rank(), false}};
    std::vector<Expr> at{loop_.outer()};
    const Tensor& tensor = source_.tensors[static_cast<std::size_t>(state.tensor)];
    for (std::size_t i = 0; i < coords.size(); ++i) {
      if (coords[i]->op != Op::var || !uses_var(state.retag, coords[i]->id)) continue;
      dims.push_back(tensor.dims[i]);
      at.push_back(coords[i]);
    }
    const std::string& tag = source_.tensors[static_cast<std::size_t>(state.tags.front()->id)].name;
    const int factor = loop_.add_tensor("C" + tag, TensorKind::temporary, dims);
    emit(Role::plain, factor, at, std::nullopt, loop_.translated(state.retag, Moment::after),
         nullptr);
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
    std::replace(local.vars.begin(), local.vars.end(), loop_.streamed(), loop_.inner()->id);
    std::vector<Expr> coords{loop_.outer()};
    coords.insert(coords.end(), einsum.coords.begin(), einsum.coords.end());
    emit(Role::plain, loop_.local(index), coords, local,
         loop_.translated(state.term, Moment::after), block_condition(state, local));

    Expr before = loop_.slice_at(index, einsum.coords, Moment::before);
    if (state.retag) before = retagged(state, before, retag_access(state, einsum.coords));
    const Expr next = loop_.slice_at(index, einsum.coords, Moment::after);
    emit(Role::plain, loop_.running(index), next->args, std::nullopt,
         combined(state.op, before, make_access(loop_.local(index), coords)), nullptr);
  }

  /// The original tensor, from the last slices.
  void emit_final(const Einsum& einsum, const std::vector<std::size_t>& states) {
    const Expr access = make_access(einsum.tensor, einsum.coords);
    emit(einsum.role, einsum.tensor, einsum.coords, std::nullopt,
         loop_.summed_states(states, access, Moment::end), nullptr);
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
  OnePassLoop loop_;
  Cascade& result_;
  std::vector<std::pair<Expr, Expr>> factors_;
};

}  // namespace

Cascade one_pass_cascade(const Cascade& cascade, const Analysis& analysis, int rank,
                         std::int64_t block) {
  const Repair* repair = repair_of(analysis, rank);
  if (!repair) refuse_one_pass(cascade, rank, "nothing streams over it");
  if (!repair->complete) {
    for (const Boundary& boundary : repair->boundaries) {
      if (boundary.action == RepairAction::hard) refuse_one_pass(cascade, rank, boundary.reason);
    }
    refuse_one_pass(cascade, rank, "its reductions have no states that merge");
  }
  return OnePass(cascade, *repair, block).build();
}

}  // namespace attngen
