// SPDX-License-Identifier: Apache-2.0
// The reductions of the language, one value at a time in index order.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "generator/ir/cascade.h"

namespace attngen::oracle {

/// max, min, argmax and topk hand NaN on: a NaN counts as larger (for min: smaller) than any
/// number, and of several the first wins.
class Reducer {
 public:
  /// `in_f32`: sums and products are rounded to f32 after every step.
  Reducer(ReduceOp op, bool in_f32);

  void add(double value, std::int64_t coordinate);

  /// sum ... all: the identity when nothing was added. argmax: the coordinate.
  double result() const { return op_ == ReduceOp::argmax ? static_cast<double>(best_) : value_; }

  /// False for an argmax over nothing.
  bool has_result() const { return op_ != ReduceOp::argmax || best_ >= 0; }

  /// topk: coordinates by descending value, ties to the lower coordinate.
  std::vector<std::int64_t> ranked();

 private:
  ReduceOp op_;
  bool in_f32_;
  double value_;
  std::int64_t best_ = -1;
  std::vector<std::pair<double, std::int64_t>> candidates_;
};

}  // namespace attngen::oracle
