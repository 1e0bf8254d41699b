// SPDX-License-Identifier: Apache-2.0
// V4: recurrences step by one, are total, and nothing waits for itself.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "generator/language/language.h"
#include "generator/language/presence.h"
#include "generator/language/verify.h"

namespace attngen {
namespace {

enum class Slice : std::uint8_t { first, current, next, last, other };

class StateRules {
 public:
  StateRules(const ResolvedCascade& resolved, Diagnostics& diagnostics)
      : resolved_(resolved),
        cascade_(resolved.cascade),
        gaps_(tensors_with_gaps(cascade_)),
        diagnostics_(diagnostics) {}

  void run() {
    for (std::size_t i = 0; i < cascade_.einsums.size(); ++i) {
      if (resolved_.sound[i] == 0) continue;
      const Einsum& einsum = cascade_.einsums[i];
      if (tensor(einsum.tensor).kind == TensorKind::state) total(einsum, i);
      slices(einsum, static_cast<int>(i));
    }
    for (std::size_t id = 0; id < cascade_.tensors.size(); ++id) {
      if (is_complete_state(static_cast<int>(id))) circular(static_cast<int>(id));
    }
    idle_iters();
  }

 private:
  const Tensor& tensor(int id) const { return cascade_.tensors[static_cast<std::size_t>(id)]; }
  const std::string& var_name(int var) const {
    return cascade_.vars[static_cast<std::size_t>(var)].name;
  }
  const Einsum& einsum_at(int index) const {
    return cascade_.einsums[static_cast<std::size_t>(index)];
  }

  bool is_complete_state(int id) const {
    return tensor(id).kind == TensorKind::state && init_einsum(cascade_, id) >= 0 &&
           defining_einsum(cascade_, id) >= 0;
  }

  /// The variable v of the recurrence X[v+1, ...].
  int step_var(int state) const {
    return successor_var(einsum_at(defining_einsum(cascade_, state)).coords[0]);
  }

  // Every slice of a state is present: nothing may leave a gap in one.
  void total(const Einsum& einsum, std::size_t index) {
    const std::string& name = tensor(einsum.tensor).name;
    const std::string_view what = einsum.role == Role::init ? "init" : "recurrence";
    if (einsum.where) {
      diagnostics_.add(resolved_.where_spans[index], "V4",
                       fmt::format("a `where` on the {} of the state {}", what, name),
                       "put the condition on the term that it excludes, in an equation of its own "
                       "with a reduction, or as select(condition, x, y)");
      return;
    }
    if (einsum.reduction &&
        (einsum.reduction->op == ReduceOp::argmax || einsum.reduction->op == ReduceOp::topk)) {
      diagnostics_.add(
          einsum.span, "V4",
          fmt::format("the {} of the state {} selects, and may find nothing", what, name),
          "select in an equation of its own and use the value found there");
      return;
    }
    for (const ExprNode* access : accesses_with_gaps(cascade_, einsum.body, gaps_)) {
      if (chooses(einsum, *access)) continue;
      diagnostics_.add(access->span, "V4",
                       fmt::format("the {} of the state {} reads {}, which may be absent there",
                                   what, name, tensor(access->id).name),
                       fmt::format("reduce {0} first, sum{{...}} over nothing is 0, or put its "
                                   "condition on the term",
                                   tensor(access->id).name));
    }
  }

  static bool chooses(const Einsum& einsum, const ExprNode& access) {
    return einsum.reduction &&
           std::any_of(access.args.begin(), access.args.end(), [&](const Expr& coord) {
             return std::any_of(einsum.reduction->vars.begin(), einsum.reduction->vars.end(),
                                [&](int var) { return uses_var(coord, var); });
           });
  }

  Slice slice_of(int state, const Expr& coord) const {
    const int var = step_var(state);
    if (coord->op == Op::integer && coord->integer == 0) return Slice::first;
    if (coord->op == Op::var && coord->id == var) return Slice::current;
    if (successor_var(coord) == var) return Slice::next;
    if (coord->op == Op::extent && coord->id == tensor(state).dims[0].rank) return Slice::last;
    return Slice::other;
  }

  void slices(const Einsum& einsum, int index) {
    for (const Expr& root : {einsum.body, einsum.where}) {
      for_each_node(root, [&](const ExprNode& node) {
        if (node.op == Op::access && is_complete_state(node.id)) slice(node, index);
      });
    }
  }

  void slice(const ExprNode& node, int index) {
    const Tensor& state = tensor(node.id);
    const Slice slice = slice_of(node.id, node.args[0]);
    const std::string& var = var_name(step_var(node.id));
    const std::string& rank = cascade_.ranks[static_cast<std::size_t>(state.dims[0].rank)].name;
    if (slice == Slice::other) {
      diagnostics_.add(
          node.args[0]->span, "V4",
          fmt::format("{}[{}, ...]: a state is read at 0, {}, {}+1 or {}", state.name,
                      print_expr(cascade_, node.args[0]), var, var, rank),
          fmt::format("inside the loop read {0}[{1}, ...] or {0}[{1}+1, ...], after it "
                      "{0}[{2}, ...]",
                      state.name, var, rank));
      return;
    }
    const bool late = slice == Slice::next || slice == Slice::last;
    if (late && index <= defining_einsum(cascade_, node.id)) {
      diagnostics_.add(node.span, "V4",
                       fmt::format("{}[{}, ...] is read before the recurrence of {} (line {})",
                                   state.name, print_expr(cascade_, node.args[0]), state.name,
                                   einsum_at(defining_einsum(cascade_, node.id)).span.line),
                       fmt::format("read {}[{}, ...] here, or move this equation behind the "
                                   "recurrence",
                                   state.name, var));
    }
  }

  static int axis_of(const Einsum& einsum, int var) {
    for (std::size_t i = 0; i < einsum.coords.size(); ++i) {
      const Expr& coord = einsum.coords[i];
      if ((coord->op == Op::var && coord->id == var) || successor_var(coord) == var) {
        return static_cast<int>(i);
      }
    }
    return -1;
  }

  // Between a state's init and its recurrence only the slices up to v exist. An equation there that
  // depends on the state must keep v, and so must everything made of it.
  void circular(int state) {
    const int var = step_var(state);
    const int recurrence = defining_einsum(cascade_, state);
    std::map<int, int> tainted;  // tensor -> the axis that is v
    for (int i = init_einsum(cascade_, state) + 1; i <= recurrence; ++i) {
      if (resolved_.sound[static_cast<std::size_t>(i)] == 0) continue;
      const Einsum& einsum = einsum_at(i);
      bool depends = false;
      for (const Expr& root : {einsum.body, einsum.where}) {
        for_each_node(root, [&](const ExprNode& node) {
          if (node.op == Op::access) depends = waits(node, state, var, tainted) || depends;
        });
      }
      if (!depends) continue;
      const int axis = axis_of(einsum, var);
      if (axis < 0) {
        report_circle(einsum.span, tensor(einsum.tensor).name, state);
      } else {
        tainted[einsum.tensor] = axis;
      }
    }
  }

  bool waits(const ExprNode& node, int state, int var, const std::map<int, int>& tainted) {
    if (node.id == state) return slice_of(state, node.args[0]) != Slice::first;
    const auto at = tainted.find(node.id);
    if (at == tainted.end()) return false;
    const Expr& coord = node.args[static_cast<std::size_t>(at->second)];
    const bool in_step = (coord->op == Op::var && coord->id == var) || successor_var(coord) == var;
    if (!in_step) report_circle(node.span, tensor(node.id).name, state);
    return in_step;
  }

  void report_circle(Span span, const std::string& name, int state) {
    diagnostics_.add(span, "V4",
                     fmt::format("{} needs all of the state {}, whose recurrence (line {}) waits "
                                 "for it",
                                 name, tensor(state).name,
                                 einsum_at(defining_einsum(cascade_, state)).span.line),
                     fmt::format("keep {} on the left, or move this equation behind the recurrence",
                                 var_name(step_var(state))));
  }

  void idle_iters() {
    const bool refused =
        std::any_of(cascade_.einsums.begin(), cascade_.einsums.end(), [&](const Einsum& einsum) {
          return einsum.tensor < 0 ||
                 (einsum.role == Role::init && !is_complete_state(einsum.tensor));
        });
    if (refused) return;  // its recurrence may be among those
    for (const Iter& iter : cascade_.iters) {
      const bool stepped =
          std::any_of(cascade_.einsums.begin(), cascade_.einsums.end(), [&](const Einsum& einsum) {
            return !einsum.coords.empty() && successor_var(einsum.coords[0]) == iter.var;
          });
      if (stepped) continue;
      diagnostics_.add(
          iter.span, "V4", fmt::format("`iter {}` has no recurrence", var_name(iter.var)),
          fmt::format("write init X[0, ...] and X[{}+1, ...], or remove it", var_name(iter.var)));
    }
  }

  const ResolvedCascade& resolved_;
  const Cascade& cascade_;
  std::vector<char> gaps_;
  Diagnostics& diagnostics_;
};

}  // namespace

void verify_states(const ResolvedCascade& resolved, Diagnostics& diagnostics) {
  StateRules(resolved, diagnostics).run();
}

}  // namespace attngen
