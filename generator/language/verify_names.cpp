// SPDX-License-Identifier: Apache-2.0
// V1: nothing is declared in vain, and something comes out.
#include <fmt/format.h>

#include <algorithm>

#include "generator/language/verify.h"

namespace attngen {
namespace {

struct Unused {
  Span span;
  std::string message;
  std::string fix;
};

bool is_used(const ResolvedCascade& resolved, const std::string& name) {
  const auto at = resolved.names.all().find(name);
  return at == resolved.names.all().end() || at->second.used;
}

bool any_variable_used(const ResolvedCascade& resolved, int rank) {
  const std::vector<RankVar>& vars = resolved.cascade.vars;
  return std::any_of(vars.begin(), vars.end(), [&](const RankVar& var) {
    return var.rank == rank && is_used(resolved, var.name);
  });
}

// A state's own recurrence reads it; only another equation makes it used.
bool is_read_elsewhere(const Cascade& cascade, int tensor) {
  return std::any_of(cascade.einsums.begin(), cascade.einsums.end(), [&](const Einsum& einsum) {
    return einsum.tensor != tensor &&
           (uses_tensor(einsum.body, tensor) || uses_tensor(einsum.where, tensor));
  });
}

void add_ranks(const ResolvedCascade& resolved, std::vector<Unused>& unused) {
  const Cascade& cascade = resolved.cascade;
  for (std::size_t i = 0; i < cascade.ranks.size(); ++i) {
    const Rank& rank = cascade.ranks[i];
    if (is_used(resolved, rank.name) || any_variable_used(resolved, static_cast<int>(i))) continue;
    unused.push_back({rank.span, fmt::format("the rank {} is never used", rank.name),
                      rank.split < 0 ? fmt::format("remove {}", rank.name)
                                     : "remove the split, or use both its parts"});
  }
  for (const RankVar& var : cascade.vars) {
    if (var.implicit || is_used(resolved, var.name)) continue;
    unused.push_back({var.span, fmt::format("the variable {} is never used", var.name),
                      fmt::format("remove `var {} in {}`", var.name,
                                  cascade.ranks[static_cast<std::size_t>(var.rank)].name)});
  }
}

std::string_view described(TensorKind kind) {
  if (kind == TensorKind::input) return "input";
  return kind == TensorKind::state ? "state" : "tensor";
}

std::string advice_for(const Cascade& cascade, const Tensor& tensor) {
  if (tensor.kind == TensorKind::input) return fmt::format("remove {}", tensor.name);
  if (tensor.kind == TensorKind::temporary) {
    return fmt::format("remove its equation, or write `out {}[...]`", tensor.name);
  }
  const int rank = tensor.dims[0].rank;
  return rank < 0 ? fmt::format("remove {}", tensor.name)
                  : fmt::format("read {}[{}, ...] after the loop, or remove it", tensor.name,
                                cascade.ranks[static_cast<std::size_t>(rank)].name);
}

void add_values(const ResolvedCascade& resolved, std::vector<Unused>& unused) {
  const Cascade& cascade = resolved.cascade;
  for (const DTypeAlias& alias : cascade.dtypes) {
    if (is_used(resolved, alias.name)) continue;
    unused.push_back({alias.span, fmt::format("the dtype {} is never used", alias.name),
                      fmt::format("remove `dtype {} = ...`", alias.name)});
  }
  for (const Param& param : cascade.params) {
    if (is_used(resolved, param.name)) continue;
    unused.push_back({param.span, fmt::format("the parameter {} is never used", param.name),
                      fmt::format("remove {}", param.name)});
  }
  const bool all_sound = std::all_of(resolved.sound.begin(), resolved.sound.end(),
                                     [](char sound) { return sound != 0; });
  for (std::size_t i = 0; i < cascade.tensors.size(); ++i) {
    const Tensor& tensor = cascade.tensors[i];
    if (tensor.kind == TensorKind::output) continue;
    const bool read = tensor.kind == TensorKind::state && all_sound
                          ? is_read_elsewhere(cascade, static_cast<int>(i))
                          : is_used(resolved, tensor.name);
    if (read) continue;
    unused.push_back({tensor.span,
                      fmt::format("the {} {} is never read", described(tensor.kind), tensor.name),
                      advice_for(cascade, tensor)});
  }
}

}  // namespace

void verify_names(const ResolvedCascade& resolved, const SyntaxCascade& syntax,
                  Diagnostics& diagnostics) {
  std::vector<Unused> unused;
  add_ranks(resolved, unused);
  add_values(resolved, unused);
  for (const Unused& one : unused) diagnostics.add(one.span, "V1", one.message, one.fix);
  const std::vector<SyntaxEquation>& equations = syntax.equations;
  if (std::none_of(equations.begin(), equations.end(),
                   [](const SyntaxEquation& equation) { return equation.role == Role::out; })) {
    diagnostics.add(syntax.name.span, "V1",
                    fmt::format("the cascade {} has no output", syntax.name.text),
                    "put `out` before the equation of a result");
  }
}

}  // namespace attngen
