// SPDX-License-Identifier: Apache-2.0
// Decides the numbers of the `forward` skeleton for one problem.
#pragma once

#include "generator/cuda/plan_operands.h"
#include "generator/cuda/source.h"
#include "generator/form/forward_form.h"

namespace attngen {

/// Throws Error(refused) with every reason when nothing fits.
Plan plan_forward(const Cascade& cascade, const ForwardForm& form, const Problem& problem);

/// Dynamic shared memory of a plan: the row tile, the stages of key and value tiles, the reductions
/// over columns, the marks of keys in use.
int shared_bytes(const ForwardForm& form, const HeadDims& dims, const Plan& plan);

/// The form of `cascade` at the extents of `problem`, on tensor cores; throws Error(refused) with
/// every reason why there is none.
ForwardForm require_forward_form(const Cascade& cascade, const Analysis& analysis,
                                 const Problem& problem);

}  // namespace attngen
