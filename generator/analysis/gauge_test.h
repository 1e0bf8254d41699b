// SPDX-License-Identifier: Apache-2.0
// Stabilisers: late values that the outputs do not depend on, such as a softmax's row maximum.
#pragma once

#include "generator/ir/cascade.h"

namespace attngen {

/// True when every output keeps its value, to fp64 rounding, with `tensor` replaced by random
/// numbers, on random inputs at small extents, all points present. False also where `tensor`
/// decides what is present or selected, or where the cascade carries states of its own.
bool is_gauge(const Cascade& cascade, int tensor);

}  // namespace attngen
