// SPDX-License-Identifier: Apache-2.0
// Expressions of a cascade as scalar IR: numbers, exact integers, conditions.
#pragma once

#include <utility>
#include <vector>

#include "generator/llvm/ir_function.h"
#include "generator/llvm/llvm_source.h"
#include "generator/llvm/loopnest_arguments.h"

namespace attngen {

class LoopnestExpr {
 public:
  LoopnestExpr(const Cascade& cascade, const CpuProblem& problem, LoopnestArguments& arguments,
               IrFunction& function);

  /// Where each variable stands, i64, by variable id.
  std::vector<IrValue> vars;

  /// Accesses that are loaded, as their element lies in memory. What was remembered after a mark is
  /// forgotten with the region it was loaded in.
  std::size_t mark() const { return loaded_.size(); }
  void forget(std::size_t mark) { loaded_.resize(mark); }
  void remember(const Expr& access, IrValue element) { loaded_.emplace_back(access, element); }
  bool knows(const Expr& access) const;

  /// A number in `kind`, f32 or f64.
  IrValue real(const Expr& expr, IrKind kind);
  /// An exact integer as i64; a division by 0 gives any number, and never traps.
  IrValue integer(const Expr& expr);
  IrValue condition(const Expr& expr);

 private:
  IrValue loaded(const Expr& access) const;
  IrValue real_access(const Expr& access, IrKind kind);
  IrValue real_unary(const Expr& expr, IrKind kind);
  IrValue real_divided(const Expr& expr, IrKind kind);
  IrValue divided(IrValue a, IrValue b, Op op);
  IrValue comparison(const Expr& expr);
  IrValue converted(IrValue value, IrKind kind);

  const Cascade& cascade_;
  const CpuProblem& problem_;
  LoopnestArguments& arguments_;
  IrFunction& f_;
  std::vector<std::pair<Expr, IrValue>> loaded_;
};

}  // namespace attngen
