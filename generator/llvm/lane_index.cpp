// SPDX-License-Identifier: Apache-2.0
// The integer side of LaneExpr: coordinates, what is compared with them, and conditions.
#include <bit>

#include "base/error.h"
#include "generator/llvm/lane_expr.h"
#include "generator/llvm/vector_math.h"

namespace attngen {
namespace {

const char* integer_order(Op op) {
  switch (op) {
    case Op::lt:
      return "icmp slt";
    case Op::le:
      return "icmp sle";
    case Op::gt:
      return "icmp sgt";
    case Op::ge:
      return "icmp sge";
    case Op::eq:
      return "icmp eq";
    default:
      return "icmp ne";
  }
}

/// As C compares: with a NaN only "not equal" holds.
const char* real_order(Op op) {
  switch (op) {
    case Op::lt:
      return "fcmp olt";
    case Op::le:
      return "fcmp ole";
    case Op::gt:
      return "fcmp ogt";
    case Op::ge:
      return "fcmp oge";
    case Op::eq:
      return "fcmp oeq";
    default:
      return "fcmp une";
  }
}

bool is_unsigned(DType type) {
  return type == DType::u8 || type == DType::boolean;
}

}  // namespace

IndexRange LaneExpr::range_of(const Expr& expr) const {
  return index_range(expr, {[this](int id) { return scope_.static_param(id); },
                            [this](const Expr& access) { return scope_.type_of(access); }});
}

IrValue LaneExpr::as_long(IrValue index) {
  return f_.cast("sext", index, IrKind::i64);
}

void LaneExpr::match(IrValue& a, IrValue& b, bool is_long) {
  const bool any_vector = a.type.lanes > 1 || b.type.lanes > 1;
  const bool any_wide = (a.type.lanes > 1 && a.type.kind == IrKind::i64) ||
                        (b.type.lanes > 1 && b.type.kind == IrKind::i64);
  const IrKind kind = any_vector && !is_long && !any_wide ? IrKind::i32 : IrKind::i64;
  for (IrValue* one : {&a, &b}) {
    *one = f_.cast(kind == IrKind::i64 ? "sext" : "trunc", *one, kind);
  }
}

IrValue LaneExpr::arithmetic(const Expr& expr, const char* opcode) {
  IrValue a = index(expr->args[0]);
  IrValue b = index(expr->args[1]);
  match(a, b, !fits_int(expr) || !fits_int(expr->args[0]) || !fits_int(expr->args[1]));
  if (a.type.kind == IrKind::i64 && a.type.lanes == 1 && b.type.lanes == 1) {
    if (expr->op == Op::add) return f_.add(a, b);
    if (expr->op == Op::sub) return f_.subtract(a, b);
    return f_.multiply(a, b);
  }
  return f_.binary(opcode, a, b);
}

IrValue LaneExpr::order(const Expr& expr, const char* opcode) {
  IrValue a = index(expr->args[0]);
  IrValue b = index(expr->args[1]);
  match(a, b, !fits_int(expr->args[0]) || !fits_int(expr->args[1]));
  return f_.select(f_.compare(opcode, a, b), a, b);
}

/// Rounds towards minus infinity; the remainder has the divisor's sign.
IrValue LaneExpr::division(const Expr& expr) {
  const bool is_quotient = expr->op != Op::mod;
  IrValue a = index(expr->args[0]);
  IrValue b = index(expr->args[1]);
  match(a, b, !fits_int(expr->args[0]) || !fits_int(expr->args[1]));
  if (b.is_constant && b.type.lanes == 1 && b.integer > 0 &&
      std::has_single_bit(static_cast<std::uint64_t>(b.integer))) {
    const int shift = std::countr_zero(static_cast<std::uint64_t>(b.integer));
    if (is_quotient) {
      return shift == 0 ? a : f_.binary("ashr", a, ir_integer(b.type.kind, shift));
    }
    return f_.binary("and", a, ir_integer(b.type.kind, b.integer - 1));
  }
  // What is excluded may still be computed here, and a division by zero would trap.
  const IrValue zero = ir_integer(b.type.kind, 0);
  if (!b.is_constant) b = f_.select(f_.compare("icmp eq", b, zero), ir_integer(b.type.kind, 1), b);
  const IrValue quotient = f_.binary("sdiv", a, b);
  const IrValue remainder = f_.binary("sub", a, f_.binary("mul", quotient, b));
  if (range_of(expr->args[0]).low >= 0 && range_of(expr->args[1]).low >= 0) {
    return is_quotient ? quotient : remainder;
  }
  const IrValue differs =
      f_.binary("xor", f_.compare("icmp slt", remainder, zero), f_.compare("icmp slt", b, zero));
  const IrValue rounds = f_.binary("and", f_.compare("icmp ne", remainder, zero), differs);
  if (is_quotient) {
    return f_.select(rounds, f_.binary("sub", quotient, ir_integer(b.type.kind, 1)), quotient);
  }
  return f_.select(rounds, f_.binary("add", remainder, b), remainder);
}

IrValue LaneExpr::access_index(const Expr& expr) {
  const DType type = scope_.type_of(expr);
  const IrValue stored = scope_.loaded(expr, *this);
  const bool widens_to_long = stored.type.lanes == 1 || type == DType::i64;
  return f_.cast(is_unsigned(type) ? "zext" : "sext", stored,
                 widens_to_long ? IrKind::i64 : IrKind::i32);
}

IrValue LaneExpr::index(const Expr& expr) {
  switch (expr->op) {
    case Op::integer:
    case Op::boolean:
      return ir_i64(expr->integer);
    case Op::var:
      return scope_.var(expr->id);
    case Op::extent:
      return scope_.extent(expr->id);
    case Op::tile_first:
    case Op::tile_last:
      return scope_.tile_corner(expr->op, expr->args[0]->id);
    case Op::tile_least:
    case Op::tile_most:
      return scope_.table_bound(expr->op, expr->args[0]);
    case Op::param:
      if (const std::optional<double> fixed = scope_.static_param(expr->id)) {
        return ir_i64(static_cast<std::int64_t>(*fixed));
      }
      return scope_.index_param(expr->id);
    case Op::access:
      return access_index(expr);
    case Op::neg:
      return arithmetic(make_node(Op::sub, {make_integer(0), expr->args[0]}), "sub");
    case Op::add:
      return arithmetic(expr, "add");
    case Op::sub:
      return arithmetic(expr, "sub");
    case Op::mul:
      return arithmetic(expr, "mul");
    case Op::div:
    case Op::floor_div:
    case Op::mod:
      return division(expr);
    case Op::min:
      return order(expr, "icmp slt");
    case Op::max:
      return order(expr, "icmp sgt");
    case Op::abs:
      return index(make_node(
          Op::max, {expr->args[0], make_node(Op::sub, {make_integer(0), expr->args[0]})}));
    case Op::clamp:
      return index(
          make_node(Op::min, {make_node(Op::max, {expr->args[0], expr->args[1]}), expr->args[2]}));
    case Op::select: {  // made by the tile classes
      IrValue yes = index(expr->args[1]);
      IrValue no = index(expr->args[2]);
      match(yes, no, !fits_int(expr->args[1]) || !fits_int(expr->args[2]));
      return f_.select(condition(expr->args[0]), yes, no);
    }
    default:
      throw InternalError("an expression that is no coordinate");
  }
}

IrValue LaneExpr::comparison(const Expr& expr) {
  const Expr& left = expr->args[0];
  const Expr& right = expr->args[1];
  if (is_exact_index(cascade_, left) && is_exact_index(cascade_, right)) {
    IrValue a = index(left);
    IrValue b = index(right);
    match(a, b, !fits_int(left) || !fits_int(right));
    return f_.compare(integer_order(expr->op), a, b);
  }
  return f_.compare(real_order(expr->op), value(left), value(right));
}

IrValue LaneExpr::condition(const Expr& expr) {
  switch (expr->op) {
    case Op::boolean:
      return ir_boolean(expr->integer != 0);
    case Op::logical_not:
      return f_.binary("xor", condition(expr->args[0]), ir_boolean(true));
    case Op::logical_and:
    case Op::logical_or: {
      // The second side is asked only where the first does not decide: it may read a table.
      const bool is_and = expr->op == Op::logical_and;
      const IrValue a = condition(expr->args[0]);
      enter(a, !is_and);
      const IrValue b = condition(expr->args[1]);
      leave();
      // A lane that was not read must not spoil the one that decides.
      return is_and ? f_.select(a, b, ir_boolean(false)) : f_.select(a, ir_boolean(true), b);
    }
    case Op::lt:
    case Op::le:
    case Op::gt:
    case Op::ge:
    case Op::eq:
    case Op::ne:
      return comparison(expr);
    case Op::access:
      if (scope_.type_of(expr) == DType::boolean) {
        const IrValue stored = scope_.loaded(expr, *this);
        return f_.compare("icmp ne", stored, ir_integer(stored.type.kind, 0));
      }
      return f_.compare("fcmp une", value(expr), ir_float(real_, 0));
    default:
      return f_.compare("fcmp une", value(expr), ir_float(real_, 0));
  }
}

}  // namespace attngen
