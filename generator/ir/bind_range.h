// SPDX-License-Identifier: Apache-2.0
// Interval arithmetic over boxes of rank variables, with the tables that are bound.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "generator/ir/binding.h"

namespace attngen {

/// All values an expression takes lie in [lo, hi]. Conditions are 0 or 1, undecided [0, 1].
/// Nothing known, or undefined: [-inf, inf].
struct Range {
  double lo = 0;
  double hi = 0;
  bool is_undefined = false;  ///< at some point a table is read outside: no value, no condition

  bool is_point() const { return lo == hi; }
  bool is_false() const { return lo == 0 && hi == 0; }
  bool is_true() const { return lo > 0 || hi < 0; }
};

/// Positions lo..hi of every variable, both included; by variable id.
struct Box {
  std::vector<std::int64_t> lo;
  std::vector<std::int64_t> hi;
};

/// Evaluates expressions over inputs, extents, params and variables; anything computed by an Einsum
/// is unknown. Sound for every point of the box, and exact on a single point as long as the numbers
/// stay below 2^53.
class RangeEvaluator {
 public:
  RangeEvaluator(const Cascade& cascade, const BoundInputs& inputs);

  /// Entry of the broadcast batch whose tables are read from now on.
  void select_batch(std::int64_t entry);

  Range evaluate(const Expr& expr, const Box& box);

 private:
  Range table(const ExprNode& access, const Box& box);
  Range whole_table(int tensor);

  const Cascade& cascade_;
  const BoundInputs& inputs_;
  std::vector<std::int64_t> offsets_;  ///< by tensor: first element of the selected entry
  std::vector<Shape> shapes_;          ///< by tensor, without batch
  std::map<std::pair<int, std::int64_t>, Range> whole_;
};

}  // namespace attngen
