// SPDX-License-Identifier: Apache-2.0
// The one-pass form of a cascade over one family of variables, or what stands in its way.
#pragma once

#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/analysis/pass_clock.h"
#include "generator/analysis/rank_family.h"

namespace attngen {

struct FamilyRepair {
  RankFamily family;
  PassClock written;
  PassClock rewritten;
  Repair repair;
};

FamilyRepair derive_repair(const Cascade& cascade, const std::vector<ValueRange>& ranges,
                           const RankFamily& family);

}  // namespace attngen
