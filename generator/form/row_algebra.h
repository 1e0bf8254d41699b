// SPDX-License-Identifier: Apache-2.0
// What a form says of one row, computed in fp64: running values meet, and become outputs.
#pragma once

#include <string>
#include <vector>

#include "generator/form/forward_form.h"

namespace attngen {

/// Why something besides a row's own running values takes part when rows meet or end (a param, a
/// table, a coordinate, a condition), or two running values belong to one tensor; empty when the
/// row is enough.
std::string why_not_by_itself(const Cascade& cascade, const ForwardForm& form);

/// Of a form for which why_not_by_itself() is empty, and which must outlive it.
class RowAlgebra {
 public:
  explicit RowAlgebra(const ForwardForm& form) : form_(form) {}

  /// By index into form.scalars: of no key at all.
  std::vector<double> of_no_key() const;
  /// Puts row values in, made of the states.
  void complete(std::vector<double>& scalars) const;

  /// What brings the wide sums of two parts to the values of both together.
  struct Factors {
    double earlier = 1;
    double later = 1;
  };
  /// `scalars` then knows the keys of both.
  Factors meet(std::vector<double>& scalars, const std::vector<double>& later) const;

  /// Output `index` (of form.outputs) of a row that has met all its keys; `wide` is one column of
  /// the running sum, where the output has columns.
  double output(int index, const std::vector<double>& scalars, double wide) const;

 private:
  struct Reading;
  double evaluated(const Expr& expr, const Reading& reading) const;
  double final_value(int tensor, const std::vector<double>& scalars, double wide) const;
  int scalar_of(int tensor) const;

  const ForwardForm& form_;
};

}  // namespace attngen
