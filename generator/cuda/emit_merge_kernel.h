// SPDX-License-Identifier: Apache-2.0
// The emitted file of a merge: hooks printed from what the outputs of a row tell of its running
// values, and from the monoid of these.
#pragma once

#include "generator/analysis/analysis.h"
#include "generator/cuda/source.h"
#include "templates/templates.h"

namespace attngen {

/// `arguments` of the source stays empty: see MergeBlock for what a launch is given.
CudaSource emit_merge_kernel(const Cascade& cascade, const Analysis& analysis,
                             const Problem& problem, const Plan& plan,
                             const TemplateTable& templates);

}  // namespace attngen
