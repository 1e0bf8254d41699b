// SPDX-License-Identifier: Apache-2.0
#include "generator/form/known_order.h"

#include <algorithm>

namespace attngen {
namespace {

bool never_shrinks(const Cascade& cascade, const ForwardForm& form, const Expr& value) {
  if (value->op == Op::max) {
    return never_shrinks(cascade, form, value->args[0]) &&
           never_shrinks(cascade, form, value->args[1]);
  }
  if (is_constant_in_row(cascade, form, value)) return true;
  const RowScalar* scalar = value->op == Op::access ? find_scalar(form, value->id) : nullptr;
  if (scalar == nullptr) return false;
  return scalar->is_state ? scalar->op == ReduceOp::max && !scalar->retag
                          : never_shrinks(cascade, form, scalar->value);
}

}  // namespace

const RowScalar* find_scalar(const ForwardForm& form, int tensor) {
  for (const std::vector<RowScalar>* list : {&form.scalars, &form.late}) {
    for (const RowScalar& scalar : *list) {
      if (scalar.tensor == tensor) return &scalar;
    }
  }
  return nullptr;
}

bool is_constant_in_row(const Cascade& cascade, const ForwardForm& form, const Expr& expr) {
  for (const int var : {form.key_var, form.wide_var, form.contract_var}) {
    if (uses_var(expr, var)) return false;
  }
  bool is_constant = true;
  for_each_node(expr, [&](const ExprNode& node) {
    if (node.op != Op::access) return;
    const bool is_row_reduction = std::any_of(
        form.reductions.begin(), form.reductions.end(), [&](const OperandReduction& reduction) {
          return reduction.of_rows && reduction.access->id == node.id;
        });
    const bool is_input =
        node.id >= 0 &&
        cascade.tensors.at(static_cast<std::size_t>(node.id)).kind == TensorKind::input;
    if (!is_input && !is_row_reduction) is_constant = false;
  });
  return is_constant;
}

bool is_at_most(const Cascade& cascade, const ForwardForm& form, const Expr& a, const Expr& b) {
  if (b->op == Op::max) {
    return is_at_most(cascade, form, a, b->args[0]) || is_at_most(cascade, form, a, b->args[1]);
  }
  if (b->op != Op::access) return false;
  const RowScalar* scalar = find_scalar(form, b->id);
  if (scalar == nullptr) return false;
  const bool is_before = a->op == Op::previous && same(a->args[0], b);
  if (scalar->is_state) {
    const bool is_counted = !form.keeps_differ && same(a, scalar->term);
    return scalar->op == ReduceOp::max && !scalar->retag && (is_before || is_counted);
  }
  if (is_before) return never_shrinks(cascade, form, scalar->value);
  return is_at_most(cascade, form, a, scalar->value);
}

}  // namespace attngen
