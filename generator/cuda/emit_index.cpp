// SPDX-License-Identifier: Apache-2.0
// The integer side of ExprPrinter: coordinates and what is compared with them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "base/error.h"
#include "generator/cuda/emit_expr.h"

namespace attngen {
namespace {

enum Binding { kSum = 5, kProduct = 6, kUnary = 7, kPrimary = 8 };

constexpr double kInt = 2147483647.0;
constexpr double kLong = 9.2e18;

}  // namespace

/// Bounds that hold for every launch; wide enough where nothing is known.
ExprPrinter::Interval ExprPrinter::interval_of(const Expr& expr) const {
  const auto of = [&](std::size_t i) { return interval_of(expr->args.at(i)); };
  const double extent = static_cast<double>(kLongestAxis);
  switch (expr->op) {
    case Op::integer: {
      const double number = static_cast<double>(expr->integer);
      return {number, number};
    }
    case Op::boolean:
      return {0, 1};
    case Op::var:
    case Op::extent:
    case Op::tile_first:
      return {0, extent};
    case Op::tile_last:
      return {-1, 2 * extent};
    case Op::param:
      if (const std::optional<double> fixed = scope_.static_param(expr->id))
        return {*fixed, *fixed};
      return {-kLong, kLong};
    case Op::access:
      switch (scope_.type_of(expr)) {
        case DType::i8:
        case DType::i4:
        case DType::u8:
        case DType::boolean:
          return {-255, 255};
        case DType::i32:
          return {-kInt - 1, kInt};
        default:
          return {-kLong, kLong};
      }
    case Op::neg:
      return {-of(0).high, -of(0).low};
    case Op::abs: {
      const Interval a = of(0);
      const double low =
          a.low <= 0 && a.high >= 0 ? 0 : std::min(std::fabs(a.low), std::fabs(a.high));
      return {low, std::max(std::fabs(a.low), std::fabs(a.high))};
    }
    case Op::add:
      return {of(0).low + of(1).low, of(0).high + of(1).high};
    case Op::sub:
      return {of(0).low - of(1).high, of(0).high - of(1).low};
    case Op::mul: {
      const Interval a = of(0);
      const Interval b = of(1);
      const std::initializer_list<double> corners = {a.low * b.low, a.low * b.high, a.high * b.low,
                                                     a.high * b.high};
      return {std::min(corners), std::max(corners)};
    }
    case Op::div:
    case Op::floor_div: {
      const Interval a = of(0);
      if (of(1).low >= 0) return {std::min(a.low, 0.0), std::max(a.high, 0.0)};
      const double size = std::max(std::fabs(a.low), std::fabs(a.high));
      return {-size, size};
    }
    case Op::mod: {
      const Interval b = of(1);
      return {std::min(b.low, 0.0), std::max(b.high, 0.0)};
    }
    case Op::min:
      return {std::min(of(0).low, of(1).low), std::min(of(0).high, of(1).high)};
    case Op::max:
      return {std::max(of(0).low, of(1).low), std::max(of(0).high, of(1).high)};
    case Op::clamp:
      return {std::min(of(0).low, of(1).low), std::max(of(0).high, of(2).high)};
    case Op::select:
      return {std::min(of(1).low, of(2).low), std::max(of(1).high, of(2).high)};
    default:
      return {-kLong, kLong};
  }
}

bool ExprPrinter::is_long(const Expr& expr) const {
  const Interval interval = interval_of(expr);
  return interval.low < -kInt || interval.high > kInt;
}

ExprPrinter::Text ExprPrinter::index_call(const std::string& function, const Expr& expr) {
  parts_.insert("integer.cuh");
  std::string text = function + "(";
  bool any_long = false;
  for (std::size_t i = 0; i < expr->args.size(); ++i) {
    const Text arg = index_text(expr->args[i]);
    any_long = any_long || arg.is_long;
    text += (i == 0 ? "" : ", ") + arg.text;
  }
  return {text + ")", kPrimary, any_long};
}

ExprPrinter::Text ExprPrinter::index_arithmetic(const Expr& expr) {
  Text a = index_text(expr->args[0]);
  const Text b = index_text(expr->args[1]);
  if (is_long(expr) && !a.is_long && !b.is_long) {
    a = {fmt::format("static_cast<long long>({})", a.text), kPrimary, true};
  }
  if (expr->op == Op::add) return combined("+", kSum, a, b);
  if (expr->op == Op::sub) return combined("-", kSum, a, b);
  return combined("*", kProduct, a, b);
}

ExprPrinter::Text ExprPrinter::index_text(const Expr& expr) {
  switch (expr->op) {
    case Op::integer:
      return {fmt::format("{}{}", expr->integer, is_long(expr) ? "ll" : ""),
              expr->integer < 0 ? kUnary : kPrimary, is_long(expr)};
    case Op::boolean:
      return {expr->integer != 0 ? "1" : "0", kPrimary, false};
    case Op::var:
      return {scope_.var(expr->id), kPrimary, false};
    case Op::extent:
      return {scope_.extent(expr->id), kPrimary, false};
    case Op::tile_first:
    case Op::tile_last:
      return {scope_.tile_corner(expr->op, expr->args[0]->id), kPrimary, false};
    case Op::param:
      if (const std::optional<double> fixed = scope_.static_param(expr->id)) {
        return index_text(make_integer(static_cast<std::int64_t>(*fixed)));
      }
      return {scope_.index_param(expr->id), kPrimary, true};
    case Op::access:
      return {scope_.loaded(expr), kPrimary, scope_.type_of(expr) == DType::i64};
    case Op::neg: {
      Text inner = index_text(expr->args[0]);
      if (inner.binds <= kUnary) inner.text = "(" + inner.text + ")";
      return {"-" + inner.text, kUnary, inner.is_long};
    }
    case Op::add:
    case Op::sub:
    case Op::mul:
      return index_arithmetic(expr);
    case Op::div:
    case Op::floor_div:
    case Op::mod: {
      const bool is_div = expr->op != Op::mod;
      if (is_div && expr->args[1]->op == Op::integer && expr->args[1]->integer == 1) {
        return index_text(expr->args[0]);
      }
      const bool truncates =
          interval_of(expr->args[0]).low >= 0 && interval_of(expr->args[1]).low >= 0;
      if (!truncates) return index_call(is_div ? "floor_quotient" : "floor_remainder", expr);
      return combined(is_div ? "/" : "%", kProduct, index_text(expr->args[0]),
                      index_text(expr->args[1]));
    }
    case Op::min:
      return index_call("smaller_of", expr);
    case Op::max:
      return index_call("larger_of", expr);
    case Op::abs:
      return index_call("size_of", expr);
    case Op::clamp:
      return index_text(
          make_node(Op::min, {make_node(Op::max, {expr->args[0], expr->args[1]}), expr->args[2]}));
    case Op::select: {  // made by the tile classes
      const Text a = index_text(expr->args[1]);
      const Text b = index_text(expr->args[2]);
      return {fmt::format("({} ? {} : {})", condition(expr->args[0]), a.text, b.text), kPrimary,
              a.is_long || b.is_long};
    }
    default:
      throw InternalError("an expression that is no coordinate");
  }
}

}  // namespace attngen
