// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/evaluate_expr.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace attngen {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double evaluate_unary(Op op, double x) {
  switch (op) {
    case Op::neg:
      return -x;
    case Op::logical_not:
      return x == 0 ? 1 : 0;
    case Op::exp:
      return std::exp(x);
    case Op::log:
      return std::log(x);
    case Op::tanh:
      return std::tanh(x);
    case Op::sigmoid:
      return 1 / (1 + std::exp(-x));
    case Op::relu:
      return x > 0 || std::isnan(x) ? x : 0;
    case Op::abs:
      return std::abs(x);
    case Op::sqrt:
      return std::sqrt(x);
    case Op::rsqrt:
      return 1 / std::sqrt(x);
    case Op::elu1:
      return x > 0 ? x + 1 : std::exp(x);
    case Op::gelu:
      return 0.5 * x * (1 + std::erf(x / std::sqrt(2.0)));
    case Op::silu:
      return x / (1 + std::exp(-x));
    case Op::round:
      return std::nearbyint(x);
    default:
      throw InternalError("an operation without a value");
  }
}

double propagating(double a, double b, bool first) {
  if (std::isnan(a) || std::isnan(b)) return std::numeric_limits<double>::quiet_NaN();
  return first ? a : b;
}

double floor_divided(double a, double b) { return b == 0 ? 0 : std::floor(a / b); }

double evaluate_binary(Op op, double a, double b) {
  switch (op) {
    case Op::add:
      return a + b;
    case Op::sub:
      return a == -kInfinity && b == -kInfinity ? -kInfinity : a - b;
    case Op::mul:
      return a * b;
    case Op::div:
      return a == 0 && b == 0 ? 0 : a / b;
    case Op::floor_div:
      return floor_divided(a, b);
    case Op::mod:
      return b == 0 ? 0 : a - b * floor_divided(a, b);
    case Op::min:
      return propagating(a, b, a < b);
    case Op::max:
      return propagating(a, b, a > b);
    case Op::pow:
      return std::pow(a, b);
    case Op::lt:
      return a < b ? 1 : 0;
    case Op::le:
      return a <= b ? 1 : 0;
    case Op::gt:
      return a > b ? 1 : 0;
    case Op::ge:
      return a >= b ? 1 : 0;
    case Op::eq:
      return a == b ? 1 : 0;
    case Op::ne:
      return a != b ? 1 : 0;
    default:
      throw InternalError("an operation without a value");
  }
}

}  // namespace

double evaluate(const Expr& expr, const LeafValue& leaf) {
  const ExprNode& node = *expr;
  const auto arg = [&](std::size_t i) { return evaluate(node.args[i], leaf); };
  switch (node.op) {
    case Op::number:
      return node.number;
    case Op::integer:
    case Op::boolean:
      return static_cast<double>(node.integer);
    case Op::infinity:
      return kInfinity;
    case Op::param:
    case Op::var:
    case Op::extent:
    case Op::access:
    case Op::previous:
    case Op::tile_first:
    case Op::tile_last:
      return leaf(node);
    case Op::logical_and:
      return arg(0) != 0 && arg(1) != 0 ? 1 : 0;
    case Op::logical_or:
      return arg(0) != 0 || arg(1) != 0 ? 1 : 0;
    case Op::select:
      return arg(0) != 0 ? arg(1) : arg(2);
    case Op::clamp: {
      const double least = evaluate_binary(Op::max, arg(0), arg(1));
      return evaluate_binary(Op::min, least, arg(2));
    }
    default:
      break;
  }
  if (arity(node.op) == 1) return evaluate_unary(node.op, arg(0));
  return evaluate_binary(node.op, arg(0), arg(1));
}

}  // namespace attngen
