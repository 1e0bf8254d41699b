// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/lane_expr.h"

#include <limits>

#include "base/error.h"
#include "generator/llvm/vector_math.h"

namespace attngen {
namespace {

/// True only where no input at all can make the value -infinity.
bool is_never_minus_infinity(const Expr& expr) {
  switch (expr->op) {
    case Op::number:
    case Op::exp:
    case Op::tanh:
    case Op::sigmoid:
    case Op::relu:
    case Op::abs:
    case Op::sqrt:
    case Op::rsqrt:
    case Op::infinity:
      return true;
    default:
      return is_whole_value(expr);
  }
}

/// A product of values, not of coordinates.
bool is_product(const Expr& expr) {
  return expr->op == Op::mul && !is_whole_value(expr);
}

bool is_condition(const Expr& expr) {
  switch (expr->op) {
    case Op::boolean:
    case Op::logical_not:
    case Op::logical_and:
    case Op::logical_or:
      return true;
    default:
      return is_comparison(expr->op);
  }
}

}  // namespace

IrValue LaneExpr::kept() {
  IrValue all;
  for (const Guard& guard : guards_) {
    const IrValue one =
        guard.negated ? f_.binary("xor", guard.condition, ir_boolean(true)) : guard.condition;
    all = all ? f_.binary("and", all, one) : one;
  }
  return all;
}

IrValue LaneExpr::value(const Expr& expr) {
  if (expr->op == Op::integer) return ir_float(real_, static_cast<double>(expr->integer));
  if (is_whole_value(expr)) return from_index(expr);
  if (is_condition(expr)) {
    return f_.select(condition(expr), ir_float(real_, 1), ir_float(real_, 0));
  }
  const auto arg = [&](std::size_t i) { return value(expr->args.at(i)); };
  switch (expr->op) {
    case Op::number:
      return ir_float(real_, expr->number);
    case Op::infinity:
      return ir_float(real_, std::numeric_limits<double>::infinity());
    case Op::param:
      if (const std::optional<double> fixed = scope_.static_param(expr->id)) {
        return ir_float(real_, *fixed);
      }
      return scope_.param(expr->id);
    case Op::access:
      return access_value(expr);
    case Op::previous:
      return scope_.before_tile(expr->args[0]);
    case Op::neg:
      return f_.negate(arg(0));
    case Op::add:
      return sum(expr);
    case Op::mul:
      return f_.binary("fmul", arg(0), arg(1));
    case Op::sub:
      return difference(expr);
    case Op::div:
      return ir_quotient(f_, arg(0), arg(1));
    case Op::exp:
      return exponential(expr);
    case Op::log:
      return ir_logarithm(f_, arg(0));
    case Op::tanh:
      return ir_tanh(f_, arg(0));
    case Op::sigmoid:
      return ir_sigmoid(f_, arg(0));
    case Op::abs:
      return ir_absolute(f_, arg(0));
    case Op::sqrt:
      return ir_square_root(f_, arg(0));
    case Op::rsqrt:
      return ir_reciprocal_square_root(f_, arg(0));
    case Op::elu1:
      return ir_elu1(f_, arg(0));
    case Op::gelu:
      return ir_gelu(f_, arg(0));
    case Op::silu:
      return ir_silu(f_, arg(0));
    case Op::round:
      return ir_round(f_, arg(0));
    case Op::pow:
      return ir_power(f_, arg(0), arg(1));
    case Op::max:
      return ir_maximum(f_, arg(0), arg(1));
    case Op::min:
      return ir_minimum(f_, arg(0), arg(1));
    case Op::relu:
      return ir_maximum(f_, arg(0), ir_float(real_, 0));
    case Op::clamp:
      return ir_minimum(f_, ir_maximum(f_, arg(0), arg(1)), arg(2));
    case Op::select: {
      const IrValue chosen = condition(expr->args[0]);
      enter(chosen);
      const IrValue yes = arg(1);
      leave();
      enter(chosen, true);
      const IrValue no = arg(2);
      leave();
      return f_.select(chosen, yes, no);
    }
    case Op::floor_div:
    case Op::mod:
      return from_index(expr);
    default:
      throw InternalError("an expression that is no value");
  }
}

IrValue LaneExpr::from_index(const Expr& expr) {
  return f_.cast("sitofp", index(expr), real_);
}

IrValue LaneExpr::access_value(const Expr& expr) {
  const IrValue stored = scope_.loaded(expr, *this);
  const bool is_input =
      expr->id >= 0 &&
      cascade_.tensors.at(static_cast<std::size_t>(expr->id)).kind == TensorKind::input;
  return is_input ? ir_widened(f_, stored, scope_.type_of(expr), real_, converts_f16_) : stored;
}

/// a + b*c and a*b + c are rounded once where the target fuses, as an Einsum of the text is.
IrValue LaneExpr::sum(const Expr& expr) {
  const Expr& a = expr->args[0];
  const Expr& b = expr->args[1];
  if (is_product(b)) return f_.multiply_add(value(b->args[0]), value(b->args[1]), value(a));
  if (is_product(a)) return f_.multiply_add(value(a->args[0]), value(a->args[1]), value(b));
  return f_.binary("fadd", value(a), value(b));
}

IrValue LaneExpr::difference(const Expr& expr) {
  const Expr& right = expr->args[1];
  const bool is_plain =
      is_never_minus_infinity(expr->args[0]) || is_never_minus_infinity(expr->args[1]);
  const IrValue a = value(expr->args[0]);
  if (is_product(right)) {
    const IrValue y = value(right->args[0]);
    const IrValue z = value(right->args[1]);
    const IrValue fused = f_.multiply_add(f_.negate(y), z, a);
    if (is_plain) return fused;
    // (-inf) - (-inf) = -inf, where y and z are the numbers that make it so.
    const IrValue lowest = ir_float(real_, -std::numeric_limits<double>::infinity());
    const IrValue both = f_.binary("and", f_.compare("fcmp oeq", a, lowest),
                                   f_.compare("fcmp oeq", f_.binary("fmul", y, z), lowest));
    return f_.select(both, lowest, fused);
  }
  const IrValue b = value(right);
  return is_plain ? f_.binary("fsub", a, b) : ir_difference(f_, a, b);
}

IrValue LaneExpr::exponential(const Expr& expr) {
  const Expr& exponent = expr->args[0];
  if (exponent->op == Op::sub && scope_.is_at_most(exponent->args[0], exponent->args[1])) {
    // With 0 in the place of -inf, (-inf) - (-inf) = -inf needs no test per lane and key: nothing
    // is above b, so where b is -inf, a is too.
    const IrValue a = value(exponent->args[0]);
    const IrValue b = value(exponent->args[1]);
    const IrValue lowest = ir_float(real_, -std::numeric_limits<double>::infinity());
    const IrValue shift = f_.select(f_.compare("fcmp oeq", b, lowest), ir_float(real_, 0), b);
    return ir_exponential_of_negative(f_, f_.binary("fsub", a, shift));
  }
  return ir_exponential(f_, value(exponent));
}

}  // namespace attngen
