// SPDX-License-Identifier: Apache-2.0
// The error measure: docs/language.md, "Error measure".
#include <algorithm>
#include <cmath>

#include "generator/ir/conditions.h"
#include "generator/oracle/interpret.h"

namespace attngen {
namespace {

constexpr double kLargestRatio = 2;
constexpr double kLargestF32Error = 1e-3;

bool is_16_bit(DType type) {
  return type == DType::f16 || type == DType::bf16;
}

bool same_nonfinite(double a, double b) {
  if (std::isfinite(a) && std::isfinite(b)) return true;
  return (std::isnan(a) && std::isnan(b)) || a == b;
}

/// A sum that multiplies two tensors: what a tensor core may compute.
bool is_contraction(const Einsum& einsum, const std::vector<Expr>& operands) {
  if (!einsum.reduction || einsum.reduction->op != ReduceOp::sum) return false;
  const auto carries = [&](const Expr& access) { return uses_reduced_var(einsum, access); };
  return std::count_if(operands.begin(), operands.end(), carries) >= 2;
}

}  // namespace

Deviation compare_with_oracle(const Array& actual, const Array& exact, const Array& narrow,
                              DType narrowest_input, DType output_type, bool stays_f32) {
  if (actual.shape != exact.shape || narrow.shape != exact.shape) {
    throw Error(ErrorKind::check_failed, "an output has shape " + to_text(actual.shape) +
                                             ", the oracle's is " + to_text(exact.shape));
  }
  Deviation deviation;
  double narrow_err = 0;
  double largest = 0;
  double squared_err = 0;
  double squared = 0;
  for (std::int64_t i = 0; i < exact.size(); ++i) {
    const double o = actual.at(i);
    const double o64 = exact.at(i);
    const double n = narrow.at(i);
    if (!same_nonfinite(o, o64)) deviation.nonfinite_agree = false;
    if (!std::isfinite(o64) || !std::isfinite(o)) continue;
    const double err = std::fabs(o - o64);
    deviation.max_abs_err = std::max(deviation.max_abs_err, err);
    squared_err += err * err;
    squared += o64 * o64;
    largest = std::max(largest, std::fabs(o64));
    if (std::isfinite(n)) narrow_err = std::max(narrow_err, std::fabs(n - o64));
  }
  const double u = std::max(unit_roundoff(narrowest_input),
                            is_float(output_type) ? unit_roundoff(output_type) : 0.0);
  const double allowed = std::max(narrow_err, u * largest);
  if (deviation.max_abs_err > 0) {
    deviation.err_ratio = deviation.max_abs_err / allowed;
    deviation.rel_l2 = std::sqrt(squared_err / squared);
  }
  const bool small_enough = !stays_f32 || output_type != DType::f32 ||
                            !is_16_bit(narrowest_input) ||
                            deviation.max_abs_err <= kLargestF32Error;
  deviation.passes =
      deviation.nonfinite_agree && deviation.err_ratio <= kLargestRatio && small_enough;
  return deviation;
}

bool output_stays_f32(const Cascade& cascade, int tensor) {
  std::vector<int> pending = {tensor};
  std::vector<bool> seen(cascade.tensors.size(), false);
  while (!pending.empty()) {
    const int current = pending.back();
    pending.pop_back();
    if (seen[static_cast<std::size_t>(current)]) continue;
    seen[static_cast<std::size_t>(current)] = true;
    for (const Einsum& einsum : cascade.einsums) {
      if (einsum.tensor != current) continue;
      const std::vector<Expr> operands = accesses_in(einsum.body);
      const bool contraction = is_contraction(einsum, operands);
      for (const Expr& access : operands) {
        const Tensor& source = cascade.tensors[static_cast<std::size_t>(access->id)];
        if (source.kind == TensorKind::input) continue;
        if (contraction && uses_reduced_var(einsum, access)) return false;
        pending.push_back(access->id);
      }
    }
  }
  return true;
}

std::map<std::string, Deviation> compare_outputs(const Cascade& cascade,
                                                 const std::map<std::string, Array>& actual,
                                                 const std::map<std::string, Array>& exact,
                                                 const std::map<std::string, Array>& narrow) {
  std::map<std::string, Deviation> deviations;
  const DType narrowest = narrowest_float_input(cascade);
  for (const auto& [name, oracle] : exact) {
    const auto found = actual.find(name);
    if (found == actual.end()) throw Error(ErrorKind::check_failed, "no output " + name);
    const int tensor = find_tensor(cascade, name);
    deviations[name] =
        compare_with_oracle(found->second, oracle, narrow.at(name), narrowest,
                            cascade.tensors[static_cast<std::size_t>(tensor)].type.type,
                            output_stays_f32(cascade, tensor));
  }
  return deviations;
}

DType narrowest_float_input(const Cascade& cascade) {
  DType narrowest = DType::f32;
  bool found = false;
  for (const Tensor& tensor : cascade.tensors) {
    const DType type = tensor.type.type;
    if (tensor.kind != TensorKind::input || !is_float(type)) continue;
    if (!found || unit_roundoff(type) > unit_roundoff(narrowest)) narrowest = type;
    found = true;
  }
  return narrowest;
}

}  // namespace attngen
