// SPDX-License-Identifier: Apache-2.0
#include "generator/form/forward_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "generator/form/expr_rewrite.h"
#include "generator/form/form_inline.h"
#include "generator/form/form_operands.h"
#include "generator/form/form_sweeps.h"
#include "generator/form/form_tiles.h"
#include "generator/ir/conditions.h"

namespace attngen {
namespace {

class FormBuilder {
 public:
  FormBuilder(const Cascade& cascade, const Analysis& analysis, const Repair& repair)
      : cascade_(cascade), analysis_(analysis), repair_(repair), inliner_(cascade) {}

  FormResult built() {
    FormResult result;
    const bool complete = find_contraction() && find_wide() && find_operands() && find_scalars() &&
                          find_carried() && find_outputs() && find_tiles();
    result.reasons = std::move(reasons_);
    for (const std::string& reason : inliner_.reasons()) result.reasons.push_back(reason);
    if (complete && result.reasons.empty()) result.form = std::move(form_);
    if (!result.form && result.reasons.empty()) result.reasons.push_back("it has another form");
    return result;
  }

 private:
  const Einsum& einsum(int id) const { return cascade_.einsums.at(static_cast<std::size_t>(id)); }
  const Tensor& tensor(int id) const { return cascade_.tensors.at(static_cast<std::size_t>(id)); }
  int rank_of(int var) const { return cascade_.vars.at(static_cast<std::size_t>(var)).rank; }
  const std::string& name_of(int rank) const {
    return cascade_.ranks.at(static_cast<std::size_t>(rank)).name;
  }
  const std::string& rank_name(int var) const { return name_of(rank_of(var)); }

  bool refuse(std::string reason) {
    reasons_.push_back(std::move(reason));
    return false;
  }

  std::vector<int> left_vars(const Einsum& of) const {
    std::vector<int> vars;
    for (const Expr& coordinate : of.coords) {
      if (coordinate->op == Op::var) vars.push_back(coordinate->id);
    }
    return vars;
  }

  bool carries_rank(const Einsum& of, int rank) const {
    const std::vector<int> vars = left_vars(of);
    return std::any_of(vars.begin(), vars.end(), [&](int var) { return rank_of(var) == rank; });
  }

  /// The tensor-core sum that keeps the stream rank: S[p,m] = sum{e} ...
  bool find_contraction() {
    form_.key_rank = repair_.rank;
    if (repair_.stream_vars.size() != 1) {
      return refuse(fmt::format("{} is streamed together with other ranks", name_of(repair_.rank)));
    }
    std::vector<int> found;
    for (const int point : repair_.point_einsums) {
      if (analysis_.einsums.at(static_cast<std::size_t>(point)).kind == EinsumClass::contraction) {
        found.push_back(point);
      }
    }
    if (found.size() != 1) {
      return refuse(found.empty()
                        ? std::string("no contraction of two inputs feeds the streamed reductions")
                        : fmt::format("{} and {} are both contractions; the skeleton has one",
                                      tensor(einsum(found[0]).tensor).name,
                                      tensor(einsum(found[1]).tensor).name));
    }
    form_.contraction = found.front();
    const Einsum& contraction = einsum(form_.contraction);
    for (const int var : left_vars(contraction)) {
      inliner_.name_rank(rank_of(var), var);
      if (rank_of(var) == form_.key_rank) form_.key_var = var;
    }
    if (left_vars(contraction).size() != contraction.coords.size()) {
      return refuse(fmt::format("the left side of {} has a coordinate that is not a variable",
                                tensor(contraction.tensor).name));
    }
    if (contraction.reduction->vars.size() != 1) {
      return refuse(
          fmt::format("{} contracts several ranks at once", tensor(contraction.tensor).name));
    }
    form_.contract_var = contraction.reduction->vars.front();
    return true;
  }

  /// The one running sum that is wider than a row: O[p,f].
  bool find_wide() {
    std::vector<const RunningState*> wide;
    const std::vector<int> own = left_vars(einsum(form_.contraction));
    for (const RunningState& state : repair_.states) {
      inliner_.keep_tensor(state.tensor);
      const std::vector<int> vars = left_vars(einsum(state.einsum));
      const bool is_wide = std::any_of(vars.begin(), vars.end(), [&](int var) {
        return std::none_of(own.begin(), own.end(),
                            [&](int other) { return rank_of(other) == rank_of(var); });
      });
      if (is_wide) wide.push_back(&state);
    }
    for (const RowValue& value : repair_.row_values) {
      if (!carries_private_rank(einsum(value.einsum))) inliner_.keep_tensor(value.tensor);
    }
    if (wide.size() != 1) {
      return refuse(wide.empty()
                        ? std::string("no reduction multiplies by a value operand")
                        : fmt::format("{} and {} both have a rank of their own; the "
                                      "skeleton has one wide accumulator",
                                      tensor(wide[0]->tensor).name, tensor(wide[1]->tensor).name));
    }
    wide_ = wide.front();
    form_.wide_tensor = wide_->tensor;
    form_.wide_einsum = wide_->einsum;
    for (const int var : left_vars(einsum(wide_->einsum))) {
      const bool is_own = std::any_of(own.begin(), own.end(),
                                      [&](int other) { return rank_of(other) == rank_of(var); });
      if (is_own) continue;
      if (form_.wide_var >= 0) {
        return refuse(fmt::format("{} has two ranks of its own, {} and {}",
                                  tensor(wide_->tensor).name, rank_name(form_.wide_var),
                                  rank_name(var)));
      }
      form_.wide_var = var;
      inliner_.name_rank(rank_of(var), var);
    }
    if (wide_->op != ReduceOp::sum) {
      return refuse(fmt::format("{} is not a sum", tensor(wide_->tensor).name));
    }
    return true;
  }

  bool carries_private_rank(const Einsum& of) const {
    const std::vector<int> own = left_vars(einsum(form_.contraction));
    const std::vector<int> vars = left_vars(of);
    return std::any_of(vars.begin(), vars.end(), [&](int var) {
      return std::none_of(own.begin(), own.end(),
                          [&](int other) { return rank_of(other) == rank_of(var); });
    });
  }

  bool find_operands() {
    const Einsum& contraction = einsum(form_.contraction);
    for (std::size_t i = 0; i < cascade_.einsums.size(); ++i) {
      const Einsum& candidate = cascade_.einsums[i];
      const bool reduces_columns =
          candidate.reduction && static_cast<int>(i) != form_.contraction &&
          candidate.reduction->vars.size() == 1 &&
          rank_of(candidate.reduction->vars[0]) == rank_of(form_.contract_var);
      if (reduces_columns) inliner_.keep_access(candidate.tensor);
    }
    inliner_.keep_tensor(contraction.tensor);
    ContractionParts parts =
        split_contraction(cascade_, inliner_.inlined(contraction, contraction.body),
                          form_.contract_var, form_.key_var);
    form_.rows.access = parts.rows;
    form_.keys.access = parts.keys;
    for (std::string& reason : parts.reasons) refuse(std::move(reason));
    if (!reasons_.empty()) return false;
    dot_formula_ = parts.formula;

    form_.row_var = last_private_var(form_.rows.access, form_.keys.access, form_.contract_var);
    if (form_.row_var < 0) {
      return refuse(fmt::format("{} has no rank that {} lacks: there are no rows to tile",
                                tensor(form_.rows.access->id).name,
                                tensor(form_.keys.access->id).name));
    }
    for (const int var : left_vars(contraction)) {
      if (var != form_.row_var && var != form_.key_var) form_.grid_vars.push_back(var);
    }

    const Expr term = inliner_.inlined(einsum(wide_->einsum), wide_->term);
    std::optional<FactoredProduct> product = without_factor(term, [&](const Expr& node) {
      return node->op == Op::access && node->id >= 0 && uses_var(node, form_.wide_var);
    });
    if (!product) {
      return refuse(fmt::format("{} is not a sum of products with one access of rank {}",
                                tensor(wide_->tensor).name, rank_name(form_.wide_var)));
    }
    form_.values.access = product->factor;
    weight_ = product->rest ? product->rest : make_number(1.0);
    if (uses_var(weight_, form_.wide_var)) {
      return refuse(fmt::format("the weights of {} depend on {}", tensor(wide_->tensor).name,
                                rank_name(form_.wide_var)));
    }
    const std::vector<int> tiled = {form_.row_var, form_.key_var, form_.contract_var,
                                    form_.wide_var};
    place_operand(form_.rows, form_.row_var, form_.contract_var, tiled);
    place_operand(form_.keys, form_.key_var, form_.contract_var, tiled);
    place_operand(form_.values, form_.key_var, form_.wide_var, tiled);
    return reasons_.empty();
  }

  void place_operand(FormOperand& operand, int tiled_var, int column_var,
                     const std::vector<int>& tiled) {
    for (std::string& reason :
         attngen::place_operand(cascade_, operand, tiled_var, column_var, tiled)) {
      refuse(std::move(reason));
    }
  }

  /// States and tags in an order in which tags precede their users.
  bool find_scalars() {
    for (const RunningState& state : repair_.states) {
      if (&state == wide_) continue;
      RowScalar scalar;
      scalar.tensor = state.tensor;
      scalar.einsum = state.einsum;
      scalar.op = state.op;
      if (state.op != ReduceOp::sum && state.op != ReduceOp::max && state.op != ReduceOp::min &&
          state.op != ReduceOp::prod) {
        refuse(fmt::format("{} is none of sum, max, min, prod", tensor(state.tensor).name));
      }
      const Einsum& of = einsum(state.einsum);
      scalar.term = inliner_.inlined(of, state.term);
      scalar.retag = inliner_.inlined(of, state.retag);
      scalar.finish = inliner_.inlined(of, state.finish);
      form_.scalars.push_back(std::move(scalar));
    }
    for (const RowValue& value : repair_.row_values) {
      const Einsum& of = einsum(value.einsum);
      if (carries_private_rank(of)) continue;
      if (of.reduction) {
        refuse(fmt::format("{} reduces late values over another rank", tensor(of.tensor).name));
        continue;
      }
      RowScalar scalar;
      scalar.tensor = value.tensor;
      scalar.einsum = value.einsum;
      scalar.is_state = false;
      scalar.value = inliner_.inlined(of, of.body);
      (value.is_tag ? form_.scalars : form_.late).push_back(std::move(scalar));
    }
    form_.wide_retag = inliner_.inlined(einsum(wide_->einsum), wide_->retag);
    form_.wide_finish = inliner_.inlined(einsum(wide_->einsum), wide_->finish);
    form_.levels = order_by_level(form_.scalars, weight_);
    return true;
  }

  bool find_carried() {
    const Einsum& contraction = einsum(form_.contraction);
    std::vector<PointFormula> points = {{form_.contraction, dot_formula_}};
    const Expr contracted = inliner_.own_access(contraction.tensor);
    for (const int point : repair_.point_einsums) {
      const Einsum& of = einsum(point);
      if (of.reduction) continue;
      points.push_back({point, replaced(inliner_.inlined(of, of.body), contracted, dot_formula_)});
    }
    for (RowScalar& scalar : form_.scalars) {
      scalar.term = replaced(scalar.term, contracted, dot_formula_);
      for (const Expr& expr : {scalar.retag, scalar.value}) {
        if (expr && uses_tensor(expr, contraction.tensor)) {
          refuse(fmt::format("{} reads {} outside the streamed reductions",
                             tensor(scalar.tensor).name, tensor(contraction.tensor).name));
        }
      }
    }
    weight_ = replaced(weight_, contracted, dot_formula_);
    find_reductions(points);

    std::vector<int> late;
    for (const RowScalar& scalar : form_.scalars) late.push_back(scalar.tensor);
    const CarriedChoice choice = choose_carried(points, form_.scalars, weight_, late);
    form_.carried = choice.carried;
    form_.excluded = choice.excluded;
    for (RowScalar& scalar : form_.scalars) {
      scalar.term = replaced(scalar.term, choice.carried, make_access(kCarriedTensor, {}));
    }
    form_.weight = replaced(weight_, choice.carried, make_access(kCarriedTensor, {}));
    for (const PointFormula& point : points) {
      form_.points.push_back(point.einsum);
      form_.formulas.push_back(point.formula);
    }
    return true;
  }

  /// Sums over the columns of the row or key operand, wherever the points read them.
  void find_reductions(const std::vector<PointFormula>& points) {
    std::vector<Expr> roots;
    for (const PointFormula& point : points) roots.push_back(point.formula);
    for (const RowScalar& scalar : form_.scalars) {
      for (const Expr& expr : {scalar.term, scalar.value}) {
        if (expr) roots.push_back(expr);
      }
    }
    OperandReductions found = operand_reductions(cascade_, inliner_, roots, form_);
    form_.reductions = std::move(found.reductions);
    for (std::string& reason : found.reasons) refuse(std::move(reason));
  }

  bool find_outputs() {
    for (std::size_t id = 0; id < cascade_.tensors.size(); ++id) {
      if (cascade_.tensors[id].kind != TensorKind::output) continue;
      add_output(static_cast<int>(id));
    }
    return true;
  }

  void add_output(int id) {
    const Einsum& of = einsum(defining_einsum(cascade_, id));
    FormOutput output;
    output.tensor = id;
    output.is_wide = carries_private_rank(of);
    if (carries_rank(of, form_.key_rank)) {
      refuse(fmt::format("output {} keeps the streamed rank {}", tensor(id).name,
                         name_of(form_.key_rank)));
      return;
    }
    const std::size_t needed = form_.grid_vars.size() + 1 + (output.is_wide ? 1 : 0);
    if (of.coords.size() != needed || left_vars(of).size() != needed) {
      refuse(fmt::format("output {} does not have one point per row{}", tensor(id).name,
                         output.is_wide ? " and column" : ""));
      return;
    }
    output.value = of.reduction ? inliner_.own_access(id) : inliner_.inlined(of, of.body);
    output.present = presence(of, 0);
    form_.outputs.push_back(std::move(output));
  }

  /// When a point of a row value or output is present: its own conditions that use no reduced
  /// variable and, without a reduction, those of what it reads.
  Expr presence(const Einsum& of, int depth) {
    std::vector<Expr> terms;
    for (const Expr& term : conjuncts(of.where)) {
      if (!uses_reduced_var(of, term)) terms.push_back(inliner_.inlined(of, term));
    }
    if (!of.reduction && depth < 100) {
      for_each_node(of.body, [&](const ExprNode& node) {
        if (node.op != Op::access) return;
        const int definer = defining_einsum(cascade_, node.id);
        if (definer < 0 || carries_rank(einsum(definer), form_.key_rank)) return;
        if (const Expr below = presence(einsum(definer), depth + 1)) terms.push_back(below);
      });
    }
    return conjunction(terms);
  }

  bool find_tiles() {
    std::vector<CountedKeys> counted;  // the wide sum's first
    counted.push_back({wide_->tensor, inliner_.inlined(einsum(wide_->einsum), wide_->keep)});
    for (const RunningState& state : repair_.states) {
      if (&state == wide_) continue;
      counted.push_back({state.tensor, inliner_.inlined(einsum(state.einsum), state.keep)});
    }
    if (const std::string reason = place_tiles(cascade_, counted, form_); !reason.empty()) {
      return refuse(reason);
    }
    return true;
  }

  const Cascade& cascade_;
  const Analysis& analysis_;
  const Repair& repair_;
  FormInliner inliner_;
  ForwardForm form_;
  const RunningState* wide_ = nullptr;
  Expr dot_formula_;
  Expr weight_;
  std::vector<std::string> reasons_;
};

}  // namespace

FormResult forward_form(const Cascade& cascade, const Analysis& analysis) {
  FormResult closest;
  closest.reasons = {"no rank is reduced in one streamed pass"};
  std::size_t closest_states = 0;
  for (const Repair& repair : analysis.repairs) {
    FormResult result;
    if (repair.complete) {
      result = FormBuilder(cascade, analysis, repair).built();
      if (result.form) return result;
    } else {
      const std::string& name = cascade.ranks.at(static_cast<std::size_t>(repair.rank)).name;
      result.reasons = {fmt::format("{} needs more than one pass", name)};
      for (const Boundary& boundary : repair.boundaries) {
        if (boundary.action == RepairAction::hard) {
          result.reasons.push_back(fmt::format("{}: {}", boundary.rule, boundary.reason));
        }
      }
    }
    if (repair.states.size() >= closest_states) {
      closest_states = repair.states.size();
      closest.reasons = std::move(result.reasons);
    }
  }
  return closest;
}

}  // namespace attngen
