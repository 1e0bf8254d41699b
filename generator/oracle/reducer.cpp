// SPDX-License-Identifier: Apache-2.0
#include "generator/oracle/reducer.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "generator/ir/scalar.h"

namespace attngen::oracle {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double identity_of(ReduceOp op) {
  switch (op) {
    case ReduceOp::max:
      return -kInfinity;
    case ReduceOp::min:
      return kInfinity;
    case ReduceOp::prod:
    case ReduceOp::all:
      return 1;
    default:
      return 0;
  }
}

bool beats(double a, double b) {
  return std::isnan(a) ? !std::isnan(b) : a > b;
}

}  // namespace

Reducer::Reducer(ReduceOp op, bool in_f32) : op_(op), in_f32_(in_f32), value_(identity_of(op)) {}

void Reducer::add(double value, std::int64_t coordinate) {
  switch (op_) {
    case ReduceOp::sum:
      value_ += value;
      break;
    case ReduceOp::prod:
      value_ *= value;
      break;
    case ReduceOp::max:
      value_ = maximum(value_, value);
      return;
    case ReduceOp::min:
      value_ = minimum(value_, value);
      return;
    case ReduceOp::any:
      value_ = value_ != 0 || value != 0 ? 1 : 0;
      return;
    case ReduceOp::all:
      value_ = value_ != 0 && value != 0 ? 1 : 0;
      return;
    case ReduceOp::argmax:
      if (best_ < 0 || beats(value, value_)) {
        value_ = value;
        best_ = coordinate;
      }
      return;
    case ReduceOp::topk:
      candidates_.emplace_back(value, coordinate);
      return;
  }
  if (in_f32_) value_ = static_cast<double>(static_cast<float>(value_));
}

std::vector<std::int64_t> Reducer::ranked() {
  std::sort(candidates_.begin(), candidates_.end(), [](const auto& a, const auto& b) {
    if (beats(a.first, b.first)) return true;
    if (beats(b.first, a.first)) return false;
    return a.second < b.second;
  });
  std::vector<std::int64_t> coordinates;
  for (const auto& [value, coordinate] : candidates_) coordinates.push_back(coordinate);
  return coordinates;
}

}  // namespace attngen::oracle
