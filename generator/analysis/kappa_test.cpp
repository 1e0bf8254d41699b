// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/kappa_test.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include "generator/analysis/sample_values.h"

namespace attngen {
namespace {

using Matrix = std::vector<std::vector<double>>;

constexpr std::uint64_t kSeed = 20240601;

std::optional<Matrix> sampled_matrix(const LateView& view, const Expr& late, const Expr& body,
                                     std::size_t count, bool positive_only) {
  const std::vector<Expr> rows{late};
  SampledLeaves leaves(view, rows, {body});
  SampleSource constants(kSeed);
  leaves.draw_constants(constants);
  Matrix g(count, std::vector<double>(count));
  SampleSource columns(kSeed + 1);
  for (std::size_t j = 0; j < count; ++j) {
    leaves.draw_columns(columns, positive_only);
    SampleSource row(kSeed + 2);
    for (std::size_t i = 0; i < count; ++i) {
      leaves.draw_rows(row);
      g[i][j] = leaves.value(body);
      if (!std::isfinite(g[i][j])) return std::nullopt;
    }
  }
  return g;
}

/// Rank by elimination with full pivoting.
int numeric_rank(Matrix g) {
  constexpr double kTolerance = 1e-9;
  const std::size_t n = g.size();
  double scale = 0;
  for (const std::vector<double>& row : g) {
    for (double value : row) scale = std::max(scale, std::abs(value));
  }
  if (scale == 0) return 0;
  int rank = 0;
  for (std::size_t step = 0; step < n; ++step) {
    std::size_t at_row = step;
    std::size_t at_column = step;
    for (std::size_t i = step; i < n; ++i) {
      for (std::size_t j = step; j < n; ++j) {
        if (std::abs(g[i][j]) > std::abs(g[at_row][at_column])) {
          at_row = i;
          at_column = j;
        }
      }
    }
    if (std::abs(g[at_row][at_column]) < kTolerance * scale) break;
    ++rank;
    std::swap(g[step], g[at_row]);
    for (std::vector<double>& row : g) std::swap(row[step], row[at_column]);
    for (std::size_t i = step + 1; i < n; ++i) {
      const double factor = g[i][step] / g[step][step];
      for (std::size_t j = step; j < n; ++j) g[i][j] -= factor * g[step][j];
    }
  }
  return rank;
}

std::optional<int> sampled_rank(const LateView& view, ReduceOp op, const Expr& late,
                                const Expr& body, std::size_t count) {
  std::optional<Matrix> g = sampled_matrix(view, late, body, count, false);
  if (!g) g = sampled_matrix(view, late, body, count, true);
  if (!g) return std::nullopt;
  if (op == ReduceOp::max || op == ReduceOp::min) {
    for (std::vector<double>& row : *g) {
      const double offset = row[0];
      for (double& value : row) value -= offset;
    }
  }
  return numeric_rank(std::move(*g));
}

bool close(double a, double b) {
  constexpr double kTolerance = 1e-9;
  return std::abs(a - b) <= kTolerance * (1 + std::abs(a) + std::abs(b));
}

double component_value(const SampledLeaves& leaves, const LateView& view,
                       const LateComponent& component) {
  double value = component.term ? leaves.value(view.inlined(component.term)) : 1;
  for (const LateFactor& factor : component.factors) {
    if (factor.exponent) continue;
    const double a = leaves.value(factor.value);
    value = factor.inverse ? value / a : value * a;
  }
  return component.negative ? -value : value;
}

double tag_value(const SampledLeaves& leaves, const LateComponent& component) {
  double value = 1;
  for (const LateFactor& factor : component.factors) {
    if (factor.exponent) value *= leaves.value(factor.value);
  }
  return value;
}

}  // namespace

Kappa kappa_of(const LateView& view, ReduceOp op, const Expr& late, const Expr& inlined_body) {
  const std::optional<int> small = sampled_rank(view, op, late, inlined_body, 24);
  const std::optional<int> large = sampled_rank(view, op, late, inlined_body, 48);
  if (!small || !large) return {};
  return {*small, *small != *large};
}

bool components_agree(const LateView& view, const std::vector<Expr>& late,
                      const std::vector<LateComponent>& components, const Expr& body) {
  std::vector<Expr> expressions{view.inlined(body)};
  for (const LateComponent& one : components) {
    if (one.term) expressions.push_back(view.inlined(one.term));
    for (const LateFactor& factor : one.factors) expressions.push_back(factor.value);
  }
  SampledLeaves leaves(view, late, expressions);
  SampleSource source(kSeed + 3);
  constexpr int kTrials = 16;
  for (int trial = 0; trial < kTrials; ++trial) {
    leaves.draw_constants(source);
    leaves.draw_rows(source);
    leaves.draw_columns(source, true);
    double sum = 0;
    for (const LateComponent& one : components) sum += component_value(leaves, view, one);
    const double exact = leaves.value(expressions.front());
    if (std::isfinite(exact) && !close(sum, exact)) return false;
    std::vector<std::pair<double, double>> before;
    before.reserve(components.size());
    for (const LateComponent& one : components) {
      before.emplace_back(one.term ? leaves.value(view.inlined(one.term)) : 1,
                          tag_value(leaves, one));
    }
    leaves.draw_rows(source);
    for (std::size_t i = 0; i < components.size(); ++i) {
      const LateComponent& one = components[i];
      const double term = one.term ? leaves.value(view.inlined(one.term)) : 1;
      const double tag = tag_value(leaves, one);
      if (!close(before[i].first * tag, term * before[i].second)) return false;
    }
  }
  return true;
}

}  // namespace attngen
