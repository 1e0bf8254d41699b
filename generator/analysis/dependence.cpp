// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/dependence.h"

#include <algorithm>
#include <string>

#include "generator/ir/conditions.h"

namespace attngen {
namespace {

const FamilyRepair* family_of_rank(const PassAnalysis& passes, int rank) {
  for (const FamilyRepair& one : passes.by_rank) {
    if (one.family.rank == rank) return &one;
  }
  return nullptr;
}

bool completes_any(const Cascade& cascade, const RankFamily& family) {
  return std::any_of(cascade.einsums.begin(), cascade.einsums.end(), [&](const Einsum& einsum) {
    return einsum.role != Role::init && use_of(family, einsum).completes;
  });
}

/// Tensors that outputs are made of without another sum over elements: what the last reductions
/// fill.
std::vector<char> last_reduced(const Cascade& cascade) {
  std::vector<char> wanted(cascade.tensors.size(), 0);
  for (std::size_t i = cascade.einsums.size(); i-- > 0;) {
    const Einsum& einsum = cascade.einsums[i];
    const std::size_t tensor = static_cast<std::size_t>(einsum.tensor);
    if (einsum.role == Role::out) wanted[tensor] = 1;
    if (wanted[tensor] == 0 || einsum.reduction) continue;
    for (const ExprNode* operand : operands_of(einsum)) {
      wanted[static_cast<std::size_t>(operand->id)] = 1;
    }
  }
  return wanted;
}

/// True when the family's elements are visited by one of the reductions that fill the outputs.
bool is_last_reduced(const Cascade& cascade, const RankFamily& family) {
  const std::vector<char> wanted = last_reduced(cascade);
  return std::any_of(cascade.einsums.begin(), cascade.einsums.end(), [&](const Einsum& einsum) {
    return wanted[static_cast<std::size_t>(einsum.tensor)] != 0 && use_of(family, einsum).completes;
  });
}

bool is_iterated(const Cascade& cascade, int rank) {
  return std::any_of(cascade.iters.begin(), cascade.iters.end(),
                     [&](const Iter& iter) { return iter.rank == rank; });
}

bool has_iterated_part(const Cascade& cascade, int root) {
  return std::any_of(cascade.iters.begin(), cascade.iters.end(),
                     [&](const Iter& iter) { return root_rank(cascade, iter.rank) == root; });
}

bool reduces_any(const Cascade& cascade, int rank) {
  return std::any_of(cascade.einsums.begin(), cascade.einsums.end(), [&](const Einsum& einsum) {
    return einsum.reduction &&
           std::any_of(einsum.reduction->vars.begin(), einsum.reduction->vars.end(), [&](int var) {
             return cascade.vars[static_cast<std::size_t>(var)].rank == rank;
           });
  });
}

bool has_soft_boundary(const Repair& repair) {
  return std::any_of(
      repair.boundaries.begin(), repair.boundaries.end(),
      [](const Boundary& boundary) { return boundary.action != RepairAction::hard; });
}

/// The slots that a topk fills, used as coordinates elsewhere.
bool is_gathered(const Cascade& cascade, int rank) {
  for (const Einsum& einsum : cascade.einsums) {
    const int slot = slot_coordinate(einsum);
    if (slot < 0) continue;
    const Tensor& tensor = cascade.tensors[static_cast<std::size_t>(einsum.tensor)];
    if (tensor.dims[static_cast<std::size_t>(slot)].rank == rank) return true;
  }
  return false;
}

bool has_rank(const Cascade& cascade, const Tensor& tensor, int rank) {
  return std::any_of(tensor.dims.begin(), tensor.dims.end(),
                     [&](const TensorDim& dim) { return root_rank(cascade, dim.rank) == rank; });
}

/// On inputs and outputs only, never on what is computed between: the head dimension of V.
bool is_private(const Cascade& cascade, int rank) {
  bool on_output = false;
  for (const Tensor& tensor : cascade.tensors) {
    if (!has_rank(cascade, tensor, rank)) continue;
    if (tensor.kind == TensorKind::temporary || tensor.kind == TensorKind::state) return false;
    on_output = on_output || tensor.kind == TensorKind::output;
  }
  return on_output;
}

void set_split(const FamilyRepair& one, RankFacts& facts) {
  if (one.repair.complete) {
    facts.split_eligible = true;
    return;
  }
  for (const Boundary& boundary : one.repair.boundaries) {
    if (boundary.action != RepairAction::hard) continue;
    facts.why_not_split = boundary.reason;
    return;
  }
  facts.why_not_split = one.repair.states.empty()
                            ? "nothing is reduced over it"
                            : "a recurrence or a selection over it fixes the order";
}

}  // namespace

std::vector<RankFacts> rank_roles(const Cascade& cascade, const PassAnalysis& passes) {
  const bool some_repairable =
      std::any_of(passes.by_rank.begin(), passes.by_rank.end(),
                  [](const FamilyRepair& one) { return has_soft_boundary(one.repair); });
  std::vector<RankFacts> roles(cascade.ranks.size());
  for (std::size_t i = 0; i < cascade.ranks.size(); ++i) {
    const int rank = static_cast<int>(i);
    const int root = root_rank(cascade, rank);
    const FamilyRepair* one = family_of_rank(passes, root);
    if (!one) continue;
    RankFacts& facts = roles[i];
    // A loop that carries states already has its one streamed rank.
    const bool streams = some_repairable
                             ? has_soft_boundary(one->repair)
                             : cascade.iters.empty() && is_last_reduced(cascade, one->family);
    if (is_iterated(cascade, rank) || (rank == root && has_iterated_part(cascade, root))) {
      facts.role = RankRole::sequential;
    } else if (is_gathered(cascade, rank)) {
      facts.role = RankRole::gathered;
    } else if (completes_any(cascade, one->family)) {
      facts.role = streams ? RankRole::stream : RankRole::reduced;
    } else if (reduces_any(cascade, rank)) {
      facts.role = RankRole::reduced;
    } else if (is_private(cascade, root)) {
      facts.role = RankRole::private_;
    }
    set_split(*one, facts);
  }
  return roles;
}

std::vector<Repair> repairs_to_report(const Cascade& cascade, const std::vector<RankFacts>& ranks,
                                      const PassAnalysis& passes) {
  std::vector<Repair> repairs;
  std::vector<int> covered;
  for (const FamilyRepair& one : passes.by_rank) {
    const int rank = one.family.rank;
    const bool streams = ranks[static_cast<std::size_t>(rank)].role == RankRole::stream;
    const bool joint = std::find(covered.begin(), covered.end(), rank) != covered.end();
    if (joint || (!streams && one.written.passes <= 1)) continue;
    repairs.push_back(one.repair);
    for (int var : one.family.joined) {
      covered.push_back(root_rank(cascade, cascade.vars[static_cast<std::size_t>(var)].rank));
    }
  }
  return repairs;
}

}  // namespace attngen
