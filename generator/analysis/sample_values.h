// SPDX-License-Identifier: Apache-2.0
// Random values for the leaves of expressions, to test algebra numerically in fp64.
#pragma once

#include <cstdint>
#include <vector>

#include "generator/analysis/late_operands.h"

namespace attngen {

/// SplitMix64: the same numbers on every machine, which <random>'s distributions do not promise.
class SampleSource {
 public:
  explicit SampleSource(std::uint64_t seed) : state_(seed) {}
  double uniform(double low, double high);

 private:
  std::uint64_t state_;
};

/// The distinct leaves of some expressions, each with a value; equal accesses are one leaf.
class SampledLeaves {
 public:
  /// `late` are the accesses that vary by row; what carries the family varies by column; the rest
  /// is drawn once.
  SampledLeaves(const LateView& view, const std::vector<Expr>& late,
                const std::vector<Expr>& expressions);

  void draw_rows(SampleSource& source);
  void draw_columns(SampleSource& source, bool positive_only);
  void draw_constants(SampleSource& source);

  double value(const Expr& expr) const;

 private:
  enum class Kind { row, column, constant };
  struct Leaf {
    Expr expr;
    Kind kind = Kind::constant;
    double value = 1;
  };
  void add(const Expr& expr);
  const Leaf& find(const ExprNode& node) const;

  const LateView& view_;
  const std::vector<Expr>& late_;
  std::vector<Leaf> leaves_;
};

}  // namespace attngen
