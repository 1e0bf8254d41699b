// SPDX-License-Identifier: Apache-2.0
// Iteration spaces, and what kind of work each Einsum is.
#pragma once

#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/ir/cascade.h"

namespace attngen {

/// By einsum id.
std::vector<EinsumFacts> analyse_classes(const Cascade& cascade);

}  // namespace attngen
