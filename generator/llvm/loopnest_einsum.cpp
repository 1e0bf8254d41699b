// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/loopnest_einsum.h"

#include <algorithm>
#include <limits>

#include "base/error.h"
#include "generator/ir/conditions.h"
#include "generator/language/language.h"
#include "generator/llvm/loopnest_loops.h"
#include "generator/llvm/vector_math.h"

namespace attngen {

using Sort = PointValue::Sort;

LoopnestEinsum::LoopnestEinsum(const Cascade& cascade, int einsum, int fixed, bool in_f64,
                               LoopnestTensors& tensors, LoopnestExpr& expr, LoopnestNest& nest,
                               IrFunction& function)
    : cascade_(cascade),
      id_(einsum),
      fixed_(fixed),
      real_(real_kind(cascade, this->einsum(), in_f64)),
      running_(running_kind(cascade, this->einsum(), in_f64)),
      tensors_(tensors),
      expr_(expr),
      nest_(nest),
      f_(function) {}

bool LoopnestEinsum::reduces_conditions() const {
  const ReduceOp op = einsum().reduction->op;
  return op == ReduceOp::any || op == ReduceOp::all;
}

void LoopnestEinsum::write() {
  f_.comment(print_einsum(cascade_, einsum()));
  const PointConditions needs = point_conditions(cascade_, einsum());
  PointConditions early;
  PointConditions late;
  for (const Expr& access : needs.operands) {
    (is_late(access) ? late : early).operands.push_back(access);
  }
  for (const Expr& term : needs.terms) {
    const std::vector<Expr> reads = accesses_in(term);
    const bool waits = std::any_of(reads.begin(), reads.end(),
                                   [&](const Expr& access) { return is_late(access); });
    (waits && !uses_reduced_var(einsum(), term) ? late : early).terms.push_back(term);
  }
  const auto are_in = [](const std::vector<Expr>& all, const std::vector<Expr>& a,
                         const std::vector<Expr>& b) {
    std::vector<Expr> found;
    for (const Expr& one : all) {
      const auto is_it = [&](const Expr& other) { return same(one, other); };
      if (std::any_of(a.begin(), a.end(), is_it) || std::any_of(b.begin(), b.end(), is_it)) {
        found.push_back(one);
      }
    }
    return found;
  };
  nest_.run(loop_order(cascade_, einsum(), fixed_).left, early, {},
            [&](const Values&, const PointConditions& rest) {
              const PointConditions inner{are_in(needs.terms, rest.terms, late.terms),
                                          are_in(needs.operands, rest.operands, late.operands)};
              const IrValue may_count = nest_.may_count(late);
              if (may_count.is_constant) {
                write_point(inner);
              } else {
                f_.when(may_count, [&] { write_point(inner); });
              }
              return Values{};
            });
}

/// Of a reduction: an operand of the left point that might be outside its tensor. There it cannot
/// say that the point is absent; it only keeps every reduced point from counting.
bool LoopnestEinsum::is_late(const Expr& access) const {
  return einsum().reduction && !uses_reduced_var(einsum(), access) &&
         !nest_.is_always_inside(access);
}

void LoopnestEinsum::write_point(const PointConditions& rest) {
  if (!einsum().reduction) {
    write_plain();
    return;
  }
  const LoopOrder order = loop_order(cascade_, einsum(), fixed_);
  if (selects(einsum())) check(order.reduced.size() == 1, "a selection reduces one variable");
  switch (einsum().reduction->op) {
    case ReduceOp::argmax:
      write_argmax(order.reduced.front(), rest);
      return;
    case ReduceOp::topk:
      write_topk(order.reduced.front(), rest);
      return;
    default:
      break;
  }
  if (order.column >= 0) {
    write_columns(order.reduced, order.column, rest);
  } else {
    write_reduced(order.reduced, rest);
  }
}

void LoopnestEinsum::write_plain() {
  const Tensor& tensor = cascade_.tensors.at(static_cast<std::size_t>(einsum().tensor));
  if (tensor.type.type == DType::boolean) {
    store({Sort::condition, expr_.condition(einsum().body)});
  } else {
    store({Sort::real, expr_.real(einsum().body, real_)});
  }
}

void LoopnestEinsum::write_reduced(const std::vector<int>& vars, const PointConditions& rest) {
  const Values result =
      nest_.run(vars, rest, {identity()}, [&](const Values& now, const PointConditions&) {
        return Values{joined(now.front(), false)};
      });
  store({reduces_conditions() ? Sort::condition : Sort::real, result.front()});
}

// The loop along memory stands inside the reduction, so one row of running values is in scratch.
void LoopnestEinsum::write_columns(const std::vector<int>& vars, int column,
                                   const PointConditions& rest) {
  const IrValue row = tensors_.part(ScratchPart::Holds::sums, id_);
  const auto at_column = [&] {
    return f_.element(row, running_, expr_.vars.at(static_cast<std::size_t>(column)));
  };
  const IrType type{running_, 1};
  nest_.run({column}, {}, {}, [&](const Values&, const PointConditions&) {
    f_.store(identity(), at_column());
    return Values{};
  });
  nest_.run(vars, rest, {}, [&](const Values&, const PointConditions& inner) {
    return nest_.run({column}, inner, {}, [&](const Values&, const PointConditions&) {
      f_.store(joined(f_.load(type, at_column()), true), at_column());
      return Values{};
    });
  });
  nest_.run({column}, {}, {}, [&](const Values&, const PointConditions&) {
    store({Sort::real, f_.load(type, at_column())});
    return Values{};
  });
}

IrValue LoopnestEinsum::identity() const {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  switch (einsum().reduction->op) {
    case ReduceOp::sum:
      return ir_float(running_, 0);
    case ReduceOp::prod:
      return ir_float(running_, 1);
    case ReduceOp::max:
      return ir_float(running_, -kInfinity);
    case ReduceOp::min:
      return ir_float(running_, kInfinity);
    case ReduceOp::any:
      return ir_boolean(false);
    case ReduceOp::all:
      return ir_boolean(true);
    default:
      throw InternalError("a selection has no identity");
  }
}

/// The running value with the body of this point. Sums that are not columns may be regrouped, so
/// that they become vectors.
IrValue LoopnestEinsum::joined(IrValue running, bool in_order) {
  const Expr& body = einsum().body;
  if (reduces_conditions()) {
    const bool is_any = einsum().reduction->op == ReduceOp::any;
    return f_.binary(is_any ? "or" : "and", running, expr_.condition(body));
  }
  IrValue value = expr_.real(body, real_);
  if (real_ != running_) value = f_.cast("fpext", value, running_);
  switch (einsum().reduction->op) {
    case ReduceOp::sum:
      return f_.binary(in_order ? "fadd contract" : "fadd reassoc contract", running, value);
    case ReduceOp::prod:
      return f_.binary("fmul", running, value);
    case ReduceOp::max:
      return ir_maximum(f_, running, value);
    default:
      return ir_minimum(f_, running, value);
  }
}

void LoopnestEinsum::store(const PointValue& value, IrValue slot) {
  const int slot_dim = slot_coordinate(einsum());
  std::vector<IrValue> coords;
  for (std::size_t dim = 0; dim < einsum().coords.size(); ++dim) {
    const bool is_slot = static_cast<int>(dim) == slot_dim;
    coords.push_back(is_slot ? slot : expr_.integer(einsum().coords[dim]));
  }
  tensors_.store(einsum().tensor, coords, value);
}

}  // namespace attngen
