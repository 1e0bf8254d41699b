// SPDX-License-Identifier: Apache-2.0
// The fp64 interpreter of a cascade as written: naive on purpose, and the root of truth. It shares
// no code with the analyses, the planner or any device.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "generator/ir/binding.h"

namespace attngen {

struct InterpretOptions {
  /// Round every Einsum's result to this type, with sums in f32 in index order: the "N" of the
  /// error measure. Absent: pure fp64.
  std::optional<DType> round_results;
  /// Refuse, with the estimate, when more scalar operations than this would be needed.
  double max_operations = 2e10;
};

/// Outputs by name as f64 arrays of shape batch + dims. Absent points are 0.
/// Throws Error(refused) for out-of-range reads (with values) and for sizes that would take hours.
std::map<std::string, Array> interpret(const Cascade& cascade, const BoundInputs& inputs,
                                       const InterpretOptions& options = {});

/// Scalar operations that interpret() would execute.
double estimate_operations(const Cascade& cascade, const Binding& binding);

/// How far `actual` is from the oracle, per output.
struct Deviation {
  double max_abs_err = 0;
  double rel_l2 = 0;
  double err_ratio = 0;  ///< max|O-O64| / max(max|N-O64|, u*max|O64|)
  bool nonfinite_agree = true;
  bool passes = true;  ///< err_ratio <= 2, non-finite equal, and |err| <= 1e-3 for f32 outputs of 16-bit inputs
};

/// `narrow` is interpret() with round_results = narrowest floating input type.
Deviation compare_with_oracle(const Array& actual, const Array& exact, const Array& narrow,
                              DType narrowest_input, DType output_type);

/// The narrowest floating input type of the cascade (f32 when it has none).
DType narrowest_float_input(const Cascade& cascade);

}  // namespace attngen
