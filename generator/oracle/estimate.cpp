// SPDX-License-Identifier: Apache-2.0
#include "generator/oracle/estimate.h"

#include <fmt/format.h>

#include "generator/ir/conditions.h"

namespace attngen {
namespace {

/// Measured on one core of a server of the 2020s: one to two nanoseconds for each operation.
constexpr double kOperationsPerSecond = 6e8;

double count_of(const Shape& shape) {
  double count = 1;
  for (std::int64_t extent : shape) count *= static_cast<double>(extent);
  return count;
}

/// A read at plain variables is one operation; computed coordinates cost theirs.
double nodes_in(const Expr& expr) {
  double nodes = 1;
  for (const Expr& arg : expr->args) {
    if (expr->op != Op::access || arg->op != Op::var) nodes += nodes_in(arg);
  }
  return nodes;
}

std::string duration_text(double seconds) {
  if (seconds < 120) return fmt::format("{:.0f} seconds", seconds);
  if (seconds < 7200) return fmt::format("{:.0f} minutes", seconds / 60);
  if (seconds < 172800) return fmt::format("{:.0f} hours", seconds / 3600);
  return fmt::format("{:.0f} days", seconds / 86400);
}

}  // namespace

double estimate_operations(const Cascade& cascade, const Binding& binding) {
  double operations = 0;
  for (const Einsum& einsum : cascade.einsums) {
    double points = 1;
    for (int var : loop_vars(einsum)) {
      const int rank = cascade.vars[static_cast<std::size_t>(var)].rank;
      points *= static_cast<double>(binding.extents[static_cast<std::size_t>(rank)]);
    }
    double nodes = nodes_in(einsum.body) + (einsum.reduction ? 1 : 0);
    for (const Expr& term : conditions_of(cascade, einsum)) nodes += nodes_in(term);
    operations += points * nodes;
  }
  return operations * count_of(binding.batch);
}

double estimate_bytes(const Cascade& cascade, const Binding& binding) {
  double bytes = 0;
  for (std::size_t t = 0; t < cascade.tensors.size(); ++t) {
    const double count = count_of(shape_of(cascade, binding, static_cast<int>(t)));
    bytes += count * (sizeof(double) + 1);
    if (cascade.tensors[t].kind == TensorKind::output) {
      bytes += count * count_of(binding.batch) * sizeof(double);
    }
  }
  return bytes;
}

namespace oracle {

void refuse_beyond(const Cascade& cascade, const Binding& binding,
                   const InterpretOptions& options) {
  const double operations = estimate_operations(cascade, binding);
  if (operations > options.max_operations) {
    throw Error(
        ErrorKind::refused,
        fmt::format("the oracle would need {:.2g} operations for {}, about {}; its limit "
                    "is {:.2g}",
                    operations, cascade.name, duration_text(operations / kOperationsPerSecond),
                    options.max_operations),
        "take smaller extents: the oracle is a naive interpreter");
  }
  const double bytes = estimate_bytes(cascade, binding);
  if (bytes > options.max_bytes) {
    throw Error(ErrorKind::refused,
                fmt::format("the oracle would need {:.2g} GB of memory for {}: it stores every "
                            "tensor; its limit is {:.2g} GB",
                            bytes / 1e9, cascade.name, options.max_bytes / 1e9),
                "take smaller extents: the oracle is a naive interpreter");
  }
}

}  // namespace oracle
}  // namespace attngen
