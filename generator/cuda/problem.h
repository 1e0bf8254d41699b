// SPDX-License-Identifier: Apache-2.0
// From the numbers of a request to its Problem: what the text of a kernel depends on.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "generator/cuda/source.h"
#include "generator/ir/binding.h"
#include "generator/ir/cascade.h"

namespace attngen {

/// The problem of a request with these numbers: extents by rank id, the values of static params
/// (NaN elsewhere), as many batch axes as `binding.batch` has. Loads of 16 bytes, no counting.
Problem problem_of(const Cascade& cascade, const Binding& binding, const DeviceLimits& limits);

/// The same without arrays: `extents` and `params` as bind_extents takes them, and throws for.
Problem problem_of(const Cascade& cascade, const std::map<std::string, std::int64_t>& extents,
                   const std::map<std::string, double>& params, int batch_axes,
                   const DeviceLimits& limits);

/// Ranks whose extent a request says, in text order: not fixed by the text, not the outer rank of
/// a split, which follows from the two others.
std::vector<std::string> ranks_to_give(const Cascade& cascade);

}  // namespace attngen
