// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/gauge_test.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "generator/analysis/evaluate_expr.h"
#include "generator/analysis/pass_clock.h"
#include "generator/analysis/sample_values.h"
#include "generator/ir/conditions.h"
#include "generator/ir/scalar.h"

namespace attngen {
namespace {

using Point = std::vector<std::int64_t>;

constexpr std::int64_t kExtent = 3;

/// Values on demand: inputs are random functions of their coordinates, so that no read is out of
/// range.
class RandomWorld {
 public:
  RandomWorld(const Cascade& cascade, int replaced, std::uint64_t seed)
      : cascade_(cascade), replaced_(replaced), seed_(seed) {}

  double value(int tensor, const Point& at) {
    const auto key = std::make_pair(tensor, at);
    const auto known = memory_.find(key);
    if (known != memory_.end()) return known->second;
    const double fresh = computed(tensor, at);
    memory_.emplace(key, fresh);
    return fresh;
  }

 private:
  double random_at(int tensor, const Point& at) const {
    std::uint64_t hash = seed_ + static_cast<std::uint64_t>(tensor) * 1000003U;
    for (std::int64_t x : at) hash = hash * 6364136223846793005ULL + static_cast<std::uint64_t>(x);
    return SampleSource(hash).uniform(0.2, 2);
  }

  double computed(int tensor, const Point& at) {
    const int index = defining_einsum(cascade_, tensor);
    if (index < 0 || tensor == replaced_) {
      // Another stream of numbers than the tensor would have as an input.
      return random_at(tensor == replaced_ ? -1 : tensor, at);
    }
    const Einsum& einsum = cascade_.einsums[static_cast<std::size_t>(index)];
    const bool selects = einsum.reduction && (einsum.reduction->op == ReduceOp::topk ||
                                              einsum.reduction->op == ReduceOp::argmax);
    if (selects) return std::floor(random_at(tensor, at));
    Point vars(cascade_.vars.size(), 0);
    for (std::size_t i = 0; i < einsum.coords.size(); ++i) bind(tensor, einsum, i, at[i], vars);
    if (!einsum.reduction) return evaluated(einsum.body, vars);
    double result = identity(einsum.reduction->op);
    reduce(einsum, 0, vars, result);
    return result;
  }

  void bind(int tensor, const Einsum& einsum, std::size_t axis, std::int64_t at,
            Point& vars) const {
    const Expr& coord = einsum.coords[axis];
    if (coord->op == Op::var) {
      vars[static_cast<std::size_t>(coord->id)] = at;
      return;
    }
    const int rank = cascade_.tensors[static_cast<std::size_t>(tensor)].dims[axis].rank;
    const Recombination parts = recombination_in(cascade_, rank, coord);
    if (!parts.outer || parts.outer->op != Op::var || parts.inner->op != Op::var) return;
    vars[static_cast<std::size_t>(parts.outer->id)] = at / kExtent;
    vars[static_cast<std::size_t>(parts.inner->id)] = at % kExtent;
  }

  static double identity(ReduceOp op) {
    switch (op) {
      case ReduceOp::max:
        return -std::numeric_limits<double>::infinity();
      case ReduceOp::min:
        return std::numeric_limits<double>::infinity();
      case ReduceOp::prod:
      case ReduceOp::all:
        return 1;
      default:
        return 0;
    }
  }

  void reduce(const Einsum& einsum, std::size_t depth, Point& vars, double& result) {
    if (depth < einsum.reduction->vars.size()) {
      const std::size_t var = static_cast<std::size_t>(einsum.reduction->vars[depth]);
      for (std::int64_t i = 0; i < kExtent; ++i) {
        vars[var] = i;
        reduce(einsum, depth + 1, vars, result);
      }
      return;
    }
    const double term = evaluated(einsum.body, vars);
    switch (einsum.reduction->op) {
      case ReduceOp::max:
        result = maximum(result, term);
        return;
      case ReduceOp::min:
        result = minimum(result, term);
        return;
      case ReduceOp::prod:
        result *= term;
        return;
      case ReduceOp::any:
        result = result != 0 || term != 0 ? 1 : 0;
        return;
      case ReduceOp::all:
        result = result != 0 && term != 0 ? 1 : 0;
        return;
      default:
        result += term;
        return;
    }
  }

  double evaluated(const Expr& expr, const Point& vars) {
    LeafValue leaf;
    leaf = [&](const ExprNode& node) -> double {
      switch (node.op) {
        case Op::var:
          return static_cast<double>(vars[static_cast<std::size_t>(node.id)]);
        case Op::extent:
          return static_cast<double>(kExtent);
        case Op::param:
          return random_at(-2 - node.id, {});
        case Op::access: {
          Point at;
          for (const Expr& coord : node.args) {
            const double x = evaluate(coord, leaf);
            at.push_back(static_cast<std::int64_t>(std::floor(x)));
          }
          return value(node.id, at);
        }
        default:
          throw InternalError("a leaf that a cascade cannot have");
      }
    };
    return evaluate(expr, leaf);
  }

  const Cascade& cascade_;
  int replaced_;
  std::uint64_t seed_;
  std::map<std::pair<int, Point>, double> memory_;
};

/// Tensors that are computed from `tensor`.
std::vector<char> dependents_of(const Cascade& cascade, int tensor) {
  std::vector<char> depends(cascade.tensors.size(), 0);
  depends[static_cast<std::size_t>(tensor)] = 1;
  for (const Einsum& einsum : cascade.einsums) {
    for (const ExprNode* operand : operands_of(einsum)) {
      if (depends[static_cast<std::size_t>(operand->id)] != 0) {
        depends[static_cast<std::size_t>(einsum.tensor)] = 1;
      }
    }
  }
  return depends;
}

bool reads_any(const Expr& expr, const std::vector<char>& tensors) {
  bool found = false;
  for_each_node(expr, [&](const ExprNode& node) {
    found = found || (node.op == Op::access && tensors[static_cast<std::size_t>(node.id)] != 0);
  });
  return found;
}

/// True when `tensor` reaches a condition, a selection or a coordinate.
bool decides_structure(const Cascade& cascade, int tensor) {
  const std::vector<char> depends = dependents_of(cascade, tensor);
  for (const Einsum& einsum : cascade.einsums) {
    if (reads_any(einsum.where, depends)) return true;
    const bool selects = einsum.reduction && (einsum.reduction->op == ReduceOp::topk ||
                                              einsum.reduction->op == ReduceOp::argmax);
    if (selects && reads_any(einsum.body, depends)) return true;
    bool in_coordinate = false;
    for_each_node(einsum.body, [&](const ExprNode& node) {
      if (node.op != Op::access) return;
      for (const Expr& coord : node.args)
        in_coordinate = in_coordinate || reads_any(coord, depends);
    });
    if (in_coordinate) return true;
  }
  return false;
}

/// Every point of every output on which its coordinates agree with the small extents.
void visit_outputs(const Cascade& cascade, RandomWorld& world, std::vector<double>& values) {
  for (const Einsum& einsum : cascade.einsums) {
    if (einsum.role != Role::out) continue;
    const std::size_t axes = einsum.coords.size();
    Point at(axes, 0);
    while (true) {
      values.push_back(world.value(einsum.tensor, at));
      std::size_t axis = 0;
      while (axis < axes && ++at[axis] == kExtent) at[axis++] = 0;
      if (axis == axes) break;
    }
  }
}

}  // namespace

bool is_gauge(const Cascade& cascade, int tensor) {
  if (!cascade.iters.empty() || decides_structure(cascade, tensor)) return false;
  constexpr int kTrials = 3;
  constexpr double kTolerance = 1e-10;
  for (int trial = 0; trial < kTrials; ++trial) {
    const std::uint64_t seed = 77 + static_cast<std::uint64_t>(trial);
    RandomWorld as_written(cascade, -3, seed);
    RandomWorld replaced(cascade, tensor, seed);
    std::vector<double> a;
    std::vector<double> b;
    visit_outputs(cascade, as_written, a);
    visit_outputs(cascade, replaced, b);
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (!std::isfinite(a[i]) || !std::isfinite(b[i])) return false;
      if (std::abs(a[i] - b[i]) > kTolerance * (1 + std::abs(a[i]))) return false;
    }
  }
  return true;
}

}  // namespace attngen
