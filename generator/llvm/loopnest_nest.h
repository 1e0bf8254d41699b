// SPDX-License-Identifier: Apache-2.0
// Loops over points that count: every condition and every load stands under the outermost loop that
// knows its variables, and nothing behind a condition is evaluated where it fails.
#pragma once

#include <functional>
#include <vector>

#include "generator/llvm/ir_function.h"
#include "generator/llvm/loopnest_arguments.h"
#include "generator/llvm/loopnest_expr.h"
#include "generator/llvm/loopnest_facts.h"
#include "generator/llvm/loopnest_tensors.h"

namespace attngen {

class LoopnestNest {
 public:
  using Values = IrFunction::Values;
  /// Gets the carried values, and the conditions that need variables of further loops.
  using Body = std::function<Values(const Values&, const PointConditions&)>;

  LoopnestNest(const Cascade& cascade, LoopnestArguments& arguments, LoopnestTensors& tensors,
               LoopnestExpr& expr, IrFunction& function);

  /// Loops over `vars`, the first one outermost, and runs `body` at the points where `needs` holds;
  /// elsewhere the carried values stay. The operands are loaded when `body` runs.
  Values run(const std::vector<int>& vars, const PointConditions& needs, const Values& carried,
             const Body& body);

  /// Whether the conditions of `late` that know all their variables leave the point present, as far
  /// as they can be told: one that would read outside a tensor refuses nothing here.
  IrValue may_count(const PointConditions& late);

  /// True for an access that stays inside its tensor whatever tables and params hold.
  bool is_always_inside(const Expr& access) const;

 private:
  struct Place {
    std::vector<IrValue> coords;
    IrValue inside;  ///< i1
  };
  struct Step {
    std::vector<Expr> terms;  ///< or, when empty:
    Expr access;
  };
  using Then = std::function<Values()>;

  Values open(const std::vector<int>& vars, std::size_t depth, const PointConditions& needs,
              const Values& carried, const Body& body);
  Values guarded(const std::vector<Step>& steps, std::size_t at, const Values& carried,
                 const Then& then);
  Values loaded(const std::vector<Step>& steps, std::size_t at, const Values& carried,
                const Then& then);
  Place located(const Expr& access);
  Values under(IrValue condition, const Values& otherwise, const Then& then);
  bool is_known(const Expr& expr) const;
  bool is_inside(const TensorDim& dim, const Expr& coord) const;

  const Cascade& cascade_;
  LoopnestArguments& arguments_;
  LoopnestTensors& tensors_;
  LoopnestExpr& expr_;
  IrFunction& f_;
};

}  // namespace attngen
