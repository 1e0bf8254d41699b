// SPDX-License-Identifier: Apache-2.0
#include "generator/form/row_algebra.h"

#include <fmt/format.h>

#include <set>

#include "base/error.h"
#include "generator/analysis/evaluate_expr.h"
#include "generator/form/excluded_value.h"
#include "generator/ir/scalar.h"

namespace attngen {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

/// Expressions that count when rows meet and end.
std::vector<Expr> formulas_of_rows(const ForwardForm& form) {
  std::vector<Expr> formulas{form.wide_retag, form.wide_finish};
  for (const RowScalar& scalar : form.scalars) {
    for (const Expr& formula : {scalar.retag, scalar.finish, scalar.value}) {
      formulas.push_back(formula);
    }
  }
  for (const RowScalar& scalar : form.late) formulas.push_back(scalar.value);
  for (const FormOutput& output : form.outputs) formulas.push_back(output.value);
  return formulas;
}

/// The first leaf that is no number and no running value; "" when there is none.
std::string foreign_leaf(const Cascade& cascade, const Expr& expr, const std::set<int>& own) {
  switch (expr->op) {
    case Op::param:
      return "the param " + cascade.params[at(expr->id)].name;
    case Op::var:
      return "the coordinate " + cascade.vars[at(expr->id)].name;
    case Op::extent:
      return "the extent " + cascade.ranks[at(expr->id)].name;
    case Op::tile_first:
    case Op::tile_last:
      return "a coordinate";
    case Op::access:
      return own.count(expr->id) > 0 ? std::string() : cascade.tensors[at(expr->id)].name;
    default:
      break;
  }
  for (const Expr& arg : expr->args) {
    if (std::string found = foreign_leaf(cascade, arg, own); !found.empty()) return found;
  }
  return {};
}

double combined(ReduceOp op, double a, double b) {
  switch (op) {
    case ReduceOp::sum:
      return a + b;
    case ReduceOp::prod:
      return a * b;
    case ReduceOp::max:
      return maximum(a, b);
    case ReduceOp::min:
      return minimum(a, b);
    case ReduceOp::any:
      return a != 0 || b != 0 ? 1 : 0;
    case ReduceOp::all:
      return a != 0 && b != 0 ? 1 : 0;
    default:
      throw InternalError("a running value without a sum of two");
  }
}

}  // namespace

std::string why_not_by_itself(const Cascade& cascade, const ForwardForm& form) {
  std::set<int> own{form.wide_tensor};
  for (const RowScalar& scalar : form.scalars) {
    if (!own.insert(scalar.tensor).second) {
      return fmt::format("{} has several running values", cascade.tensors[at(scalar.tensor)].name);
    }
  }
  for (const RowScalar& scalar : form.late) own.insert(scalar.tensor);
  for (const FormOutput& output : form.outputs) {
    if (!output.present) continue;
    return fmt::format("{} is absent at some points, where it says nothing of its keys",
                       cascade.tensors[at(output.tensor)].name);
  }
  for (const Expr& formula : formulas_of_rows(form)) {
    if (!formula) continue;
    const std::string foreign = foreign_leaf(cascade, formula, own);
    if (foreign.empty()) continue;
    return fmt::format("{} takes part in what becomes of a row, and only its outputs are known",
                       foreign);
  }
  return {};
}

/// What accesses stand for.
struct RowAlgebra::Reading {
  const std::vector<double>& scalars;
  const std::vector<double>* before = nullptr;  ///< of previous()
  double wide = 0;
  int as_accumulated = -1;  ///< this tensor is what was accumulated; others are final
  bool is_final = false;
};

int RowAlgebra::scalar_of(int tensor) const {
  for (std::size_t index = 0; index < form_.scalars.size(); ++index) {
    if (form_.scalars[index].tensor == tensor) return static_cast<int>(index);
  }
  return -1;
}

double RowAlgebra::evaluated(const Expr& expr, const Reading& reading) const {
  return evaluate(expr, [&](const ExprNode& node) {
    if (node.op == Op::previous) {
      const int tensor = node.args.front()->id;
      check(reading.before != nullptr, "previous() outside of a meeting");
      return (*reading.before)[at(scalar_of(tensor))];
    }
    check(node.op == Op::access, "a row's formula reads its running values alone");
    const bool is_accumulated = !reading.is_final || node.id == reading.as_accumulated;
    if (!is_accumulated) return final_value(node.id, reading.scalars, reading.wide);
    if (node.id == form_.wide_tensor) return reading.wide;
    return reading.scalars[at(scalar_of(node.id))];
  });
}

double RowAlgebra::final_value(int tensor, const std::vector<double>& scalars, double wide) const {
  Reading reading{scalars, nullptr, wide, tensor, true};
  if (tensor == form_.wide_tensor) {
    return form_.wide_finish ? evaluated(form_.wide_finish, reading) : wide;
  }
  if (const int own = scalar_of(tensor); own >= 0) {
    const RowScalar& scalar = form_.scalars[at(own)];
    if (scalar.is_state && scalar.finish) return evaluated(scalar.finish, reading);
    return scalars[at(own)];
  }
  for (const RowScalar& late : form_.late) {
    if (late.tensor == tensor) return evaluated(late.value, reading);
  }
  throw InternalError("a row's formula reads what the row does not have");
}

std::vector<double> RowAlgebra::of_no_key() const {
  std::vector<double> scalars;
  for (const RowScalar& scalar : form_.scalars) {
    scalars.push_back(scalar.is_state ? identity_of(scalar.op) : 0);
  }
  complete(scalars);
  return scalars;
}

void RowAlgebra::complete(std::vector<double>& scalars) const {
  for (int level = 0; level < form_.levels; ++level) {
    for (std::size_t index = 0; index < scalars.size(); ++index) {
      const RowScalar& scalar = form_.scalars[index];
      if (scalar.level == level && !scalar.is_state) {
        scalars[index] = evaluated(scalar.value, {scalars});
      }
    }
  }
}

RowAlgebra::Factors RowAlgebra::meet(std::vector<double>& scalars,
                                     const std::vector<double>& later) const {
  const std::vector<double> earlier = scalars;
  const auto retagged = [&](const RowScalar& state, const std::vector<double>& part,
                            std::size_t index) {
    if (!state.retag) return part[index];
    const double by = evaluated(state.retag, {scalars, &part});
    const bool scales = state.op == ReduceOp::sum || state.op == ReduceOp::prod;
    return scales ? part[index] * by : part[index] + by;
  };
  for (int level = 0; level < form_.levels; ++level) {
    for (std::size_t index = 0; index < scalars.size(); ++index) {
      const RowScalar& scalar = form_.scalars[index];
      if (scalar.level != level) continue;
      scalars[index] = scalar.is_state ? combined(scalar.op, retagged(scalar, earlier, index),
                                                  retagged(scalar, later, index))
                                       : evaluated(scalar.value, {scalars});
    }
  }
  if (!form_.wide_retag) return {};
  return {evaluated(form_.wide_retag, {scalars, &earlier}),
          evaluated(form_.wide_retag, {scalars, &later})};
}

double RowAlgebra::output(int index, const std::vector<double>& scalars, double wide) const {
  return evaluated(form_.outputs[at(index)].value, {scalars, nullptr, wide, -1, true});
}

}  // namespace attngen
