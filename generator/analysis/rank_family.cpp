// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/rank_family.h"

#include <algorithm>

#include "generator/ir/conditions.h"

namespace attngen {
namespace {

bool contains(const std::vector<int>& list, int value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

void add_new(std::vector<int>& list, int value) {
  if (!contains(list, value)) list.push_back(value);
}

std::vector<int> vars_of(const Cascade& cascade, int rank, bool implicit) {
  std::vector<int> vars;
  for (std::size_t i = 0; i < cascade.vars.size(); ++i) {
    if (cascade.vars[i].rank == rank && cascade.vars[i].implicit == implicit) {
      vars.push_back(static_cast<int>(i));
    }
  }
  return vars;
}

void add_outer(const Cascade& cascade, int rank, RankFamily& family) {
  for (bool implicit : {true, false}) {
    for (int var : vars_of(cascade, rank, implicit)) add_new(family.outer, var);
  }
  const int split = split_of(cascade, rank);
  if (split < 0) return;
  add_outer(cascade, cascade.splits[static_cast<std::size_t>(split)].outer, family);
  add_outer(cascade, cascade.splits[static_cast<std::size_t>(split)].inner, family);
}

/// The ranks along which elements are visited: the rank and its innermost splits.
std::vector<int> leaf_ranks(const Cascade& cascade, int rank) {
  std::vector<int> ranks{rank};
  for (int split = split_of(cascade, rank); split >= 0; split = split_of(cascade, ranks.back())) {
    ranks.push_back(cascade.splits[static_cast<std::size_t>(split)].inner);
  }
  return ranks;
}

/// Variables that every full reduction of the family's own leaves reduces too, and that nothing
/// reduces without them.
std::vector<int> jointly_reduced(const Cascade& cascade, const RankFamily& own) {
  std::vector<int> joint;
  bool first = true;
  for (const Einsum& einsum : cascade.einsums) {
    const FamilyUse use = use_of(own, einsum);
    const bool leaf_reduced =
        einsum.reduction &&
        std::any_of(einsum.reduction->vars.begin(), einsum.reduction->vars.end(),
                    [&](int var) { return own.is_leaf(var); });
    if (!use.completes || !leaf_reduced) continue;
    std::vector<int> others;
    for (int var : einsum.reduction->vars) {
      if (!own.has(var) && (first || contains(joint, var))) others.push_back(var);
    }
    joint = others;
    first = false;
  }
  joint.erase(std::remove_if(joint.begin(), joint.end(),
                             [&](int var) {
                               return std::any_of(cascade.einsums.begin(), cascade.einsums.end(),
                                                  [&](const Einsum& einsum) {
                                                    return is_reduced(einsum, var) &&
                                                           !use_of(own, einsum).reduces;
                                                  });
                             }),
              joint.end());
  return joint;
}

}  // namespace

bool RankFamily::has(int var) const {
  return contains(leaf, var) || contains(outer, var);
}
bool RankFamily::is_leaf(int var) const {
  return contains(leaf, var);
}

bool RankFamily::carried_by(const Expr& expr) const {
  bool found = false;
  for_each_node(
      expr, [&](const ExprNode& node) { found = found || (node.op == Op::var && has(node.id)); });
  return found;
}

std::vector<RankFamily> families_of(const Cascade& cascade, int rank) {
  RankFamily main;
  main.rank = rank;
  std::vector<int> extra;
  for (int leaf : leaf_ranks(cascade, rank)) {
    for (int var : vars_of(cascade, leaf, true)) add_new(main.leaf, var);
    for (int var : vars_of(cascade, leaf, false)) extra.push_back(var);
    const int split = split_of(cascade, leaf);
    if (split >= 0) {
      add_outer(cascade, cascade.splits[static_cast<std::size_t>(split)].outer, main);
    }
  }
  std::vector<RankFamily> families{main};
  for (int var : extra) {
    RankFamily alone;
    alone.rank = rank;
    alone.leaf = {var};
    alone.outer = main.outer;
    families.push_back(alone);
  }
  for (RankFamily& family : families) {
    family.joined = jointly_reduced(cascade, family);
    family.leaf.insert(family.leaf.end(), family.joined.begin(), family.joined.end());
  }
  return families;
}

int root_rank(const Cascade& cascade, int rank) {
  int split = cascade.ranks[static_cast<std::size_t>(rank)].split;
  while (split >= 0) {
    rank = cascade.splits[static_cast<std::size_t>(split)].rank;
    split = cascade.ranks[static_cast<std::size_t>(rank)].split;
  }
  return rank;
}

FamilyUse use_of(const RankFamily& family, const Einsum& einsum) {
  FamilyUse use;
  const auto meet = [&](int var) {
    use.touches = true;
    use.leaf = use.leaf || family.is_leaf(var);
  };
  for (const std::vector<int>* list : {&family.leaf, &family.outer}) {
    for (int var : *list) {
      if (is_reduced(einsum, var)) {
        meet(var);
        use.reduces = true;
      }
    }
  }
  // The slots of a topk over the family are no positions in it: they fill when it is complete.
  const int slot = use.reduces ? slot_coordinate(einsum) : -1;
  for (std::size_t i = 0; i < einsum.coords.size(); ++i) {
    if (static_cast<int>(i) == slot) continue;
    for_each_node(einsum.coords[i], [&](const ExprNode& node) {
      if (node.op != Op::var || !family.has(node.id)) return;
      meet(node.id);
      use.keeps = true;
    });
  }
  use.completes = use.reduces && !use.keeps;
  return use;
}

}  // namespace attngen
