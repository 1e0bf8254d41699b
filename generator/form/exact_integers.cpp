// SPDX-License-Identifier: Apache-2.0
#include "generator/form/exact_integers.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace attngen {
namespace {

constexpr double kInt = 2147483647.0;
constexpr double kLong = 9.2e18;

}  // namespace

bool is_exact_index(const Cascade& cascade, const Expr& expr) {
  return is_index_expression(cascade, transformed(expr, [](const Expr& node) {
                               if (node->op == Op::tile_first || node->op == Op::tile_last)
                                 return node->args[0];
                               if (node->op == Op::tile_least || node->op == Op::tile_most)
                                 return make_integer(0);
                               if (node->op == Op::select)
                                 return make_node(Op::add, {node->args[1], node->args[2]});
                               return node;
                             }));
}

bool is_whole_value(const Expr& expr) {
  switch (expr->op) {
    case Op::integer:
    case Op::var:
    case Op::extent:
    case Op::tile_first:
    case Op::tile_last:
    case Op::tile_least:
    case Op::tile_most:
      return true;
    case Op::neg:
    case Op::abs:
    case Op::add:
    case Op::sub:
    case Op::mul:
    case Op::min:
    case Op::max:
    case Op::clamp:
    case Op::floor_div:
    case Op::mod:
      for (const Expr& arg : expr->args) {
        if (!is_whole_value(arg)) return false;
      }
      return true;
    default:
      return false;
  }
}

IndexRange index_range(const Expr& expr, const IndexLeaves& leaves) {
  const auto of = [&](std::size_t i) { return index_range(expr->args.at(i), leaves); };
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
    case Op::tile_least:
    case Op::tile_most:
      return of(0);
    case Op::param:
      if (const std::optional<double> fixed = leaves.static_param(expr->id))
        return {*fixed, *fixed};
      return {-kLong, kLong};
    case Op::access:
      switch (leaves.type_of(expr)) {
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
      const IndexRange a = of(0);
      const double low =
          a.low <= 0 && a.high >= 0 ? 0 : std::min(std::fabs(a.low), std::fabs(a.high));
      return {low, std::max(std::fabs(a.low), std::fabs(a.high))};
    }
    case Op::add:
      return {of(0).low + of(1).low, of(0).high + of(1).high};
    case Op::sub:
      return {of(0).low - of(1).high, of(0).high - of(1).low};
    case Op::mul: {
      const IndexRange a = of(0);
      const IndexRange b = of(1);
      const std::initializer_list<double> corners = {a.low * b.low, a.low * b.high, a.high * b.low,
                                                     a.high * b.high};
      return {std::min(corners), std::max(corners)};
    }
    case Op::div:
    case Op::floor_div: {
      const IndexRange a = of(0);
      if (of(1).low >= 0) return {std::min(a.low, 0.0), std::max(a.high, 0.0)};
      const double size = std::max(std::fabs(a.low), std::fabs(a.high));
      return {-size, size};
    }
    case Op::mod: {
      const IndexRange b = of(1);
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

}  // namespace attngen
