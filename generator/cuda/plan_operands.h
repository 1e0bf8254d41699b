// SPDX-License-Identifier: Apache-2.0
// What the plans of all skeletons decide alike: head dims, how operands are read, scratch.
#pragma once

#include "generator/cuda/source.h"
#include "generator/form/forward_form.h"

namespace attngen {

/// The columns of the contraction and of the wide sum: the head dims, part of the kernel's text.
struct HeadDims {
  int contracted = 0;
  int wide = 0;
};
HeadDims head_dims(const Cascade& cascade, const ForwardForm& form, const Problem& problem);

/// Throws Error(refused) for head dims that no kernel holds on chip.
void require_head_dims(const Cascade& cascade, const ForwardForm& form, const Problem& problem);

/// Decides, and says why, which operands are read element by element.
void choose_loads(const Cascade& cascade, const ForwardForm& form, const Problem& problem,
                  Plan& plan);

/// Shared memory of the reductions over columns and of the marks of keys in use.
int scratch_bytes(const ForwardForm& form, const Plan& plan);

}  // namespace attngen
