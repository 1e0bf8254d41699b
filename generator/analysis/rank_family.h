// SPDX-License-Identifier: Apache-2.0
// The variables that walk one rank: of the rank itself, of the ranks it is split into, and of ranks
// that are always reduced together with it.
#pragma once

#include <vector>

#include "generator/ir/cascade.h"

namespace attngen {

struct RankFamily {
  int rank = -1;
  std::vector<int> leaf;    ///< variables that visit elements
  std::vector<int> outer;   ///< variables that visit blocks only
  std::vector<int> joined;  ///< those of `leaf` that come from other ranks, reduced jointly

  bool has(int var) const;
  bool is_leaf(int var) const;
  bool carried_by(const Expr& expr) const;  ///< some variable of the family occurs in it
};

/// One family per independent walk of `rank`: further variables of a rank (`var n in M`) walk
/// alone.
std::vector<RankFamily> families_of(const Cascade& cascade, int rank);

/// The rank from which `rank` was split, all the way up.
int root_rank(const Cascade& cascade, int rank);

/// How an Einsum meets a family.
struct FamilyUse {
  bool touches = false;    ///< its iteration space has a variable of the family
  bool leaf = false;       ///< ... a leaf one: it visits elements
  bool keeps = false;      ///< its left side keeps one: it streams
  bool reduces = false;    ///< it reduces one
  bool completes = false;  ///< a full reduction: reduces, and keeps none
};
FamilyUse use_of(const RankFamily& family, const Einsum& einsum);

}  // namespace attngen
