// SPDX-License-Identifier: Apache-2.0
// Random inputs for `check`: any cascade, any extents, equal on every machine for equal seeds.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "generator/ir/binding.h"

namespace attngen {

struct RandomShape {
  std::map<std::string, std::int64_t> extents;  ///< every rank that is neither fixed nor derived
  Shape batch;
};

/// Floats are about normal; tables of integers are drawn from the widest range that binding
/// accepts, so that those used as coordinates stay inside. Every second input but the first leaves
/// out the batch axes and is broadcast. Parameters without a default are drawn too, unless given.
/// Throws Error(refused) where not even zeros can be bound.
BoundInputs random_inputs(const Cascade& cascade, const RandomShape& shape,
                          const std::map<std::string, double>& params, std::uint64_t seed);

}  // namespace attngen
