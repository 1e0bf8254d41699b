// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/loopnest_facts.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/dtype.h"
#include "generator/ir/conditions.h"

namespace attngen {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kCoordinates = 0x1p31;  ///< extents fit 32 bits with a sign
constexpr double kExactInF64 = 0x1p53;

const Tensor& tensor_of(const Cascade& cascade, int id) {
  return cascade.tensors.at(static_cast<std::size_t>(id));
}

void add_once(std::vector<Expr>& list, const Expr& expr) {
  const bool known =
      std::any_of(list.begin(), list.end(), [&](const Expr& one) { return same(one, expr); });
  if (!known) list.push_back(expr);
}

bool is_wide_float(DType type) {
  return type == DType::f64 || type == DType::f32;
}

/// True when a float input narrower than f32 sets the error.
bool inputs_are_narrow(const Cascade& cascade) {
  return std::any_of(cascade.tensors.begin(), cascade.tensors.end(), [](const Tensor& tensor) {
    return tensor.kind == TensorKind::input && is_float(tensor.type.type) &&
           !is_wide_float(tensor.type.type);
  });
}

double bound_of_type(DType type) {
  switch (type) {
    case DType::i4:
      return 8;
    case DType::i8:
      return 128;
    case DType::u8:
      return 255;
    case DType::i32:
      return kCoordinates;
    default:
      return kInfinity;
  }
}

}  // namespace

bool selects(const Einsum& einsum) {
  return einsum.reduction &&
         (einsum.reduction->op == ReduceOp::argmax || einsum.reduction->op == ReduceOp::topk);
}

PointConditions point_conditions(const Cascade& cascade, const Einsum& einsum) {
  PointConditions needs;
  needs.terms = conditions_of(cascade, einsum);
  for (const Expr& term : needs.terms) {
    for (const Expr& access : accesses_in(term)) add_once(needs.operands, access);
  }
  for (const Expr& access : accesses_in(einsum.body)) add_once(needs.operands, access);
  return needs;
}

std::vector<bool> tensors_that_may_lack(const Cascade& cascade) {
  std::vector<bool> may_lack(cascade.tensors.size(), false);
  // States may read what stands further down, so once more until nothing changes.
  for (bool changed = true; changed;) {
    changed = false;
    for (const Einsum& einsum : cascade.einsums) {
      const auto target = static_cast<std::size_t>(einsum.tensor);
      if (may_lack.at(target)) continue;
      const PointConditions needs = point_conditions(cascade, einsum);
      const bool left_term =
          std::any_of(needs.terms.begin(), needs.terms.end(),
                      [&](const Expr& term) { return !uses_reduced_var(einsum, term); });
      const bool left_gap =
          std::any_of(needs.operands.begin(), needs.operands.end(), [&](const Expr& access) {
            return may_lack[static_cast<std::size_t>(access->id)] &&
                   !uses_reduced_var(einsum, access);
          });
      if (!left_term && !left_gap && !selects(einsum)) continue;
      may_lack[target] = true;
      changed = true;
    }
  }
  return may_lack;
}

std::vector<bool> tensors_that_are_read(const Cascade& cascade) {
  std::vector<bool> read(cascade.tensors.size(), false);
  for (const Einsum& einsum : cascade.einsums) {
    for (const Expr& root : {einsum.body, einsum.where}) {
      for (const Expr& access : accesses_in(root))
        read[static_cast<std::size_t>(access->id)] = true;
    }
  }
  return read;
}

IrKind held_kind(const Cascade& cascade, int id, bool in_f64) {
  const Tensor& tensor = tensor_of(cascade, id);
  const DType type = tensor.type.type;
  if (type == DType::boolean) return IrKind::i8;
  if (is_integer(type)) return IrKind::i64;
  // Held in f32 they would add to the error of f32 inputs, every Einsum once more.
  const bool is_wide = in_f64 || type == DType::f64 || !inputs_are_narrow(cascade);
  return is_wide ? IrKind::f64 : IrKind::f32;
}

IrKind real_kind(const Cascade& cascade, const Einsum& einsum, bool in_f64) {
  const DType target = tensor_of(cascade, einsum.tensor).type.type;
  if (in_f64 || selects(einsum) || target == DType::f64 || is_integer(target) ||
      !inputs_are_narrow(cascade)) {
    return IrKind::f64;
  }
  const std::vector<Expr> operands = accesses_in(einsum.body);
  const bool reads_f64 = std::any_of(operands.begin(), operands.end(), [&](const Expr& access) {
    return tensor_of(cascade, access->id).type.type == DType::f64;
  });
  return reads_f64 ? IrKind::f64 : IrKind::f32;
}

bool is_exact_integer(const Cascade& cascade, const Expr& expr) {
  switch (expr->op) {
    case Op::integer:
    case Op::var:
    case Op::extent:
      return true;
    case Op::param: {
      const Param& param = cascade.params.at(static_cast<std::size_t>(expr->id));
      return param.is_static || (param.type && is_integer(param.type->type));
    }
    case Op::access:
      return is_integer(tensor_of(cascade, expr->id).type.type);
    case Op::neg:
    case Op::abs:
    case Op::add:
    case Op::sub:
    case Op::mul:
    case Op::floor_div:
    case Op::mod:
    case Op::min:
    case Op::max:
    case Op::clamp:
      return std::all_of(expr->args.begin(), expr->args.end(),
                         [&](const Expr& arg) { return is_exact_integer(cascade, arg); });
    default:
      return false;
  }
}

double integer_bound(const Cascade& cascade, const Expr& expr,
                     const std::vector<double>& static_params) {
  if (!is_exact_integer(cascade, expr)) return kInfinity;
  if (expr->op == Op::access) return bound_of_type(tensor_of(cascade, expr->id).type.type);
  std::vector<double> of;
  for (const Expr& arg : expr->args) of.push_back(integer_bound(cascade, arg, static_params));
  double bound = kInfinity;
  switch (expr->op) {
    case Op::integer:
      bound = std::fabs(static_cast<double>(expr->integer));
      break;
    case Op::var:
    case Op::extent:
      bound = kCoordinates;
      break;
    case Op::param: {
      const Param& param = cascade.params.at(static_cast<std::size_t>(expr->id));
      bound = param.is_static ? std::fabs(static_params.at(static_cast<std::size_t>(expr->id)))
                              : bound_of_type(param.type->type);
      break;
    }
    case Op::neg:
    case Op::abs:
      bound = of[0];
      break;
    case Op::add:
    case Op::sub:
      bound = of[0] + of[1];
      break;
    case Op::mul:
      bound = of[0] * of[1];
      break;
    case Op::floor_div:
    case Op::mod:
      // By 0 a number divides as IEEE says, so only a literal divisor is safe here.
      if (expr->args[1]->op == Op::integer && expr->args[1]->integer != 0) {
        bound = std::max(of[0] + 1, of[1]);
      }
      break;
    default:
      bound = *std::max_element(of.begin(), of.end());
      break;
  }
  // A NaN is 0 * inf.
  return bound <= kExactInF64 ? bound : kInfinity;
}

}  // namespace attngen
