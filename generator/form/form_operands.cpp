// SPDX-License-Identifier: Apache-2.0
#include "generator/form/form_operands.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "generator/form/expr_rewrite.h"

namespace attngen {
namespace {

const Tensor& tensor_of(const Cascade& cascade, const Expr& access) {
  return cascade.tensors.at(static_cast<std::size_t>(access->id));
}

const std::string& name_of(const Cascade& cascade, const Expr& access) {
  return tensor_of(cascade, access).name;
}

bool is_input_access(const Cascade& cascade, const Expr& node) {
  return node->op == Op::access && node->id >= 0 &&
         tensor_of(cascade, node).kind == TensorKind::input;
}

/// True when `coordinate` is `var` plus or minus terms without any of `tiled`.
bool is_shifted_var(const Expr& coordinate, int var, const std::vector<int>& tiled) {
  if (coordinate->op == Op::var) return coordinate->id == var;
  if (coordinate->op != Op::add && coordinate->op != Op::sub) return false;
  const auto is_constant = [&](const Expr& expr) {
    return std::none_of(tiled.begin(), tiled.end(),
                        [&](int other) { return uses_var(expr, other); });
  };
  const Expr& a = coordinate->args[0];
  const Expr& b = coordinate->args[1];
  if (is_constant(b)) return is_shifted_var(a, var, tiled);
  return coordinate->op == Op::add && is_constant(a) && is_shifted_var(b, var, tiled);
}

void collect_accesses(const Expr& root, std::vector<Expr>& found) {
  if (root->op == Op::access) found.push_back(root);
  for (const Expr& arg : root->args) collect_accesses(arg, found);
}

}  // namespace

ContractionParts split_contraction(const Cascade& cascade, const Expr& body, int contract_var,
                                   int key_var) {
  ContractionParts parts;
  const auto is_operand = [&](const Expr& node) {
    return is_input_access(cascade, node) && uses_var(node, contract_var);
  };
  const auto is_keys = [&](const Expr& node) {
    return is_operand(node) && uses_var(node, key_var);
  };
  const auto is_rows = [&](const Expr& node) {
    return is_operand(node) && !uses_var(node, key_var);
  };
  const std::optional<FactoredProduct> with_keys = without_factor(body, is_keys);
  const std::optional<FactoredProduct> with_rows =
      with_keys && with_keys->rest ? without_factor(with_keys->rest, is_rows) : std::nullopt;
  if (!with_rows || (with_rows->rest && uses_var(with_rows->rest, contract_var))) {
    parts.reasons.push_back(
        "the contraction is not a product of one input with and one without the streamed rank");
    return parts;
  }
  parts.rows = with_rows->factor;
  parts.keys = with_keys->factor;
  parts.formula = replaced(with_keys->rest, parts.rows, make_access(kDotTensor, {}));
  return parts;
}

int last_private_var(const Expr& access, const Expr& other, int contract_var) {
  int found = -1;
  for (const Expr& coordinate : access->args) {
    for_each_node(coordinate, [&](const ExprNode& node) {
      if (node.op == Op::var && node.id != contract_var && !uses_var(other, node.id)) {
        found = node.id;
      }
    });
  }
  return found;
}

std::vector<std::string> place_operand(const Cascade& cascade, FormOperand& operand, int tiled_var,
                                       int column_var, const std::vector<int>& tiled) {
  std::vector<std::string> reasons;
  operand.tensor = operand.access->id;
  const std::string& name = name_of(cascade, operand.access);
  const auto varies_with_others = [&](const Expr& coordinate) {
    return std::any_of(tiled.begin(), tiled.end(),
                       [&](int var) { return var != tiled_var && uses_var(coordinate, var); });
  };
  for (std::size_t dim = 0; dim < operand.access->args.size(); ++dim) {
    const Expr& coordinate = operand.access->args[dim];
    if (uses_var(coordinate, column_var)) {
      if (coordinate->op != Op::var || operand.column_dim >= 0) {
        reasons.push_back(fmt::format("the columns of {} are read at other places than {}", name,
                                      cascade.vars.at(static_cast<std::size_t>(column_var)).name));
      }
      operand.column_dim = static_cast<int>(dim);
    } else if (uses_var(coordinate, tiled_var)) {
      if (operand.row_dim >= 0 || !is_shifted_var(coordinate, tiled_var, tiled)) {
        operand.gathers = true;
      }
      if (varies_with_others(coordinate)) {
        reasons.push_back(
            fmt::format("{} is read at a coordinate that varies inside a tile", name));
      }
      operand.row_dim = static_cast<int>(dim);
      operand.row_coordinate = coordinate;
    } else if (varies_with_others(coordinate)) {
      reasons.push_back(fmt::format("{} is read at a coordinate that varies inside a tile", name));
    }
  }
  if (reasons.empty() && operand.row_dim < 0) {
    reasons.push_back(fmt::format("{} does not depend on {}", name,
                                  cascade.vars.at(static_cast<std::size_t>(tiled_var)).name));
  }
  return reasons;
}

OperandReductions operand_reductions(const Cascade& cascade, FormInliner& inliner,
                                     const std::vector<Expr>& roots, const ForwardForm& form) {
  OperandReductions found;
  std::vector<Expr> accesses;
  for (const Expr& root : roots) collect_accesses(root, accesses);
  for (const Expr& access : accesses) {
    if (access->id < 0) continue;
    const int definer = defining_einsum(cascade, access->id);
    if (definer < 0 || definer == form.contraction) continue;
    const Einsum& of = cascade.einsums.at(static_cast<std::size_t>(definer));
    const bool reduces_columns =
        of.reduction && of.reduction->vars.size() == 1 &&
        cascade.vars.at(static_cast<std::size_t>(of.reduction->vars[0])).rank ==
            cascade.vars.at(static_cast<std::size_t>(form.contract_var)).rank;
    if (!reduces_columns) continue;
    if (std::any_of(found.reductions.begin(), found.reductions.end(),
                    [&](const OperandReduction& known) { return same(known.access, access); })) {
      continue;
    }
    const std::string& name = name_of(cascade, access);
    std::map<int, Expr> at = {{of.reduction->vars[0], make_leaf(Op::var, form.contract_var)}};
    const std::vector<Expr> left = inliner.own_coordinates(of);
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (left[i]->op == Op::var) at[left[i]->id] = access->args.at(i);
    }
    const Expr body = with_vars(inliner.inlined(of, of.body), at);
    const Expr element = make_access(kOperandElement, {});
    OperandReduction reduction;
    reduction.einsum = definer;
    reduction.op = of.reduction->op;
    reduction.access = access;
    const Expr of_rows = replaced(body, form.rows.access, element);
    const Expr of_keys = replaced(body, form.keys.access, element);
    reduction.of_rows = of_rows != body;
    reduction.term = reduction.of_rows ? of_rows : of_keys;
    bool is_plain = reduction.term != body && !of.where &&
                    (reduction.op == ReduceOp::sum || reduction.op == ReduceOp::max ||
                     reduction.op == ReduceOp::min || reduction.op == ReduceOp::prod);
    for_each_node(reduction.term, [&](const ExprNode& node) {
      if (node.op == Op::var || (node.op == Op::access && node.id >= 0)) is_plain = false;
    });
    if (!is_plain) {
      found.reasons.push_back(
          fmt::format("{} is not a plain reduction over the columns of {} or {}", name,
                      name_of(cascade, form.rows.access), name_of(cascade, form.keys.access)));
      continue;
    }
    found.reductions.push_back(std::move(reduction));
  }
  return found;
}

}  // namespace attngen
