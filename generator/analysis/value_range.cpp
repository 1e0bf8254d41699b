// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/value_range.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace attngen {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

// exp(60) is 1e26: a sum of 2^40 such terms still fits f32, and exp(-60) stays far from subnormals.
constexpr double kSafeExponent = 60;

ValueRange interval(double low, double high) {
  ValueRange range;
  range.low = low;
  range.high = high;
  return range;
}

ValueRange hull(const ValueRange& a, const ValueRange& b) {
  ValueRange range = interval(std::min(a.low, b.low), std::max(a.high, b.high));
  range.may_be_minus_inf = a.may_be_minus_inf || b.may_be_minus_inf;
  return range;
}

/// Bounds may be infinite: 0 times an unbounded value is bounded by 0 in the limit that bounds
/// mean.
double times(double a, double b) {
  return a == 0 || b == 0 ? 0 : a * b;
}

ValueRange product(const ValueRange& a, const ValueRange& b) {
  const double corners[] = {times(a.low, b.low), times(a.low, b.high), times(a.high, b.low),
                            times(a.high, b.high)};
  return interval(*std::min_element(corners, corners + 4), *std::max_element(corners, corners + 4));
}

ValueRange reciprocal(const ValueRange& a) {
  if (a.low > 0 || (a.low >= 0 && a.high > 0)) {
    return interval(a.high == kInf ? 0 : 1 / a.high, a.low == 0 ? kInf : 1 / a.low);
  }
  return interval(-kInf, kInf);
}

ValueRange monotone(const ValueRange& a, double (*f)(double)) {
  return interval(f(a.low), f(a.high));
}

double sigmoid(double x) {
  return 1 / (1 + std::exp(-x));
}
double elu1(double x) {
  return x > 0 ? x + 1 : std::exp(x);
}

ValueRange unary_range(Op op, const ValueRange& a) {
  switch (op) {
    case Op::neg:
      return interval(-a.high, -a.low);
    case Op::exp:
      return monotone(a, [](double x) { return std::exp(x); });
    case Op::log:
      return a.low >= 0 ? monotone(a, [](double x) { return std::log(x); }) : interval(-kInf, kInf);
    case Op::tanh:
      return monotone(a, [](double x) { return std::tanh(x); });
    case Op::sigmoid:
      return monotone(a, sigmoid);
    case Op::relu:
      return interval(std::max(a.low, 0.0), std::max(a.high, 0.0));
    case Op::abs:
      return a.low >= 0 ? a : interval(a.high >= 0 ? 0 : -a.high, std::max(-a.low, a.high));
    case Op::sqrt:
      return interval(a.low > 0 ? std::sqrt(a.low) : 0, a.high > 0 ? std::sqrt(a.high) : 0);
    case Op::rsqrt:
      return interval(0, a.low > 0 ? 1 / std::sqrt(a.low) : kInf);
    case Op::elu1:
      return monotone(a, elu1);
    case Op::gelu:
    case Op::silu:
      return interval(a.low >= 0 ? 0 : -0.3, std::max(a.high, 0.0));
    case Op::round:
      return interval(a.low - 0.5, a.high + 0.5);
    default:
      return interval(0, 1);
  }
}

/// Matches `pattern` with `value`, where the variables `free` of the pattern may be any variable.
bool matches(const Expr& pattern, const Expr& value, const std::vector<int>& free,
             std::vector<std::pair<int, int>>& bound) {
  if (pattern->op == Op::var && std::find(free.begin(), free.end(), pattern->id) != free.end()) {
    if (value->op != Op::var) return false;
    for (const auto& one : bound) {
      if (one.first == pattern->id) return one.second == value->id;
    }
    bound.emplace_back(pattern->id, value->id);
    return true;
  }
  if (pattern->op != value->op || pattern->id != value->id || pattern->integer != value->integer ||
      pattern->number != value->number || pattern->args.size() != value->args.size()) {
    return false;
  }
  for (std::size_t i = 0; i < pattern->args.size(); ++i) {
    if (!matches(pattern->args[i], value->args[i], free, bound)) return false;
  }
  return true;
}

}  // namespace

ValueRange range_of_value(const Cascade& cascade, const std::vector<ValueRange>& tensors,
                          const Expr& expr) {
  const auto arg = [&](std::size_t i) { return range_of_value(cascade, tensors, expr->args[i]); };
  switch (expr->op) {
    case Op::number:
      return interval(expr->number, expr->number);
    case Op::integer:
    case Op::boolean:
      return interval(static_cast<double>(expr->integer), static_cast<double>(expr->integer));
    case Op::infinity:
      return interval(kInf, kInf);
    case Op::extent:
    case Op::var:
    case Op::tile_first:
    case Op::tile_last:
      return interval(0, kInf);
    case Op::access:
      return tensors[static_cast<std::size_t>(expr->id)];
    case Op::previous:
    case Op::tile_least:
    case Op::tile_most:
      return arg(0);
    case Op::param:
      return interval(-kInf, kInf);
    case Op::add: {
      const ValueRange a = arg(0);
      const ValueRange b = arg(1);
      return interval(a.low + b.low, a.high + b.high);
    }
    case Op::sub: {
      if (is_dominated(cascade, expr->args[0], expr->args[1])) return interval(-kInf, 0);
      const ValueRange a = arg(0);
      const ValueRange b = arg(1);
      return interval(a.low - b.high, a.high - b.low);
    }
    case Op::mul:
      if (same(expr->args[0], expr->args[1])) {
        const ValueRange a = unary_range(Op::abs, arg(0));
        return product(a, a);
      }
      return product(arg(0), arg(1));
    case Op::div:
      return product(arg(0), reciprocal(arg(1)));
    case Op::min: {
      const ValueRange a = arg(0);
      const ValueRange b = arg(1);
      return interval(std::min(a.low, b.low), std::min(a.high, b.high));
    }
    case Op::max: {
      const ValueRange a = arg(0);
      const ValueRange b = arg(1);
      return interval(std::max(a.low, b.low), std::max(a.high, b.high));
    }
    case Op::clamp: {
      const ValueRange x = arg(0);
      const ValueRange least = arg(1);
      const ValueRange most = arg(2);
      return interval(std::min(std::max(x.low, least.low), most.low),
                      std::min(std::max(x.high, least.high), most.high));
    }
    case Op::select:
      return hull(arg(1), arg(2));
    case Op::pow:
    case Op::floor_div:
    case Op::mod:
      return interval(-kInf, kInf);
    default:
      break;
  }
  return arity(expr->op) == 1 ? unary_range(expr->op, arg(0)) : interval(0, 1);
}

bool is_dominated(const Cascade& cascade, const Expr& small, const Expr& large) {
  if (large->op == Op::max) {
    return is_dominated(cascade, small, large->args[0]) ||
           is_dominated(cascade, small, large->args[1]);
  }
  if (same(small, large)) return true;
  if (large->op != Op::access) return false;
  const int index = defining_einsum(cascade, large->id);
  if (index < 0) return false;
  const Einsum& einsum = cascade.einsums[static_cast<std::size_t>(index)];
  // Left variables must be read under their own names: that is how rows of one query meet.
  for (std::size_t i = 0; i < einsum.coords.size(); ++i) {
    if (!same(einsum.coords[i], large->args[i])) return false;
  }
  if (!einsum.reduction) return is_dominated(cascade, small, einsum.body);
  if (einsum.reduction->op != ReduceOp::max || einsum.where) return false;
  std::vector<std::pair<int, int>> bound;
  return matches(einsum.body, small, einsum.reduction->vars, bound);
}

std::vector<SignedTerm> summands_of(const Expr& expr) {
  if (expr->op == Op::neg) {
    std::vector<SignedTerm> terms = summands_of(expr->args[0]);
    for (SignedTerm& one : terms) one.negative = !one.negative;
    return terms;
  }
  if (expr->op != Op::add && expr->op != Op::sub) return {{expr, false}};
  std::vector<SignedTerm> terms = summands_of(expr->args[0]);
  for (SignedTerm& one : summands_of(expr->args[1])) {
    one.negative = one.negative != (expr->op == Op::sub);
    terms.push_back(std::move(one));
  }
  return terms;
}

bool is_safe_exponent(const Cascade& cascade, const std::vector<ValueRange>& tensors,
                      const Expr& argument) {
  std::vector<SignedTerm> terms = summands_of(argument);
  bool stabilised = false;
  for (std::size_t i = 0; i < terms.size() && !stabilised; ++i) {
    for (std::size_t j = 0; j < terms.size() && !stabilised; ++j) {
      if (terms[i].negative || !terms[j].negative) continue;
      if (!is_dominated(cascade, terms[i].term, terms[j].term)) continue;
      stabilised = true;
      terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(std::max(i, j)));
      terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(std::min(i, j)));
    }
  }
  double low = 0;
  double high = 0;
  for (const SignedTerm& one : terms) {
    const ValueRange range = range_of_value(cascade, tensors, one.term);
    low += one.negative ? -range.high : range.low;
    high += one.negative ? -range.low : range.high;
  }
  return high <= kSafeExponent && low >= -kSafeExponent;
}

}  // namespace attngen
