// SPDX-License-Identifier: Apache-2.0
// A cascade with numbers: extents, parameter values, batch shape. What a request fixes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/array.h"
#include "generator/ir/cascade.h"

namespace attngen {

/// What the caller gave, by name. Arrays may be f16 or f32 for a bf16 input: binding rounds them.
struct Request {
  std::map<std::string, Array> inputs;
  std::map<std::string, double> params;
  std::map<std::string, std::int64_t> extents;  ///< -D RANK=N
};

struct Binding {
  std::vector<std::int64_t> extents;  ///< by rank id, split ranks included; all known
  std::vector<double> params;         ///< by param id; defaults evaluated
  Shape batch;                        ///< broadcast of all leading extra axes, like a gufunc
};

/// The same, with the data: inputs by tensor id (others empty), rounded to the declared types.
/// An input's shape is its own batch axes (right-aligned to Binding::batch, 1 broadcasts) + its dims.
struct BoundInputs {
  Binding binding;
  std::vector<Array> arrays;
};

/// Extents and params alone (shapes only, batch empty); every rank needs a value.
/// Throws Error(refused) with all findings: unknown names, missing ranks and params, bad values.
Binding bind_extents(const Cascade& cascade, const std::map<std::string, std::int64_t>& extents,
                     const std::map<std::string, double>& params);

/// Extents come from the arrays; `-D` only for ranks that no array has. Checks names, arity, dtypes,
/// shapes against each other, params, and integer tables used as coordinates at every position that
/// the conditions reach. Throws Error(refused) with all findings.
BoundInputs bind_inputs(const Cascade& cascade, Request request);

/// Shape of an output without batch axes.
Shape shape_of(const Cascade& cascade, const Binding& binding, int tensor);

}  // namespace attngen
