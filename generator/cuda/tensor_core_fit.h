// SPDX-License-Identifier: Apache-2.0
// Which forms the tensor cores of a skeleton can run.
#pragma once

#include <string>
#include <vector>

#include "generator/cuda/source.h"
#include "generator/form/forward_form.h"

namespace attngen {

/// Everything about the operands of `form` that the skeleton does not take; empty when it fits.
/// Decode takes keys and values at computed places, where the keys that count are one range: then
/// no other entry of a page table is read.
std::vector<std::string> why_not_on_tensor_cores(const Cascade& cascade, const ForwardForm& form,
                                                 Skeleton skeleton);

}  // namespace attngen
