// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/loopnest_expr.h"

#include <algorithm>
#include <limits>

#include "base/dtype.h"
#include "base/error.h"
#include "generator/llvm/loopnest_facts.h"
#include "generator/llvm/vector_math.h"

namespace attngen {
namespace {

/// The predicate of a comparison, behind "icmp s" or "fcmp o".
const char* order_of(Op op) {
  switch (op) {
    case Op::lt:
      return "lt";
    case Op::le:
      return "le";
    case Op::gt:
      return "gt";
    default:
      return "ge";
  }
}

std::string integer_predicate(Op op) {
  if (op == Op::eq) return "icmp eq";
  if (op == Op::ne) return "icmp ne";
  return std::string("icmp s") + order_of(op);
}

std::string real_predicate(Op op) {
  if (op == Op::eq) return "fcmp oeq";
  if (op == Op::ne) return "fcmp une";
  return std::string("fcmp o") + order_of(op);
}

}  // namespace

LoopnestExpr::LoopnestExpr(const Cascade& cascade, const CpuProblem& problem,
                           LoopnestArguments& arguments, IrFunction& function)
    : vars(cascade.vars.size()),
      cascade_(cascade),
      problem_(problem),
      arguments_(arguments),
      f_(function) {}

bool LoopnestExpr::knows(const Expr& access) const {
  return std::any_of(loaded_.begin(), loaded_.end(),
                     [&](const auto& one) { return same(one.first, access); });
}

IrValue LoopnestExpr::loaded(const Expr& access) const {
  for (const auto& [known, element] : loaded_) {
    if (same(known, access)) return element;
  }
  throw InternalError("a loop nest uses an operand before it is loaded");
}

IrValue LoopnestExpr::converted(IrValue value, IrKind kind) {
  if (value.type.kind == kind) return value;
  if (!is_float(value.type.kind)) return f_.cast("sitofp", value, kind);
  return f_.cast(kind == IrKind::f64 ? "fpext" : "fptrunc", value, kind);
}

IrValue LoopnestExpr::real_access(const Expr& access, IrKind kind) {
  const Tensor& tensor = cascade_.tensors.at(static_cast<std::size_t>(access->id));
  const IrValue element = loaded(access);
  if (tensor.kind != TensorKind::input) return converted(element, kind);
  if (is_float(tensor.type.type)) {
    return ir_widened(f_, element, tensor.type.type, kind, problem_.limits.converts_f16);
  }
  return converted(integer(access), kind);
}

IrValue LoopnestExpr::real(const Expr& expr, IrKind kind) {
  const auto arg = [&](std::size_t at) { return real(expr->args.at(at), kind); };
  switch (expr->op) {
    case Op::number:
      return ir_float(kind, expr->number);
    case Op::integer:
      return ir_float(kind, static_cast<double>(expr->integer));
    case Op::infinity:
      return ir_float(kind, std::numeric_limits<double>::infinity());
    case Op::param:
      if (is_exact_integer(cascade_, expr)) break;
      return arguments_.real_param(expr->id, kind);
    case Op::access:
      return real_access(expr, kind);
    default:
      break;
  }
  if (integer_bound(cascade_, expr, problem_.static_params) <
      std::numeric_limits<double>::infinity()) {
    return converted(integer(expr), kind);
  }
  switch (expr->op) {
    case Op::param:
      return converted(arguments_.whole_param(expr->id), kind);
    case Op::add:
      return f_.binary("fadd", arg(0), arg(1));
    case Op::sub:
      return ir_difference(f_, arg(0), arg(1));
    case Op::mul:
      return f_.binary("fmul contract", arg(0), arg(1));
    case Op::div:
      return ir_quotient(f_, arg(0), arg(1));
    case Op::floor_div:
    case Op::mod:
      return real_divided(expr, kind);
    case Op::min:
      return ir_minimum(f_, arg(0), arg(1));
    case Op::max:
      return ir_maximum(f_, arg(0), arg(1));
    case Op::pow:
      return ir_power(f_, arg(0), arg(1));
    case Op::select: {
      const IrValue chosen = condition(expr->args[0]);
      return f_.select(chosen, arg(1), arg(2));
    }
    case Op::clamp:
      return ir_minimum(f_, ir_maximum(f_, arg(0), arg(1)), arg(2));
    default:
      return real_unary(expr, kind);
  }
}

IrValue LoopnestExpr::real_unary(const Expr& expr, IrKind kind) {
  const IrValue x = real(expr->args.at(0), kind);
  switch (expr->op) {
    case Op::neg:
      return f_.negate(x);
    case Op::exp:
      return ir_exponential(f_, x);
    case Op::log:
      return ir_logarithm(f_, x);
    case Op::tanh:
      return ir_tanh(f_, x);
    case Op::sigmoid:
      return ir_sigmoid(f_, x);
    case Op::relu:
      return ir_maximum(f_, x, ir_float(kind, 0));
    case Op::abs:
      return ir_absolute(f_, x);
    case Op::sqrt:
      return ir_square_root(f_, x);
    case Op::rsqrt:
      return ir_reciprocal_square_root(f_, x);
    case Op::elu1:
      return ir_elu1(f_, x);
    case Op::gelu:
      return ir_gelu(f_, x);
    case Op::silu:
      return ir_silu(f_, x);
    case Op::round:
      return ir_round(f_, x);
    default:
      throw InternalError("an operation without a number in a loop nest");
  }
}

/// floor(a / b), or what it leaves of a. In f64: rounded in f32, a / b could reach the next
/// integer.
IrValue LoopnestExpr::real_divided(const Expr& expr, IrKind kind) {
  const IrValue a = real(expr->args.at(0), IrKind::f64);
  const IrValue b = real(expr->args.at(1), IrKind::f64);
  const IrValue quotient =
      f_.intrinsic("llvm.floor.f64", {IrKind::f64, 1}, {f_.binary("fdiv", a, b)});
  if (expr->op == Op::floor_div) return converted(quotient, kind);
  return converted(f_.binary("fsub", a, f_.binary("fmul", b, quotient)), kind);
}

// Plain arithmetic, without "nsw": numbers of a table that no condition lets count may overflow.
IrValue LoopnestExpr::integer(const Expr& expr) {
  const auto arg = [&](std::size_t at) { return integer(expr->args.at(at)); };
  switch (expr->op) {
    case Op::integer:
      return ir_i64(expr->integer);
    case Op::var: {
      const IrValue& at = vars.at(static_cast<std::size_t>(expr->id));
      check(static_cast<bool>(at), "a loop nest uses a variable outside its loop");
      return at;
    }
    case Op::extent:
      return arguments_.extent(expr->id);
    case Op::param:
      return arguments_.whole_param(expr->id);
    case Op::access: {
      const Tensor& tensor = cascade_.tensors.at(static_cast<std::size_t>(expr->id));
      const bool is_unsigned = tensor.kind == TensorKind::input && tensor.type.type == DType::u8;
      return f_.cast(is_unsigned ? "zext" : "sext", loaded(expr), IrKind::i64);
    }
    case Op::neg:
      return f_.binary("sub", ir_i64(0), arg(0));
    case Op::abs:
      return f_.intrinsic("llvm.abs.i64", {IrKind::i64, 1}, {arg(0), ir_boolean(false)});
    case Op::add:
      return f_.binary("add", arg(0), arg(1));
    case Op::sub:
      return f_.binary("sub", arg(0), arg(1));
    case Op::mul:
      return f_.binary("mul", arg(0), arg(1));
    case Op::floor_div:
    case Op::mod:
      return divided(arg(0), arg(1), expr->op);
    case Op::min:
      return f_.smaller(arg(0), arg(1));
    case Op::max:
      return f_.larger(arg(0), arg(1));
    case Op::clamp:
      return f_.smaller(f_.larger(arg(0), arg(1)), arg(2));
    default:
      throw InternalError("an operation that is not integer arithmetic in a loop nest");
  }
}

/// Rounded towards minus infinity. The machine's division traps for 0, and for -2^63 by -1.
IrValue LoopnestExpr::divided(IrValue a, IrValue b, Op op) {
  const IrValue zero = ir_i64(0);
  const bool is_plain = b.is_constant && b.integer != 0 && b.integer != -1;
  IrValue divisor = b;
  if (!is_plain) {
    // b + 1 is 0 or 1 for the two of them.
    const IrValue traps = f_.compare("icmp ult", f_.binary("add", b, ir_i64(1)), ir_i64(2));
    divisor = f_.select(traps, ir_i64(1), b);
  }
  const IrValue quotient = f_.binary("sdiv", a, divisor);
  const IrValue rest = f_.binary("sub", a, f_.binary("mul", quotient, divisor));
  const IrValue other_sign = f_.compare("icmp slt", f_.binary("xor", rest, divisor), zero);
  const IrValue is_between = f_.binary("and", f_.compare("icmp ne", rest, zero), other_sign);
  if (op == Op::mod) return f_.select(is_between, f_.binary("add", rest, divisor), rest);
  const IrValue floored = f_.select(is_between, f_.binary("sub", quotient, ir_i64(1)), quotient);
  if (is_plain) return floored;
  const IrValue negated = f_.binary("sub", zero, a);
  return f_.select(f_.compare("icmp eq", b, ir_i64(-1)), negated, floored);
}

// Numbers are compared in f64: in f32 a rounding could decide whether a point counts.
IrValue LoopnestExpr::comparison(const Expr& expr) {
  const Expr& a = expr->args.at(0);
  const Expr& b = expr->args.at(1);
  if (is_exact_integer(cascade_, a) && is_exact_integer(cascade_, b)) {
    return f_.compare(integer_predicate(expr->op), integer(a), integer(b));
  }
  return f_.compare(real_predicate(expr->op), real(a, IrKind::f64), real(b, IrKind::f64));
}

IrValue LoopnestExpr::condition(const Expr& expr) {
  const auto arg = [&](std::size_t at) { return condition(expr->args.at(at)); };
  switch (expr->op) {
    case Op::boolean:
      return ir_boolean(expr->integer != 0);
    case Op::param:
      return f_.compare("fcmp une", arguments_.real_param(expr->id, IrKind::f32),
                        ir_float(IrKind::f32, 0));
    case Op::access:
      return f_.compare("icmp ne", loaded(expr), ir_integer(IrKind::i8, 0));
    case Op::logical_not:
      return f_.binary("xor", arg(0), ir_boolean(true));
    case Op::logical_and:
      return f_.binary("and", arg(0), arg(1));
    case Op::logical_or:
      return f_.binary("or", arg(0), arg(1));
    case Op::select: {
      const IrValue chosen = arg(0);
      return f_.select(chosen, arg(1), arg(2));
    }
    default:
      check(is_comparison(expr->op), "a number stands for a condition in a loop nest");
      return comparison(expr);
  }
}

}  // namespace attngen
