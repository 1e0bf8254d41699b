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
  /// Round every Einsum's result to this type (and to its own declared type), with sums and
  /// products in f32 in index order: the "N" of the error measure. The body of an Einsum is
  /// evaluated in double and rounded once; coordinates (argmax, topk), truth values and integers
  /// are not rounded. f64 rounds nothing. Absent: pure fp64.
  std::optional<DType> round_results;
  /// Refuse, with the estimate, when more scalar operations than this would be needed.
  double max_operations = 2e10;
  /// Refuse, with the estimate, when inputs, tensors and outputs together would need more memory.
  double max_bytes = 8e9;
};

/// Outputs by name as f64 arrays of shape batch + dims. Absent points are 0.
/// Throws Error(refused) for out-of-range reads (with values) and for sizes that would take hours.
std::map<std::string, Array> interpret(const Cascade& cascade, const BoundInputs& inputs,
                                       const InterpretOptions& options = {});

/// Scalar operations that interpret() would execute.
double estimate_operations(const Cascade& cascade, const Binding& binding);

/// Bytes that interpret() would hold: every tensor of one batch entry, and all outputs.
double estimate_bytes(const Cascade& cascade, const Binding& binding);

/// How far `actual` is from the oracle, per output.
struct Deviation {
  double max_abs_err = 0;
  double rel_l2 = 0;
  double err_ratio = 0;  ///< max|O-O64| / max(max|N-O64|, u*max|O64|)
  bool nonfinite_agree = true;
  bool passes = true;  ///< err_ratio <= 2, non-finite equal, and |err| <= 1e-3 where `stays_f32`
};

/// `narrow` is interpret() with round_results = narrowest floating input type. u is the coarser of
/// `narrowest_input` and `output_type`; entries where `narrow` itself overflowed do not count for
/// it. `stays_f32` (see output_stays_f32) adds |err| <= 1e-3 for f32 outputs of 16-bit inputs.
Deviation compare_with_oracle(const Array& actual, const Array& exact, const Array& narrow,
                              DType narrowest_input, DType output_type, bool stays_f32 = false);

/// True for an output that no rounded tensor-core operand reaches, like an LSE: on its way from the
/// inputs no contraction takes a computed operand. O is not one of them.
bool output_stays_f32(const Cascade& cascade, int tensor);

/// compare_with_oracle for every output of `exact`, with the types and `stays_f32` of the cascade.
std::map<std::string, Deviation> compare_outputs(const Cascade& cascade,
                                                 const std::map<std::string, Array>& actual,
                                                 const std::map<std::string, Array>& exact,
                                                 const std::map<std::string, Array>& narrow);

/// The narrowest floating input type of the cascade (f32 when it has none).
DType narrowest_float_input(const Cascade& cascade);

}  // namespace attngen
