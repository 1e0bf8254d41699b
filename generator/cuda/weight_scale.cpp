// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/weight_scale.h"

#include <algorithm>

namespace attngen {
namespace {

constexpr double kLargestF16 = 65504;
constexpr double kSmallestNormalF16 = 0x1p-14;

bool stays_in_f16(const ValueRange& range) {
  return range.low >= kSmallestNormalF16 && range.high <= kLargestF16;
}

/// The einsum that `weight` is an access of, or -1.
int point_tensor(const HookScope& scope, const Expr& weight) {
  if (weight->op != Op::access) return -1;
  if (weight->id != kCarriedTensor) return weight->id;
  const ForwardForm& form = scope.form();
  for (std::size_t i = 0; i < form.points.size(); ++i) {
    if (!same(form.formulas[i], form.carried)) continue;
    return scope.cascade().einsums.at(static_cast<std::size_t>(form.points[i])).tensor;
  }
  return -1;
}

}  // namespace

bool weights_need_scale(HookScope& scope, const FoldedPoints& weight) {
  const int values = scope.form().values.tensor;
  const Cascade& cascade = scope.cascade();
  if (cascade.tensors.at(static_cast<std::size_t>(values)).type.type != DType::f16) return false;

  Expr value = weight.expr;
  while (true) {
    const int tensor = point_tensor(scope, value);
    if (tensor >= 0 && stays_in_f16(scope.ranges.at(static_cast<std::size_t>(tensor)))) {
      return false;
    }
    const auto point = std::find_if(
        weight.needed.begin(), weight.needed.end(),
        [&](const NamedPoint& one) { return value->op == Op::access && one.tensor == value->id; });
    if (point == weight.needed.end()) break;
    value = point->value;
  }
  const bool is_below_running_value =
      value->op == Op::exp && value->args[0]->op == Op::sub &&
      scope.exponent_shift(value->args[0]->args[0], value->args[0]->args[1]).has_value();
  return !is_below_running_value;
}

}  // namespace attngen
