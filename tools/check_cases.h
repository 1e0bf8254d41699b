// SPDX-License-Identifier: Apache-2.0
// The shapes that `check` tries when it is not told which.
#pragma once

#include <vector>

#include "generator/ir/cascade.h"
#include "tools/random_request.h"

namespace attngen {

/// Few shapes that meet much: tails of every tile, one row and one key, no row, no key, more rows
/// than keys, head dims off the multiples of 8, batch axes. `given` extents hold in all of them,
/// and where they fix every rank there is one case. No more than two different kernels are needed.
std::vector<RandomShape> check_cases(const Cascade& cascade,
                                     const std::map<std::string, std::int64_t>& given);

}  // namespace attngen
