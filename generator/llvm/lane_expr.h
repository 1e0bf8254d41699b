// SPDX-License-Identifier: Apache-2.0
// Expressions of the cascade as LLVM IR: values in f32 or f64, coordinates in exact integers,
// conditions. What is the same for all lanes stays a scalar; what differs is a vector.
#pragma once

#include <optional>
#include <vector>

#include "generator/form/exact_integers.h"
#include "generator/llvm/ir_function.h"

namespace attngen {

class LaneExpr;

/// Where an expression finds its leaves.
class LaneScope {
 public:
  virtual ~LaneScope() = default;

  virtual IrValue var(int id) = 0;                             ///< i64, or a vector of i32
  virtual IrValue tile_corner(Op op, int var) = 0;             ///< i64
  virtual IrValue extent(int rank) = 0;                        ///< i64
  virtual IrValue param(int id) = 0;                           ///< real
  virtual IrValue index_param(int id) = 0;                     ///< i64
  virtual IrValue table_bound(Op op, const Expr& access) = 0;  ///< tile_least, tile_most: i64
  virtual std::optional<double> static_param(int id) const = 0;
  virtual DType type_of(const Expr& access) const = 0;
  /// An input's stored element, or a computed value (real); coordinates through `printer`.
  virtual IrValue loaded(const Expr& access, LaneExpr& printer) = 0;
  virtual IrValue before_tile(const Expr& access) = 0;  ///< previous(...): real
  /// True when no data at all makes `a` larger than `b`.
  virtual bool is_at_most(const Expr& a, const Expr& b) const = 0;
};

class LaneExpr {
 public:
  /// `converts_f16`: of CpuLimits.
  LaneExpr(const Cascade& cascade, IrFunction& function, LaneScope& scope, IrKind real,
           bool converts_f16)
      : cascade_(cascade), f_(function), scope_(scope), real_(real), converts_f16_(converts_f16) {}

  IrValue value(const Expr& expr);      ///< real
  IrValue index(const Expr& expr);      ///< i64, or a vector of i32 or i64
  IrValue condition(const Expr& expr);  ///< i1

  /// From here on, until leave(): tables are read only for lanes where `condition` holds (or, when
  /// `negated`, does not).
  void enter(IrValue condition, bool negated = false) { guards_.push_back({condition, negated}); }
  void leave() { guards_.pop_back(); }
  /// The lanes that every guard lets through; null = all.
  IrValue kept();

  IrFunction& function() { return f_; }
  /// A scalar or vector of coordinates as i64.
  IrValue as_long(IrValue index);

 private:
  IrValue access_value(const Expr& expr);
  IrValue sum(const Expr& expr);
  IrValue difference(const Expr& expr);
  IrValue exponential(const Expr& expr);
  IrValue from_index(const Expr& expr);
  IrValue access_index(const Expr& expr);
  IrValue arithmetic(const Expr& expr, const char* opcode);
  IrValue division(const Expr& expr);
  IrValue order(const Expr& expr, const char* opcode);
  IrValue comparison(const Expr& expr);
  /// Both as one type wide enough for `exprs`.
  void match(IrValue& a, IrValue& b, bool is_long);
  bool fits_int(const Expr& expr) const { return range_of(expr).fits_int(); }
  IndexRange range_of(const Expr& expr) const;

  const Cascade& cascade_;
  IrFunction& f_;
  LaneScope& scope_;
  IrKind real_;
  bool converts_f16_;

  struct Guard {
    IrValue condition;
    bool negated = false;
  };
  std::vector<Guard> guards_;
};

}  // namespace attngen
