// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/tile_copies.h"

#include <fmt/format.h>

#include <vector>

#include "generator/form/excluded_value.h"
#include "generator/llvm/vector_math.h"

namespace attngen {
namespace {

bool is_one(const IrValue& stride) {
  return stride.is_constant && stride.integer == 1;
}

/// Columns that go in whole vectors; the others go one by one.
int in_vectors(const RowTileScope& scope, IrValue stride, int columns) {
  if (!is_one(stride)) return 0;
  return columns / scope.vector().lanes * scope.vector().lanes;
}

std::string transpose_name(IrKind real) {
  return real == IrKind::f64 ? "attngen_transpose_f64" : "attngen_transpose_f32";
}

}  // namespace

void emit_copy_in(RowTileScope& scope, DType type, IrValue from, IrValue stride, int columns,
                  IrValue to) {
  IrFunction& f = scope.function();
  const IrKind stored = ir_storage(type);
  const IrKind real = scope.vector().kind;
  const int whole = in_vectors(scope, stride, columns);
  f.loop(
      "column", ir_i64(0), ir_i64(whole), scope.vector().lanes, {},
      [&](IrValue column, const IrFunction::Values&) {
        const IrValue raw = f.load({stored, scope.vector().lanes}, f.element(from, stored, column));
        f.store(scope.widened(raw, type), f.element(to, real, column), scope.align());
        return IrFunction::Values{};
      });
  f.loop("column", ir_i64(whole), ir_i64(columns), 1, {},
         [&](IrValue column, const IrFunction::Values&) {
           const IrValue raw =
               f.load({stored, 1}, f.element(from, stored, f.multiply(column, stride)));
           f.store(scope.widened(raw, type), f.element(to, real, column));
           return IrFunction::Values{};
         });
}

void emit_copy_out(RowTileScope& scope, DType type, IrValue from, IrValue to, IrValue stride,
                   int columns) {
  IrFunction& f = scope.function();
  const IrKind stored = ir_storage(type);
  const IrKind real = scope.vector().kind;
  if (stored == real && is_one(stride)) {
    f.copy_bytes(to, from, static_cast<std::int64_t>(columns) * bytes_of(real));
    return;
  }
  const int whole = in_vectors(scope, stride, columns);
  f.loop("column", ir_i64(0), ir_i64(whole), scope.vector().lanes, {},
         [&](IrValue column, const IrFunction::Values&) {
           const IrValue value =
               f.load(scope.vector(), f.element(from, real, column), scope.align());
           f.store(scope.narrowed(value, type), f.element(to, stored, column), bytes_of(stored));
           return IrFunction::Values{};
         });
  f.loop("column", ir_i64(whole), ir_i64(columns), 1, {},
         [&](IrValue column, const IrFunction::Values&) {
           const IrValue value = f.load(scope.scalar(), f.element(from, real, column));
           f.store(scope.narrowed(value, type), f.element(to, stored, f.multiply(column, stride)));
           return IrFunction::Values{};
         });
}

void emit_clear(RowTileScope& scope, int columns, IrValue to) {
  scope.function().clear_bytes(to,
                               static_cast<std::int64_t>(columns) * bytes_of(scope.vector().kind));
}

void emit_transpose(RowTileScope& scope, IrValue from, int from_stride, IrValue to, int to_stride,
                    int rows, int columns) {
  scope.function().call(
      transpose_name(scope.vector().kind), {},
      {from, ir_i64(from_stride), to, ir_i64(to_stride), ir_i64(rows), ir_i64(columns)});
}

std::string transpose_declaration(IrKind real) {
  return fmt::format("declare void @{}(ptr, i64, ptr, i64, i64, i64)", transpose_name(real));
}

IrValue ir_identity(RowTileScope& scope, ReduceOp op) {
  return ir_float(scope.vector().kind, identity_of(op));
}

IrValue ir_combined(RowTileScope& scope, ReduceOp op, IrValue a, IrValue b) {
  IrFunction& f = scope.function();
  switch (op) {
    case ReduceOp::sum:
      return f.binary("fadd", a, b);
    case ReduceOp::prod:
      return f.binary("fmul", a, b);
    case ReduceOp::max:
      return ir_maximum(f, a, b);
    default:
      return ir_minimum(f, a, b);
  }
}

IrValue emit_over_lanes(RowTileScope& scope, ReduceOp op, IrValue vector) {
  IrFunction& f = scope.function();
  for (int half = vector.type.lanes / 2; half > 0; half /= 2) {
    std::vector<int> low;
    std::vector<int> high;
    for (int lane = 0; lane < half; ++lane) {
      low.push_back(lane);
      high.push_back(half + lane);
    }
    if (half == 1) return ir_combined(scope, op, f.extract(vector, 0), f.extract(vector, 1));
    vector =
        ir_combined(scope, op, f.shuffle(vector, vector, low), f.shuffle(vector, vector, high));
  }
  return vector;
}

}  // namespace attngen
