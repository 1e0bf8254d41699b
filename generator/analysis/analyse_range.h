// SPDX-License-Identifier: Apache-2.0
// Bounds of every tensor's values.
#pragma once

#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/ir/cascade.h"

namespace attngen {

/// By tensor id; `is_gauge` is left false (see gauge_test.h).
std::vector<ValueRange> analyse_range(const Cascade& cascade);

}  // namespace attngen
