// SPDX-License-Identifier: Apache-2.0
// What the printer of loop nests has to know of an Einsum before it writes one.
#pragma once

#include <cstdint>
#include <vector>

#include "generator/ir/cascade.h"
#include "generator/llvm/ir_value.h"

namespace attngen {

/// All that must hold at a point of an Einsum's iteration space for the point to count.
struct PointConditions {
  std::vector<Expr> terms;     ///< conditions: the `where`, and the tails of splits
  std::vector<Expr> operands;  ///< accesses that must be present, inner ones first, each once
};
PointConditions point_conditions(const Cascade& cascade, const Einsum& einsum);

/// By tensor id: some point may be absent. Inputs never are.
std::vector<bool> tensors_that_may_lack(const Cascade& cascade);

/// By tensor id: some Einsum reads it.
std::vector<bool> tensors_that_are_read(const Cascade& cascade);

/// How a computed tensor is held between Einsums: f32 where a float input is narrower than f32,
/// else f64, which `in_f64` and its own type may ask for too; i64 for integers, i8 for conditions.
IrKind held_kind(const Cascade& cascade, int tensor, bool in_f64);

/// What the numbers of an Einsum are computed in. f32 where the inputs have at most 16 bits; f64
/// where f32 would add to the error of the inputs themselves, and where a difference of one unit
/// decides: integer results, and what argmax and topk compare.
IrKind real_kind(const Cascade& cascade, const Einsum& einsum, bool in_f64);

/// True when the value is computed exactly in 64-bit integers: coordinates, extents, whole params
/// that are known or typed as integers, and integer tensors, under the operations of coordinates.
bool is_exact_integer(const Cascade& cascade, const Expr& expr);

/// The largest magnitude that any part of an exact expression can have; infinite when that is
/// beyond 2^53 or unknown, so that f64 would not hold it.
double integer_bound(const Cascade& cascade, const Expr& expr,
                     const std::vector<double>& static_params);

bool selects(const Einsum& einsum);  ///< argmax or topk

}  // namespace attngen
