// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/analyse_range.h"

#include <algorithm>
#include <limits>

#include "generator/analysis/value_range.h"

namespace attngen {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

/// A sum of any number of terms: signs survive, sizes do not.
ValueRange summed(const ValueRange& term) {
  ValueRange range;
  range.low = term.low >= 0 ? 0 : -kInf;
  range.high = term.high <= 0 ? 0 : kInf;
  return range;
}

ValueRange reduced_range(ReduceOp op, const ValueRange& term) {
  ValueRange range = term;
  switch (op) {
    case ReduceOp::sum:
      return summed(term);
    case ReduceOp::max:
      range.low = -kInf;
      range.may_be_minus_inf = true;
      return range;
    case ReduceOp::min:
      range.high = kInf;
      return range;
    case ReduceOp::prod:
      range.low = term.low >= 0 ? 0 : -kInf;
      range.high = term.low >= 0 && term.high <= 1 ? 1 : kInf;
      return range;
    case ReduceOp::any:
    case ReduceOp::all:
      range.low = 0;
      range.high = 1;
      return range;
    case ReduceOp::argmax:
    case ReduceOp::topk:
      range.low = 0;
      range.high = kInf;
      return range;
  }
  return range;
}

ValueRange input_range(const Tensor& tensor) {
  ValueRange range;
  range.low = -kInf;
  range.high = kInf;
  range.may_be_minus_inf = is_float(tensor.type.type);
  const double bits = static_cast<double>(bytes_of(tensor.type.type)) * 8;
  if (tensor.type.type == DType::boolean || tensor.type.type == DType::u8) {
    range.low = 0;
    range.high = tensor.type.type == DType::boolean ? 1 : 255;
  } else if (is_integer(tensor.type.type) && bits <= 8) {
    range.low = -128;
    range.high = 127;
  }
  return range;
}

}  // namespace

std::vector<ValueRange> analyse_range(const Cascade& cascade) {
  ValueRange unknown;
  unknown.low = -kInf;
  unknown.high = kInf;
  std::vector<ValueRange> ranges(cascade.tensors.size(), unknown);
  for (std::size_t i = 0; i < cascade.tensors.size(); ++i) {
    if (cascade.tensors[i].kind == TensorKind::input) ranges[i] = input_range(cascade.tensors[i]);
  }
  for (const Einsum& einsum : cascade.einsums) {
    const std::size_t tensor = static_cast<std::size_t>(einsum.tensor);
    // A state depends on itself: its bounds stay unknown.
    if (cascade.tensors[tensor].kind == TensorKind::state) continue;
    const ValueRange term = range_of_value(cascade, ranges, einsum.body);
    ranges[tensor] = einsum.reduction ? reduced_range(einsum.reduction->op, term) : term;
    if (cascade.tensors[tensor].kind == TensorKind::output) {
      // Absent output points are written as 0.
      ranges[tensor].low = std::min(ranges[tensor].low, 0.0);
      ranges[tensor].high = std::max(ranges[tensor].high, 0.0);
    }
  }
  return ranges;
}

}  // namespace attngen
