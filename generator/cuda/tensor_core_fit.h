// SPDX-License-Identifier: Apache-2.0
// Which forms the tensor cores of the `forward` skeleton can run.
#pragma once

#include <string>
#include <vector>

#include "generator/form/forward_form.h"

namespace attngen {

/// Everything about the operands of `form` that the skeleton does not take; empty when it fits.
std::vector<std::string> why_not_on_tensor_cores(const Cascade& cascade, const ForwardForm& form);

}  // namespace attngen
