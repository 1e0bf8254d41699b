// SPDX-License-Identifier: Apache-2.0
// The repaired form of a cascade as a cascade: one loop over blocks that carries states.
#pragma once

#include <cstdint>

#include "generator/analysis/analysis.h"
#include "generator/ir/cascade.h"

namespace attngen {

/// The one-pass cascade over `rank`: `split R -> R1,R0=block`, `iter r1`, block-local reductions
/// L*, re-tag factors C*, states R*, and the original names for the final values. It computes the
/// same outputs. Throws Error(refused), saying why, when the repair is not complete or the language
/// cannot say its form.
Cascade one_pass_cascade(const Cascade& cascade, const Analysis& analysis, int rank,
                         std::int64_t block = 128);

}  // namespace attngen
