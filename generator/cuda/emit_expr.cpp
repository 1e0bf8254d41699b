// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/emit_expr.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <utility>

#include "base/error.h"

namespace attngen {
namespace {

enum Binding { kTernary, kOr, kAnd, kEquality, kRelation, kSum, kProduct, kUnary, kPrimary };

std::string in_parentheses(const std::string& text) {
  return "(" + text + ")";
}

}  // namespace

std::string f32_literal(double value) {
  if (std::isinf(value)) return value < 0 ? "-infinity()" : "infinity()";
  char buffer[64];
  const std::to_chars_result end =
      std::to_chars(buffer, buffer + sizeof buffer, static_cast<float>(value));
  std::string text(buffer, end.ptr);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text + "f";
}

std::string ExprPrinter::value(const Expr& expr) {
  return value_text(expr).text;
}
std::string ExprPrinter::index(const Expr& expr) {
  return index_text(expr).text;
}
std::string ExprPrinter::condition(const Expr& expr) {
  return condition_text(expr).text;
}

ExprPrinter::Text ExprPrinter::combined(const char* sign, int binds, Text a, Text b) {
  if (a.binds < binds) a.text = in_parentheses(a.text);
  if (b.binds <= binds) b.text = in_parentheses(b.text);
  return {fmt::format("{} {} {}", a.text, sign, b.text), binds, a.is_long || b.is_long};
}

ExprPrinter::Text ExprPrinter::call(const std::string& part, const std::string& function,
                                    const Expr& expr) {
  parts_.insert(part);
  std::string text = function + "(";
  for (std::size_t i = 0; i < expr->args.size(); ++i) {
    text += (i == 0 ? "" : ", ") + value(expr->args[i]);
  }
  return {text + ")", kPrimary, false};
}

ExprPrinter::Text ExprPrinter::value_text(const Expr& expr) {
  if (expr->op == Op::integer) {
    return {f32_literal(static_cast<double>(expr->integer)), expr->integer < 0 ? kUnary : kPrimary,
            false};
  }
  if (is_whole_value(expr))
    return {fmt::format("static_cast<float>({})", index(expr)), kPrimary, false};
  const auto pair = [&](const char* sign, int binds) {
    return combined(sign, binds, value_text(expr->args[0]), value_text(expr->args[1]));
  };
  switch (expr->op) {
    case Op::number:
      return {f32_literal(expr->number), expr->number < 0 ? kUnary : kPrimary, false};
    case Op::infinity:
      parts_.insert("infinity.cuh");
      return {"infinity()", kPrimary, false};
    case Op::param: {
      if (const std::optional<double> fixed = scope_.static_param(expr->id)) {
        return {f32_literal(*fixed), *fixed < 0 ? kUnary : kPrimary, false};
      }
      return {scope_.param(expr->id), kPrimary, false};
    }
    case Op::access:
      return value_access(expr);
    case Op::previous:
      return {scope_.before_tile(expr->args[0]), kPrimary, false};
    case Op::neg: {
      Text inner = value_text(expr->args[0]);
      if (inner.binds <= kUnary) inner.text = in_parentheses(inner.text);
      return {"-" + inner.text, kUnary, false};
    }
    case Op::add:
      return pair("+", kSum);
    case Op::mul:
      return pair("*", kProduct);
    case Op::sub:
      return value_difference(expr);
    case Op::div:
      return value_quotient(expr);
    case Op::exp:
      return value_exponential(expr);
    case Op::log:
      return call("logarithm.cuh", "natural_logarithm", expr);
    case Op::tanh:
      return call("tanh.cuh", "hyperbolic_tangent", expr);
    case Op::sigmoid:
      return call("sigmoid.cuh", "logistic_sigmoid", expr);
    case Op::abs:
      return call("", "fabsf", expr);
    case Op::sqrt:
      return call("roots.cuh", "square_root", expr);
    case Op::rsqrt:
      return call("roots.cuh", "reciprocal_square_root", expr);
    case Op::elu1:
      return call("elu1.cuh", "exponential_linear_unit_plus_1", expr);
    case Op::gelu:
      return call("gelu.cuh", "gaussian_linear_unit", expr);
    case Op::silu:
      return call("silu.cuh", "sigmoid_linear_unit", expr);
    case Op::round:
      return call("round.cuh", "round_to_even", expr);
    case Op::pow:
      return call("power.cuh", "power_of", expr);
    case Op::max:
      return call("order.cuh", "maximum", expr);
    case Op::min:
      return call("order.cuh", "minimum", expr);
    case Op::relu:
      parts_.insert("order.cuh");
      return {fmt::format("maximum({}, 0.0f)", value(expr->args[0])), kPrimary, false};
    case Op::clamp:
      parts_.insert("order.cuh");
      return {fmt::format("minimum(maximum({}, {}), {})", value(expr->args[0]),
                          value(expr->args[1]), value(expr->args[2])),
              kPrimary, false};
    case Op::select:
      return {fmt::format("({} ? {} : {})", condition(expr->args[0]), value(expr->args[1]),
                          value(expr->args[2])),
              kPrimary, false};
    case Op::floor_div:
    case Op::mod:
      return {fmt::format("static_cast<float>({})", index(expr)), kPrimary, false};
    case Op::boolean:
    case Op::logical_not:
    case Op::logical_and:
    case Op::logical_or:
    case Op::lt:
    case Op::le:
    case Op::gt:
    case Op::ge:
    case Op::eq:
    case Op::ne:
      return {fmt::format("({} ? 1.0f : 0.0f)", condition(expr)), kPrimary, false};
    default:
      throw InternalError("an expression that is no value");
  }
}

ExprPrinter::Text ExprPrinter::value_access(const Expr& expr) {
  const std::string text = scope_.loaded(expr);
  switch (scope_.type_of(expr)) {
    case DType::f32:
      return {text, kPrimary, false};
    case DType::bf16:
      parts_.insert("bf16.cuh");
      return {fmt::format("to_float({})", text), kPrimary, false};
    case DType::f16:
      parts_.insert("f16.cuh");
      return {fmt::format("to_float({})", text), kPrimary, false};
    default:
      return {fmt::format("static_cast<float>({})", text), kPrimary, false};
  }
}

/// True only where no input at all can make the value -infinity.
bool ExprPrinter::is_never_minus_infinity(const Expr& expr) const {
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

ExprPrinter::Text ExprPrinter::value_difference(const Expr& expr) {
  if (is_never_minus_infinity(expr->args[0]) || is_never_minus_infinity(expr->args[1])) {
    return combined("-", kSum, value_text(expr->args[0]), value_text(expr->args[1]));
  }
  return call("difference.cuh", "difference", expr);
}

ExprPrinter::Text ExprPrinter::value_quotient(const Expr& expr) {
  const Expr& divisor = expr->args[1];
  const double literal = divisor->op == Op::number    ? divisor->number
                         : divisor->op == Op::integer ? static_cast<double>(divisor->integer)
                                                      : 0.0;
  int exponent = 0;
  if (literal > 0 && std::frexp(literal, &exponent) == 0.5 && exponent > -60 && exponent < 60) {
    return combined("*", kProduct, value_text(expr->args[0]),
                    {f32_literal(1 / literal), kPrimary, false});
  }
  const std::optional<std::string> made_once = scope_.divisor(divisor);
  parts_.insert("quotient.cuh");
  return {fmt::format("quotient({}, {})", value(expr->args[0]),
                      made_once ? *made_once : value(divisor)),
          kPrimary, false};
}

ExprPrinter::Text ExprPrinter::value_exponential(const Expr& expr) {
  const Expr& exponent = expr->args[0];
  if (exponent->op == Op::sub) {
    if (const std::optional<std::string> shift =
            scope_.exponent_shift(exponent->args[0], exponent->args[1])) {
      parts_.insert("exponential.cuh");
      return {fmt::format("exponential_of_difference({}, {})", value(exponent->args[0]), *shift),
              kPrimary, false};
    }
  }
  return call("exponential.cuh", "exponential", expr);
}

ExprPrinter::Text ExprPrinter::condition_text(const Expr& expr) {
  switch (expr->op) {
    case Op::boolean:
      return {expr->integer != 0 ? "true" : "false", kPrimary, false};
    case Op::logical_not: {
      Text inner = condition_text(expr->args[0]);
      if (inner.binds <= kUnary) inner.text = in_parentheses(inner.text);
      return {"!" + inner.text, kUnary, false};
    }
    case Op::logical_and:
      return combined("&&", kAnd, condition_text(expr->args[0]), condition_text(expr->args[1]));
    case Op::logical_or: {
      Text a = condition_text(expr->args[0]);
      Text b = condition_text(expr->args[1]);
      // A compiler warns of && beside || without parentheses.
      if (a.binds == kAnd) a.text = in_parentheses(a.text), a.binds = kPrimary;
      if (b.binds == kAnd) b.text = in_parentheses(b.text), b.binds = kPrimary;
      return combined("||", kOr, std::move(a), std::move(b));
    }
    case Op::lt:
    case Op::le:
    case Op::gt:
    case Op::ge:
    case Op::eq:
    case Op::ne: {
      const bool is_exact =
          is_exact_index(cascade_, expr->args[0]) && is_exact_index(cascade_, expr->args[1]);
      const Text a = is_exact ? index_text(expr->args[0]) : value_text(expr->args[0]);
      const Text b = is_exact ? index_text(expr->args[1]) : value_text(expr->args[1]);
      const bool is_equality = expr->op == Op::eq || expr->op == Op::ne;
      const char* sign = expr->op == Op::lt   ? "<"
                         : expr->op == Op::le ? "<="
                         : expr->op == Op::gt ? ">"
                         : expr->op == Op::ge ? ">="
                         : expr->op == Op::eq ? "=="
                                              : "!=";
      return combined(sign, is_equality ? kEquality : kRelation, a, b);
    }
    case Op::access:
      if (scope_.type_of(expr) == DType::boolean) {
        return {fmt::format("{} != 0", scope_.loaded(expr)), kEquality, false};
      }
      return {fmt::format("{} != 0.0f", value(expr)), kEquality, false};
    default: {
      Text of = value_text(expr);
      if (of.binds <= kEquality) of.text = in_parentheses(of.text);
      return {fmt::format("{} != 0.0f", of.text), kEquality, false};
    }
  }
}

}  // namespace attngen
