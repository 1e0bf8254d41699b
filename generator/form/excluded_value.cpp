// SPDX-License-Identifier: Apache-2.0
#include "generator/form/excluded_value.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace attngen {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// A number, or anything (absent).
using Known = std::optional<double>;

class NeutralProof {
 public:
  NeutralProof(int carried_tensor, double value) : carried_(carried_tensor), value_(value) {}

  Known evaluated(const Expr& expr) const {
    switch (expr->op) {
      case Op::number:
        return expr->number;
      case Op::integer:
        return static_cast<double>(expr->integer);
      case Op::infinity:
        return kInfinity;
      case Op::access:
        return expr->id == carried_ ? Known(value_) : std::nullopt;
      case Op::neg:
      case Op::exp:
      case Op::log:
      case Op::tanh:
      case Op::sigmoid:
      case Op::relu:
      case Op::abs:
        return unary(expr->op, evaluated(expr->args[0]));
      case Op::add:
      case Op::sub:
      case Op::mul:
      case Op::div:
      case Op::min:
      case Op::max:
        return binary(expr->op, evaluated(expr->args[0]), evaluated(expr->args[1]), expr);
      default:
        return std::nullopt;
    }
  }

 private:
  static Known unary(Op op, Known x) {
    if (!x) return std::nullopt;
    switch (op) {
      case Op::neg:
        return -*x;
      case Op::exp:
        return std::exp(*x);
      case Op::log:
        return std::log(*x);
      case Op::tanh:
        return std::tanh(*x);
      case Op::sigmoid:
        return 1 / (1 + std::exp(-*x));
      case Op::relu:
        return std::max(*x, 0.0);
      case Op::abs:
        return std::fabs(*x);
      default:
        return std::nullopt;
    }
  }

  static Known binary(Op op, Known a, Known b, const Expr& expr) {
    // -infinity minus anything is -infinity: the language totalises (-inf) - (-inf).
    if (op == Op::sub && a == -kInfinity) return a;
    if (op == Op::max && a == -kInfinity) return b;
    if (op == Op::max && b == -kInfinity) return a;
    if (op == Op::mul && a == 0.0 && is_finite(expr->args[1], b)) return a;
    if (op == Op::mul && b == 0.0 && is_finite(expr->args[0], a)) return b;
    if (op == Op::add && a == -kInfinity && is_finite(expr->args[1], b)) return a;
    if (op == Op::add && b == -kInfinity && is_finite(expr->args[0], a)) return b;
    if (!a || !b) return std::nullopt;
    double result = 0;
    switch (op) {
      case Op::add:
        result = *a + *b;
        break;
      case Op::sub:
        result = *a - *b;
        break;
      case Op::mul:
        result = *a * *b;
        break;
      case Op::div:
        result = *a == 0 && *b == 0 ? 0 : *a / *b;
        break;
      case Op::min:
        result = std::min(*a, *b);
        break;
      case Op::max:
        result = std::max(*a, *b);
        break;
      default:
        return std::nullopt;
    }
    if (std::isnan(result)) return std::nullopt;
    return result;
  }

  /// Coordinates, extents and finite literals; nothing that comes from memory or a launch.
  static bool is_finite(const Expr& expr, Known value) {
    if (value) return std::isfinite(*value);
    switch (expr->op) {
      case Op::var:
      case Op::extent:
        return true;
      case Op::neg:
      case Op::add:
      case Op::sub:
      case Op::mul:
        return std::all_of(expr->args.begin(), expr->args.end(),
                           [](const Expr& arg) { return is_finite(arg, std::nullopt); });
      case Op::number:
        return std::isfinite(expr->number);
      case Op::integer:
        return true;
      default:
        return false;
    }
  }

  int carried_;
  double value_;
};

}  // namespace

std::optional<double> excluded_value(const std::vector<NeutralTerm>& terms, int carried_tensor) {
  for (const double candidate : {-kInfinity, 0.0}) {
    const NeutralProof proof(carried_tensor, candidate);
    const bool holds = std::all_of(terms.begin(), terms.end(), [&](const NeutralTerm& term) {
      return proof.evaluated(term.term) == Known(term.identity);
    });
    if (holds) return candidate;
  }
  return std::nullopt;
}

double identity_of(ReduceOp op) {
  switch (op) {
    case ReduceOp::max:
      return -kInfinity;
    case ReduceOp::min:
      return kInfinity;
    case ReduceOp::prod:
    case ReduceOp::all:
      return 1;
    default:
      return 0;
  }
}

}  // namespace attngen
