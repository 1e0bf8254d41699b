// SPDX-License-Identifier: Apache-2.0
#include "generator/ir/scalar.h"

#include <algorithm>

#include "base/error.h"

namespace attngen {
namespace {

constexpr double kInverseSqrt2 = 0.70710678118654752440;

double sigmoid(double x) {
  // exp of a positive argument would overflow long before the result is 0.
  if (x >= 0) return 1.0 / (1.0 + std::exp(-x));
  const double e = std::exp(x);
  return e / (1.0 + e);
}

double apply_unary(Op op, double a) {
  switch (op) {
    case Op::neg:
      return -a;
    case Op::logical_not:
      return a == 0 ? 1 : 0;
    case Op::exp:
      return std::exp(a);
    case Op::log:
      return std::log(a);
    case Op::tanh:
      return std::tanh(a);
    case Op::sigmoid:
      return sigmoid(a);
    case Op::relu:
      return maximum(a, 0);
    case Op::abs:
      return std::fabs(a);
    case Op::sqrt:
      return std::sqrt(a);
    case Op::rsqrt:
      return 1.0 / std::sqrt(a);
    case Op::elu1:
      return a > 0 ? a + 1.0 : std::exp(a);
    case Op::gelu:
      return 0.5 * a * (1.0 + std::erf(a * kInverseSqrt2));
    case Op::silu:
      return a * sigmoid(a);
    case Op::round:
      return std::nearbyint(a);
    default:
      throw InternalError("an operation without a scalar value");
  }
}

}  // namespace

double apply(Op op, double a, double b, double c) {
  switch (op) {
    case Op::add:
      return a + b;
    case Op::sub:
      return subtract(a, b);
    case Op::mul:
      return a * b;
    case Op::div:
      return divide(a, b);
    case Op::floor_div:
      return std::floor(a / b);
    case Op::mod:
      return a - b * std::floor(a / b);
    case Op::min:
      return minimum(a, b);
    case Op::max:
      return maximum(a, b);
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
    case Op::logical_and:
      return a != 0 && b != 0 ? 1 : 0;
    case Op::logical_or:
      return a != 0 || b != 0 ? 1 : 0;
    case Op::select:
      return a != 0 ? b : c;
    case Op::clamp:
      return minimum(maximum(a, b), c);
    default:
      return apply_unary(op, a);
  }
}

std::int64_t floor_quotient(std::int64_t a, std::int64_t b) {
  const std::int64_t q = a / b;
  return a % b != 0 && ((a < 0) != (b < 0)) ? q - 1 : q;
}

std::int64_t floor_remainder(std::int64_t a, std::int64_t b) {
  const std::int64_t r = a % b;
  return r != 0 && ((r < 0) != (b < 0)) ? r + b : r;
}

std::optional<std::int64_t> apply_exact(Op op, std::int64_t a, std::int64_t b, std::int64_t c) {
  constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
  std::int64_t result = 0;
  switch (op) {
    case Op::neg:
      if (a == kLowest) return std::nullopt;
      return -a;
    case Op::abs:
      if (a == kLowest) return std::nullopt;
      return a < 0 ? -a : a;
    case Op::add:
      if (__builtin_add_overflow(a, b, &result)) return std::nullopt;
      return result;
    case Op::sub:
      if (__builtin_sub_overflow(a, b, &result)) return std::nullopt;
      return result;
    case Op::mul:
      if (__builtin_mul_overflow(a, b, &result)) return std::nullopt;
      return result;
    case Op::floor_div:
      if (b == 0 || (a == kLowest && b == -1)) return std::nullopt;
      return floor_quotient(a, b);
    case Op::mod:
      if (b == 0) return std::nullopt;
      return b == -1 ? 0 : floor_remainder(a, b);
    case Op::min:
      return std::min(a, b);
    case Op::max:
      return std::max(a, b);
    case Op::clamp:
      return std::min(std::max(a, b), c);
    default:
      throw InternalError("an operation that is not integer arithmetic");
  }
}

}  // namespace attngen
