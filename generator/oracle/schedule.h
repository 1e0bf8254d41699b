// SPDX-License-Identifier: Apache-2.0
// In which order a cascade's Einsums run: whole, one after the other, or together slice by slice
// where recurrences feed each other.
#pragma once

#include <vector>

#include "generator/ir/cascade.h"

namespace attngen::oracle {

struct Stage {
  std::vector<int> einsums;  ///< in text order
  int var = -1;              ///< run all of them once for each of its positions; -1: once, whole
};

/// Stages such that every tensor, its init included, is whole before a later stage reads it.
std::vector<Stage> schedule(const Cascade& cascade);

}  // namespace attngen::oracle
