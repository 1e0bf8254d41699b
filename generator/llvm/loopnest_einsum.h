// SPDX-License-Identifier: Apache-2.0
// The loops of one Einsum: its points, its reduction, what it stores.
#pragma once

#include <vector>

#include "generator/llvm/loopnest_nest.h"

namespace attngen {

class LoopnestEinsum {
 public:
  /// `fixed`: the variable of the iteration around it, whose position `expr` knows; or -1.
  LoopnestEinsum(const Cascade& cascade, int einsum, int fixed, bool in_f64,
                 LoopnestTensors& tensors, LoopnestExpr& expr, LoopnestNest& nest,
                 IrFunction& function);

  void write();

 private:
  using Values = IrFunction::Values;

  const Einsum& einsum() const { return cascade_.einsums.at(static_cast<std::size_t>(id_)); }
  bool reduces_conditions() const;
  bool is_late(const Expr& access) const;
  void write_point(const PointConditions& rest);
  void write_plain();
  void write_reduced(const std::vector<int>& vars, const PointConditions& rest);
  void write_columns(const std::vector<int>& vars, int column, const PointConditions& rest);
  void write_argmax(int var, const PointConditions& rest);
  void write_topk(int var, const PointConditions& rest);
  Values with_candidate(IrValue count, IrValue slots, IrValue value, IrValue coordinate);
  void insert_candidate(IrValue count, IrValue slots, IrValue value, IrValue coordinate);
  IrValue identity() const;
  IrValue joined(IrValue running, bool in_order);
  IrValue beats(IrValue a, IrValue b);
  void store(const PointValue& value, IrValue slot = ir_i64(0));

  const Cascade& cascade_;
  int id_;
  int fixed_;
  IrKind real_;     ///< of the body
  IrKind running_;  ///< of what a reduction carries
  LoopnestTensors& tensors_;
  LoopnestExpr& expr_;
  LoopnestNest& nest_;
  IrFunction& f_;
};

}  // namespace attngen
