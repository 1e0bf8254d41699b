// SPDX-License-Identifier: Apache-2.0
#include "generator/ir/bind_conditions.h"

#include <algorithm>
#include <map>
#include <string>

#include "generator/ir/conditions.h"

namespace attngen {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

void add_once(std::vector<Expr>& terms, const Expr& term) {
  const bool known =
      std::any_of(terms.begin(), terms.end(), [&](const Expr& t) { return same(t, term); });
  if (!known) terms.push_back(term);
}

/// Left variables of `einsum` as expressions over the coordinates that some access gives.
std::map<int, Expr> left_vars_at(const Cascade& cascade, const Einsum& einsum,
                                 const std::vector<Expr>& coords) {
  std::map<int, Expr> values;
  const Tensor& tensor = cascade.tensors[at(einsum.tensor)];
  for (std::size_t d = 0; d < einsum.coords.size(); ++d) {
    const Expr& left = einsum.coords[d];
    if (left->op == Op::var) {
      values[left->id] = coords[d];
      continue;
    }
    const Recombination parts = recombination_in(cascade, tensor.dims[d].rank, left);
    if (!parts.outer || parts.outer->op != Op::var) continue;
    const Expr tile = make_leaf(Op::extent, cascade.splits[at(parts.split)].inner);
    values[parts.outer->id] = make_node(Op::floor_div, {coords[d], tile});
    values[parts.inner->id] = make_node(Op::mod, {coords[d], tile});
  }
  return values;
}

/// Null when `expr` has a variable without a value.
Expr substituted(const Expr& expr, const std::map<int, Expr>& values) {
  bool complete = true;
  Expr result = transformed(expr, [&](const Expr& node) -> Expr {
    if (node->op != Op::var) return node;
    const auto found = values.find(node->id);
    if (found != values.end()) return found->second;
    complete = false;
    return node;
  });
  return complete ? result : nullptr;
}

/// The conditions under which the point of `einsum` at `coords` is present.
std::vector<Expr> presence_at(const Cascade& cascade, const Einsum& einsum,
                              const std::vector<Expr>& coords) {
  std::vector<Expr> found;
  const std::map<int, Expr> values = left_vars_at(cascade, einsum, coords);
  for (const Expr& term : reaching_conditions(cascade, einsum)) {
    if (uses_reduced_var(einsum, term)) continue;
    if (Expr here = substituted(term, values)) found.push_back(std::move(here));
  }
  return found;
}

}  // namespace

std::vector<Expr> reaching_conditions(const Cascade& cascade, const Einsum& einsum) {
  std::vector<Expr> terms;
  std::vector<Expr> operands = accesses_in(einsum.body);
  for (const Expr& term : conditions_of(cascade, einsum)) {
    add_once(terms, term);
    for (Expr& access : accesses_in(term)) operands.push_back(std::move(access));
  }
  for (const Expr& access : operands) {
    // A state is whole in every slice, and following its recurrence would never end.
    if (cascade.tensors[at(access->id)].kind == TensorKind::state) continue;
    const int source = defining_einsum(cascade, access->id);
    if (source < 0) continue;
    for (const Expr& term : presence_at(cascade, cascade.einsums[at(source)], access->args)) {
      add_once(terms, term);
    }
  }
  return terms;
}

namespace {

int precedence(Op op) {
  switch (op) {
    case Op::add:
    case Op::sub:
      return 1;
    case Op::mul:
    case Op::div:
    case Op::floor_div:
    case Op::mod:
      return 2;
    case Op::neg:
      return 3;
    default:
      return 4;
  }
}

const char* symbol(Op op) {
  switch (op) {
    case Op::add:
      return "+";
    case Op::sub:
      return "-";
    case Op::mul:
      return "*";
    case Op::mod:
      return "%";
    case Op::abs:
      return "abs";
    case Op::min:
      return "min";
    case Op::max:
      return "max";
    case Op::clamp:
      return "clamp";
    default:
      return "/";
  }
}

std::string listed(const Cascade& cascade, const std::vector<Expr>& args) {
  std::string text;
  for (const Expr& arg : args) text += (text.empty() ? "" : ",") + coordinate_text(cascade, arg);
  return text;
}

/// `side` 1 is a right operand: it keeps its brackets at equal precedence.
std::string operand_text(const Cascade& cascade, const Expr& operand, Op parent, int side) {
  const std::string text = coordinate_text(cascade, operand);
  return precedence(operand->op) < precedence(parent) + side ? "(" + text + ")" : text;
}

}  // namespace

std::string coordinate_text(const Cascade& cascade, const Expr& expr) {
  switch (expr->op) {
    case Op::integer:
      return std::to_string(expr->integer);
    case Op::param:
      return cascade.params[at(expr->id)].name;
    case Op::var:
      return cascade.vars[at(expr->id)].name;
    case Op::extent:
      return cascade.ranks[at(expr->id)].name;
    case Op::access:
      return cascade.tensors[at(expr->id)].name + "[" + listed(cascade, expr->args) + "]";
    case Op::neg:
      return "-" + operand_text(cascade, expr->args[0], Op::neg, 0);
    case Op::add:
    case Op::sub:
    case Op::mul:
    case Op::div:
    case Op::floor_div:
    case Op::mod:
      return operand_text(cascade, expr->args[0], expr->op, 0) + symbol(expr->op) +
             operand_text(cascade, expr->args[1], expr->op, 1);
    default:
      return std::string(symbol(expr->op)) + "(" + listed(cascade, expr->args) + ")";
  }
}

}  // namespace attngen
