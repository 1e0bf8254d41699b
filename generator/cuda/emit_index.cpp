// SPDX-License-Identifier: Apache-2.0
// The integer side of ExprPrinter: coordinates and what is compared with them.
#include <fmt/format.h>

#include "base/error.h"
#include "generator/cuda/emit_expr.h"

namespace attngen {
namespace {

enum Binding { kSum = 5, kProduct = 6, kUnary = 7, kPrimary = 8 };

}  // namespace

IndexRange ExprPrinter::range_of(const Expr& expr) const {
  return index_range(expr, {[this](int id) { return scope_.static_param(id); },
                            [this](const Expr& access) { return scope_.type_of(access); }});
}

bool ExprPrinter::is_long(const Expr& expr) const {
  return !range_of(expr).fits_int();
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
    case Op::tile_least:
    case Op::tile_most:
      return {scope_.table_bound(expr->op, expr->args[0]), kPrimary,
              scope_.type_of(expr->args[0]) == DType::i64};
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
      const bool truncates = range_of(expr->args[0]).low >= 0 && range_of(expr->args[1]).low >= 0;
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
