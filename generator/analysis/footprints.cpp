// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/footprints.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/analysis/late_operands.h"
#include "generator/ir/conditions.h"

namespace attngen {
namespace {

/// Passes in which a tensor is at hand: the one that produces it and those that read it.
struct Sightings {
  std::vector<int> first;  ///< by tensor id; 0 = never
  std::vector<int> last;
};

void see(Sightings& seen, int tensor, int pass) {
  const std::size_t at = static_cast<std::size_t>(tensor);
  if (seen.first[at] == 0 || pass < seen.first[at]) seen.first[at] = pass;
  seen.last[at] = std::max(seen.last[at], pass);
}

bool carries_dim(const Cascade& cascade, const RankFamily& family, int tensor) {
  const Tensor& t = cascade.tensors[static_cast<std::size_t>(tensor)];
  return std::any_of(t.dims.begin(), t.dims.end(), [&](const TensorDim& dim) {
    return root_rank(cascade, dim.rank) == family.rank;
  });
}

int pass_of(double run) {
  return std::max(1, static_cast<int>(std::ceil(run)));
}

Sightings sightings(const Cascade& cascade, const FamilyRepair& one, const PassClock& clock,
                    bool rewritten) {
  Sightings seen;
  seen.first.assign(cascade.tensors.size(), 0);
  seen.last.assign(cascade.tensors.size(), 0);
  const LateView view(cascade, one.family, one.written);
  for (std::size_t i = 0; i < cascade.einsums.size(); ++i) {
    const Einsum& einsum = cascade.einsums[i];
    const FamilyUse use = use_of(one.family, einsum);
    if (einsum.role == Role::init || !use.leaf) continue;
    // After the rewrite, what is made of late values runs inside the reduction that reads it.
    const bool inside =
        rewritten && view.is_late_dependent(einsum.tensor) && einsum.role != Role::out;
    if (inside && use.keeps) continue;
    const int pass = pass_of(clock.run[i]);
    if (use.keeps) see(seen, einsum.tensor, pass);
    std::vector<Expr> parts{einsum.body};
    if (einsum.where) parts.push_back(einsum.where);
    if (rewritten && use.completes) {
      view.collect_conditions(einsum.body, parts);
      for (std::size_t p = 0; p < parts.size(); ++p) parts[p] = view.inlined(parts[p]);
    }
    for (const Expr& part : parts) {
      for (const Expr& access : accesses_in(part)) {
        if (access->id != einsum.tensor && one.family.carried_by(access)) {
          see(seen, access->id, pass);
        }
      }
    }
  }
  return seen;
}

std::string symbolic_fibre(const Cascade& cascade, int rank, int tensor) {
  std::string text;
  for (const TensorDim& dim : cascade.tensors[static_cast<std::size_t>(tensor)].dims) {
    if (root_rank(cascade, dim.rank) != rank) continue;
    const std::string& name = cascade.ranks[static_cast<std::size_t>(dim.rank)].name;
    text += (text.empty() ? "shape(" : " x shape(") + name + ")";
  }
  return fmt::format("{} x {} B", text, element_bytes(cascade, tensor));
}

double fibre_elements(const Cascade& cascade, const Crossing& crossing, const Binding& binding) {
  double elements = 1;
  for (const TensorDim& dim : cascade.tensors[static_cast<std::size_t>(crossing.tensor)].dims) {
    if (root_rank(cascade, dim.rank) != crossing.rank) continue;
    elements *= static_cast<double>(binding.extents[static_cast<std::size_t>(dim.rank)]);
  }
  return elements;
}

}  // namespace

double element_bytes(const Cascade& cascade, int tensor) {
  const Tensor& t = cascade.tensors[static_cast<std::size_t>(tensor)];
  return static_cast<double>(bytes_of(t.type.type));
}

double element_total(const Cascade& cascade, const Binding& binding, int tensor) {
  double total = 1;
  for (const std::int64_t extent : binding.batch) total *= static_cast<double>(extent);
  for (const TensorDim& dim : cascade.tensors[static_cast<std::size_t>(tensor)].dims) {
    total *= static_cast<double>(binding.extents[static_cast<std::size_t>(dim.rank)]) +
             (dim.is_state ? 1 : 0);
  }
  return total;
}

std::vector<int> input_ancestors(const Cascade& cascade, int tensor) {
  std::vector<char> wanted(cascade.tensors.size(), 0);
  wanted[static_cast<std::size_t>(tensor)] = 1;
  for (std::size_t i = cascade.einsums.size(); i-- > 0;) {
    const Einsum& einsum = cascade.einsums[i];
    if (wanted[static_cast<std::size_t>(einsum.tensor)] == 0) continue;
    for (const ExprNode* operand : operands_of(einsum)) {
      wanted[static_cast<std::size_t>(operand->id)] = 1;
    }
  }
  std::vector<int> inputs;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] != 0 && cascade.tensors[i].kind == TensorKind::input) {
      inputs.push_back(static_cast<int>(i));
    }
  }
  return inputs;
}

std::vector<Crossing> analyse_crossings(const Cascade& cascade, const PassAnalysis& passes) {
  std::vector<Crossing> crossings;
  for (const FamilyRepair& one : passes.by_rank) {
    for (const bool rewritten : {false, true}) {
      const PassClock& clock = rewritten ? one.rewritten : one.written;
      if (clock.passes < 2) continue;
      const Sightings seen = sightings(cascade, one, clock, rewritten);
      for (int pass = 1; pass < clock.passes; ++pass) {
        for (std::size_t t = 0; t < cascade.tensors.size(); ++t) {
          const int tensor = static_cast<int>(t);
          const bool crosses = seen.first[t] > 0 && seen.first[t] <= pass && pass < seen.last[t];
          if (!crosses || !carries_dim(cascade, one.family, tensor)) continue;
          Crossing crossing;
          crossing.rank = one.family.rank;
          crossing.tensor = tensor;
          crossing.after_pass = pass;
          crossing.fibre = symbolic_fibre(cascade, one.family.rank, tensor);
          crossing.after_rewrite = rewritten;
          crossings.push_back(std::move(crossing));
        }
      }
    }
  }
  return crossings;
}

CrossingCost crossing_cost(const Cascade& cascade, const Crossing& crossing,
                           const Binding& binding) {
  const int tensor = crossing.tensor;
  const bool is_input = cascade.tensors[static_cast<std::size_t>(tensor)].kind == TensorKind::input;
  const double bytes = element_bytes(cascade, tensor);
  CrossingCost cost;
  cost.buffer_bytes = fibre_elements(cascade, crossing, binding) * bytes;
  cost.spill_bytes = element_total(cascade, binding, tensor) * bytes * (is_input ? 1 : 2);
  for (int input : input_ancestors(cascade, tensor)) {
    cost.recompute_bytes += element_total(cascade, binding, input) * element_bytes(cascade, input);
  }
  return cost;
}

std::string fibre_text(const Cascade& cascade, const Crossing& crossing, const Binding& binding) {
  const double elements = fibre_elements(cascade, crossing, binding);
  const double bytes = element_bytes(cascade, crossing.tensor);
  return fmt::format("{:.0f} x {} B = {}/row", elements, bytes, bytes_text(elements * bytes));
}

std::string bytes_text(double bytes) {
  const char* units[] = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
  int unit = 0;
  while (bytes >= 1024 && unit < 5) {
    bytes /= 1024;
    ++unit;
  }
  if (bytes == std::floor(bytes)) return fmt::format("{:.0f} {}", bytes, units[unit]);
  return fmt::format("{:.4g} {}", bytes, units[unit]);
}

}  // namespace attngen
